#include "page/block_features.h"

#include <set>

#include "catch.h"
#include "page/block_model.h"
#include "page/block_rows.h"
#include "page/html_page.h"

using namespace sidelight;

namespace {

constexpr std::string_view kPage =
    "<html><body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav><article><h1>A bridge "
    "for "
    "two towns</h1><p>The bridge at Halden has stood since 1931, and two towns share it, but "
    "neither "
    "wants to pay for its paint.</p><h2>Who pays</h2><p>In March the mayor of the northern town "
    "said "
    "that the money would come from a lottery, which the south "
    "refused.</p></article></body></html>";

std::int32_t value(const BlockRows& rows, std::size_t leaf, std::string_view name) {
  const auto& names = BlockFeatures::names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return rows.features.row(leaf)[i];
  }
  FAIL("no feature called " << name);
  return 0;
}

}  // namespace

TEST_CASE("features have names of their own") {
  const auto& names = BlockFeatures::names();
  CHECK(std::set<std::string_view>(names.begin(), names.end()).size() == names.size());
}

TEST_CASE("features tell a paragraph from a menu") {
  const Result<Page> page = read_html(kPage, HtmlSource{"", "", "utf-8"});
  REQUIRE(page.ok());
  const BlockRows rows = block_rows(page.value());
  std::size_t menu = 0;
  while (rows.texts[menu].find("World") == std::string::npos) ++menu;
  std::size_t paragraph = 0;
  while (rows.texts[paragraph].find("1931") == std::string::npos) ++paragraph;
  REQUIRE(rows.headline != kNone);
  CHECK(rows.texts[rows.headline] == "A bridge for two towns");
  CHECK(value(rows, menu, "link_share") > 800);
  CHECK(value(rows, paragraph, "link_share") == 0);
  CHECK(value(rows, paragraph, "from_headline") == 1);
  CHECK(value(rows, paragraph, "with_headline") == 1);
  CHECK(value(rows, paragraph, "rule_body") == 1);
  CHECK(value(rows, menu, "rule_body") == 0);
  CHECK(value(rows, paragraph, "like_leaves") == 2);
}

TEST_CASE("a model that was trained on other features is not used") {
  CHECK(!fits_blocks(TreeModel()));
}
