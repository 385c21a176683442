#include "page/author_names.h"

#include <string>
#include <vector>

#include "catch.h"
#include "text/prose.h"

namespace sidelight {
namespace {

std::string written(const std::vector<AuthorName>& names) {
  static constexpr const char* kKinds[] = {"person", "alias", "group", "outlet", "nameless"};
  if (names.empty()) return "nobody";
  std::string out = std::string(kKinds[static_cast<int>(names.front().kind)]) + ":";
  for (std::size_t i = 0; i < names.size(); ++i) out += (i == 0 ? " " : "; ") + names[i].name;
  return out;
}

const std::vector<std::string> kOutlets = {outlet_key("The Harbour Post")};

TEST_CASE("author names: bylines of pages") {
  for (const prose::Row& row : prose::table("bylines.tsv")) {
    INFO("tests/tables/bylines.tsv:" << row.line << " " << row.text);
    CHECK(written(names_of_byline(row.text, kOutlets)) == row.rest);
  }
}

TEST_CASE("author names: values of structured data") {
  for (const prose::Row& row : prose::table("author_values.tsv")) {
    INFO("tests/tables/author_values.tsv:" << row.line << " " << row.text);
    CHECK(written(names_of_value(row.text, kOutlets)) == row.rest);
  }
}

TEST_CASE("author names: lines that say that a name follows") {
  CHECK(begins_byline("By Jane Orrin"));
  CHECK(begins_byline("Von Jana Orrin"));
  CHECK(begins_byline("Text: Jane Orrin"));
  CHECK(begins_byline("Posted on May 4 by Jane Orrin"));
  CHECK_FALSE(begins_byline("Von Montag an gilt der neue Fahrplan der F\xC3\xA4hren."));
  CHECK_FALSE(begins_byline("With the storm gone, the boats sailed."));
  CHECK_FALSE(begins_byline("Jane Orrin"));
  CHECK_FALSE(begins_byline(""));
}

TEST_CASE("author names: names of sites") {
  CHECK(outlet_key("The Harbour Post") == outlet_key("harbour-post.com"));
  CHECK(outlet_key("theharbourpost") == outlet_key("Harbour Post"));
  CHECK(outlet_key("!").empty());
}

TEST_CASE("author names: hostile lines") {
  CHECK(names_of_byline(std::string(100000, ','), kOutlets).empty());
  CHECK(names_of_byline(std::string(300, ','), kOutlets).empty());
  CHECK(names_of_value(std::string("\xF0\x9F\x98\x80 \xF0\x9F\x98\x80"), kOutlets).empty());
  CHECK(names_of_byline("By ", kOutlets).empty());
}

}  // namespace
}  // namespace sidelight
