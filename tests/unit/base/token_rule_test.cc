#include "base/token_rule.h"

#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "catch.h"

using namespace sidelight;

namespace {

std::string cut(const std::string& text) {
  std::string out;
  RawToken token;
  for (std::size_t at = 0; next_token(text, at, token);) {
    if (!out.empty()) out += "|";
    out += text.substr(token.begin, token.end - token.begin);
  }
  return out;
}

}  // namespace

TEST_CASE("word boundaries") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"It’s Putin’s first trip.", "It|’s|Putin|’s|first|trip|."},
      {"the Putin-Xi partnership", "the|Putin|-|Xi|partnership"},
      {"hasn’t, didn't", "hasn’t|,|didn't"},
      {"U.S. and D.C. at 10 a.m.", "U.S.|and|D.C.|at|10|a.m."},
      {"J. K. Rowling", "J.|K.|Rowling"},
      {"paid $1,250.50 (3.9%)", "paid|$|1,250.50|(|3.9|%|)"},
      {"O'Brien of N'Djamena", "O'Brien|of|N'Djamena"},
      {"Port-au-Prince", "Port|-|au|-|Prince"},
      {"the farmers' union", "the|farmers|'|union"},
      {"see https://example.org/a?b=c, or @desk #news",
       "see|https://example.org/a?b=c|,|or|@desk|#news"},
      {"write to desk@example.org.", "write|to|desk@example.org|."},
      {"wait... what -- now", "wait|...|what|--|now"},
      {"“No,” he said—twice", "“|No|,|”|he|said|—|twice"},
      {"a. End", "a|.|End"},
      {"the 1990s, 21st, 2024/25", "the|1990s|,|21st|,|2024/25"},
      {"Łódź und Zürich", "Łódź|und|Zürich"},
      {"", ""},
      {" \xC2\xA0\n", ""},
  };
  for (const auto& [text, expected] : rows) {
    INFO(text);
    CHECK(cut(text) == expected);
  }
}

TEST_CASE("tokens never overlap, never stop, and cover all that is not space, whatever the bytes") {
  std::string text;
  std::uint32_t state = 12345;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1664525u + 1013904223u;
    const char* const parts[] = {"a", "'", "’s", ".",       "U.S.", "é",        " ", "-",
                                 "9", "@", "#",  "http://", "€",    "\xC2\xAD", "😀"};
    text += parts[(state >> 16) % 15];
  }
  std::size_t last = 0;
  RawToken token;
  for (std::size_t at = 0; next_token(text, at, token);) {
    REQUIRE(token.begin >= last);
    REQUIRE(token.end > token.begin);
    REQUIRE(at == token.end);
    last = token.end;
  }
}

TEST_CASE("an alias key is the folded tokens joined by spaces") {
  CHECK(alias_key("Côte d’Ivoire") == "côte d'ivoire");
  CHECK(alias_key("Port-au-Prince") == "port - au - prince");
  CHECK(alias_key("  The  U.S. ") == "the u.s.");
}
