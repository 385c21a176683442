#include "base/json_text.h"

#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "catch.h"

namespace sidelight {
namespace {

std::string written(const std::string& text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

TEST_CASE("JSON text: what the library writes") {
  for (const std::string text :
       {"", "plain", "a \"quoted\" \\ word\n\r\t\b\f/", "caf\xC3\xA9 \xF0\x9F\x98\x80", "\x7F"}) {
    CHECK(written(text) == nlohmann::json(text).dump());
  }
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (auto length = random() % 40; length > 0; --length)
      text.push_back(static_cast<char>(random() % 128));
    CHECK(written(text) == nlohmann::json(text).dump());
  }
}

TEST_CASE("JSON text: what is not UTF-8 becomes a replacement character") {
  CHECK(written("a\xFFz") == "\"a\xEF\xBF\xBDz\"");
}

TEST_CASE("JSON text: objects, lists and values as the library writes them") {
  using Json = nlohmann::ordered_json;
  const Json wanted = {{"empty", Json::object()},
                       {"none", Json::array()},
                       {"yes", true},
                       {"no", false},
                       {"nothing", nullptr},
                       {"least", std::numeric_limits<std::int64_t>::min()},
                       {"most", std::numeric_limits<std::uint64_t>::max()},
                       {"small", std::uint16_t{7}},
                       {"texts", {"a", "b\"c"}},
                       {"rows", {{1, 2}, {3}}}};
  JsonText out;
  out.object([&] {
    out.object_member("empty", [] {});
    out.array_member("none", [] {});
    out.member("yes", true);
    out.member("no", false);
    out.name("nothing");
    out.null();
    out.member("least", std::numeric_limits<std::int64_t>::min());
    out.member("most", std::numeric_limits<std::uint64_t>::max());
    out.member("small", std::uint16_t{7});
    out.member("texts", std::vector<std::string>{"a", "b\"c"});
    out.array_member("rows", [&] {
      out.array([&] {
        out.value(1);
        out.value(2);
      });
      out.value(std::vector<int>{3});
    });
  });
  CHECK(std::move(out).take() == wanted.dump());
}

}  // namespace
}  // namespace sidelight
