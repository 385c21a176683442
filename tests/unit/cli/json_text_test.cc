#include "cli/json_text.h"

#include <nlohmann/json.hpp>
#include <random>
#include <string>

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

}  // namespace
}  // namespace sidelight
