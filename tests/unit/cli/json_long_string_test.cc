#include "cli/json_long_string.h"

#include <random>
#include <string>
#include <vector>

#include "catch.h"

namespace sidelight {
namespace {

using Json = nlohmann::ordered_json;

// The library's own answer is the truth, for what is JSON as for what is not.
void check_same(const std::string& line) {
  INFO(line);
  const Json plain = Json::parse(line, nullptr, false);
  const Json fast = parse_json_row(line, "html");
  REQUIRE(fast.is_discarded() == plain.is_discarded());
  if (!plain.is_discarded()) CHECK(fast == plain);
}

const std::vector<std::string> kLines = {
    R"({"id": 1, "html": "<p class=\"a\">caf\u00e9 \ud83d\ude00 \n\t\\ \/ \b\f\r</p>", "url": "x"})",
    R"({"html":"","id":null})",
    R"({"html":"a"})",
    R"( { "a" : [1,{"html":"no"}] , "html" : "yes" } )",
    R"({"html":"one","html":"two"})",
    R"({"html":"one","html":7})",
    R"({"a":{"html":"in"}})",
    R"({"\u0068tml":"escaped name"})",
    R"({"html":5,"b":"x"})",
    R"({"html":null})",
    R"(["html","a"])",
    R"("html")",
    R"({"html":"lone \ud800"})",
    R"({"html":"lone \udc00 low"})",
    R"({"html":"half \ud83d\u0041"})",
    R"({"html":"bad \x escape"})",
    R"({"html":"\u00zz"})",
    R"({"html":"\u12"})",
    R"({"html":"open)",
    R"({"html":"a" "b":1})",
    R"({"html":"a",})",
    R"({"html":"a"}})",
    R"({"html":"a"} x)",
    R"({"html" "a"})",
    R"({html:"a"})",
    R"({"a":]],"html":"a"})",
    R"({"a":tru,"html":"a"})",
    R"({"a":"\ud800","html":"a"})",
    R"({"html":"\u0000long"})",
    "",
    " ",
    "{",
    "{}",
    "\x01",
    "{\"html\":\"control \x01\"}",
    "{\"html\":\"line\nend\"}",
    "{\"html\":\"caf\xC3\xA9\"}",
    "{\"html\":\"no UTF-8 \xC3\"}",
    "{\"b\":\"\xFF\",\"html\":\"a\"}",
    "\xEF\xBB\xBF{\"html\":\"a\"}",
};

TEST_CASE("JSON row: the same as the library's answer") {
  for (const std::string& line : kLines) check_same(line);
  CHECK(parse_json_row(kLines[0], "html")["html"] ==
        "<p class=\"a\">caf\xC3\xA9 \xF0\x9F\x98\x80 \n\t\\ / \b\f\r</p>");
}

TEST_CASE("JSON row: the same for damaged lines") {
  std::mt19937 random(7);
  const std::string bytes = "\"\\{}[]:,u0d8 \x80\xC3\n";
  for (const std::string& line : kLines) {
    for (int i = 0; i < 200 && !line.empty(); ++i) {
      std::string damaged = line;
      for (unsigned n = 0; n <= random() % 3; ++n) {
        damaged[random() % damaged.size()] = bytes[random() % bytes.size()];
      }
      if (random() % 4 == 0) damaged.resize(random() % damaged.size());
      check_same(damaged);
    }
  }
}

}  // namespace
}  // namespace sidelight
