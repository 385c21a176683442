#include "page/day_text.h"

#include <string>

#include "catch.h"
#include "page/text_rules.h"
#include "text/prose.h"

namespace sidelight {
namespace {

TEST_CASE("day text: the notations of publishers") {
  for (const prose::Row& row : prose::table("days.tsv")) {
    INFO("tests/tables/days.tsv:" << row.line << " " << row.text);
    const std::size_t tab = row.rest.find('\t');
    REQUIRE(tab != std::string::npos);
    const std::string moment = moment_in(row.text, day_order(row.rest.substr(0, tab)));
    CHECK((moment.empty() ? "-" : moment.substr(0, 10)) == row.rest.substr(tab + 1));
  }
}

TEST_CASE("day text: an ISO moment is kept as found") {
  CHECK(moment_in(" 2024-05-04T08:00:00+02:00 ", DayOrder::DayFirst) ==
        "2024-05-04T08:00:00+02:00");
  CHECK(moment_in("2024-13-04", DayOrder::DayFirst).empty());
  CHECK(moment_in(std::string(5000, '1'), DayOrder::DayFirst).empty());
  CHECK(day_in("04.05.2024") == "2024-05-04");
}

TEST_CASE("day text: days are counted") {
  CHECK(day_number("1970-01-01") == 0);
  CHECK(day_number("1970-12-31") == 364);
  CHECK(day_number("1972-02-29") == 789);
  CHECK(day_number("1972-03-01") == 790);
  CHECK(day_number("2000-01-01") == 10957);
  CHECK(day_number("2024-02-29") + 1 == day_number("2024-03-01"));
  CHECK(day_number("2024-12-31") + 1 == day_number("2025-01-01"));
  CHECK(day_number("") == 0);
}

}  // namespace
}  // namespace sidelight
