#include "base/utf8.h"

#include <string>

#include "catch.h"

using namespace sidelight;

TEST_CASE("every code point goes into UTF-8 and comes back") {
  for (const char32_t c :
       {0x01u, 0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xD7FFu, 0xE000u, 0xFFFDu, 0x10000u, 0x10FFFFu}) {
    std::string text;
    append_utf8(text, c);
    std::size_t at = 0;
    CHECK(next_code_point(text, at) == c);
    CHECK(at == text.size());
    CHECK(is_valid_utf8(text));
    CHECK(code_point_before(text, text.size()) == c);
  }
}

TEST_CASE("what is not UTF-8 is replaced byte by byte and never read past its end") {
  for (const std::string bad : {"\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xFF",
                                "\x80", "\xF0\x9F\x98"}) {
    CHECK_FALSE(is_valid_utf8(bad));
    const std::string repaired = repair_utf8(bad);
    CHECK(is_valid_utf8(repaired));
    CHECK(code_point_length(repaired) == bad.size());
  }
  CHECK(repair_utf8(std::string("a\0b", 3)) ==
        "a\xEF\xBF\xBD"
        "b");
}

TEST_CASE("surrogates and values beyond Unicode are written as the replacement character") {
  for (const char32_t c : {0xD800u, 0xDFFFu, 0x110000u}) {
    std::string text;
    append_utf8(text, c);
    CHECK(text == "\xEF\xBF\xBD");
  }
}

TEST_CASE("lengths in UTF-16 units and code points") {
  const std::string text = "aé€😀";
  CHECK(utf16_length(text) == 5);
  CHECK(code_point_length(text) == 4);
  CHECK(floor_boundary(text, 2) == 1);
  CHECK(floor_boundary(text, text.size()) == text.size());
}
