#include "figures/date.h"

#include <string>

#include "text/prose.h"

using namespace sidelight;

namespace {

// As tests/tables/dates.tsv writes them.
std::string listed(const Document& doc, std::string_view published) {
  std::string out;
  for (const Date& date : find_dates(doc, published, prose::shipped().language)) {
    if (!out.empty()) out += " ;; ";
    out += std::string(doc.view(date.at)) + " = " + date.value + " " + std::string(date.type);
    if (!date.from.empty()) out += " " + date.from + " " + date.to;
  }
  return out;
}

}  // namespace

TEST_CASE("dates and their values, by table") {
  for (const prose::Row& row : prose::table("dates.tsv")) {
    INFO("tests/tables/dates.tsv:" << row.line);
    CHECK(listed(prose::document_of(row.text), "2024-05-15T21:00:00+00:00") == row.rest);
  }
}

TEST_CASE("without a day of publication relative dates name no days") {
  CHECK(
      listed(prose::document_of("She left on Thursday, in May, and in 2019."), "") ==
      "Thursday = XXXX-WXX-4 DATE ;; May = XXXX-05 DATE ;; 2019 = 2019 DATE 2019-01-01 2019-12-31");
  CHECK(listed(prose::document_of("She left last year."), "not a date").empty());
}

TEST_CASE("outside a report now is no date, today only in talk, and July is every July") {
  std::string guide;
  for (int i = 0; i < 12; ++i)
    guide += "The old harbour has a long quay with many small boats and a lamp at its very end. ";
  CHECK(listed(prose::document_of(guide + "Today the quay is quiet, and it now rains in July."),
               "2024-05-15") == "July = --07 DATE");
  std::string talk;
  for (int i = 0; i < 16; ++i)
    talk += "We walk to the quay and you can see all of my boats there. ";
  CHECK(listed(prose::document_of(talk + "Today is a holiday, and now it rains."), "2024-05-15") ==
        "Today = 2024-05-15 DATE 2024-05-15 2024-05-15");
  std::string report;
  for (int i = 0; i < 12; ++i)
    report += "The harbour board said the long quay was safe, and the mayor added it would stay. ";
  CHECK(listed(prose::document_of(report + "Today the quay is quiet, and it is now wet."),
               "2024-05-15") ==
        "Today = 2024-05-15 DATE 2024-05-15 2024-05-15 ;; now = PRESENT_REF DATE");
}

TEST_CASE("a date that the text breaks off is read no further than the text") {
  for (const char* text : {"In April of", "In April", "It was in the year", "Born c.", "From 3 to",
                           "In 1999 -", "The fifth of", "Since last"}) {
    INFO(text);
    CHECK_NOTHROW(find_dates(prose::document_of(text), "2024-05-15", prose::shipped().language));
  }
}

TEST_CASE("dates do not overlap and stay in order on odd input") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "the end of the last 3 May 5 10 2024 - ";
  const Document doc = prose::document_of(text);
  std::uint32_t last = 0;
  for (const Date& date : find_dates(doc, "2024-05-15", prose::shipped().language)) {
    CHECK(date.at.begin >= last);
    CHECK_FALSE(date.at.empty());
    last = date.at.end;
  }
}
