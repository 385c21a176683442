#include "base/offset_map.h"

#include <string>

#include "base/utf8.h"
#include "catch.h"

using namespace sidelight;

TEST_CASE("offsets agree with counting from the beginning, at every boundary") {
  std::string text;
  for (int i = 0; i < 200; ++i)
    text += i % 7 == 0 ? "😀" : i % 5 == 0 ? "€" : i % 3 == 0 ? "é" : "x";
  const OffsetMap map(text);
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (floor_boundary(text, at) != at) continue;
    const std::string_view before = std::string_view(text).substr(0, at);
    const auto byte = static_cast<std::uint32_t>(at);
    CHECK(map.utf16(byte) == utf16_length(before));
    CHECK(map.code_points(byte) == code_point_length(before));
    CHECK(map.byte_of_code_point(code_point_length(before)) == byte);
  }
  CHECK(map.byte_of_code_point(1'000'000) == text.size());
}

TEST_CASE("an empty text has one offset") {
  const OffsetMap map("");
  CHECK(map.utf16(0) == 0);
  CHECK(map.code_points(0) == 0);
  CHECK(map.byte_of_code_point(0) == 0);
}

TEST_CASE("a text that ends on a checkpoint has an offset at its end") {
  const std::string text(128, 'x');
  const OffsetMap map(text);
  CHECK(map.utf16(128) == 128);
  CHECK(map.byte_of_code_point(128) == 128);
}
