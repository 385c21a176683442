// UTF-8 (RFC 3629): decoding, encoding and repair. Never UTF-16 arithmetic over a document, which
// is base/offset_map.h, and never character classes, which are base/unicode.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sidelight {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

// Decodes the code point that begins at byte `at` and moves `at` past it. An invalid sequence
// yields U+FFFD and moves one byte. `at` must be below text.size().
char32_t next_long_code_point(std::string_view text, std::size_t& at);  // for those below
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x80) return next_long_code_point(text, at);
  ++at;
  return byte;
}

// The code point that ends just before byte `at` (0 when at is 0). `at` must be a boundary.
char32_t code_point_before(std::string_view text, std::size_t at);

// The code point that begins at byte `at`, or 0 at the end of text.
char32_t code_point_at(std::string_view text, std::size_t at);

void append_long_utf8(std::string& out, char32_t code_point);
inline void append_utf8(std::string& out, char32_t code_point) {
  if (code_point >= 0x80) return append_long_utf8(out, code_point);
  out.push_back(static_cast<char>(code_point));
}

// How many bytes of ASCII `text` begins with.
std::size_t ascii_bytes(std::string_view text);

// Whether all of `text` is valid UTF-8.
bool is_valid_utf8(std::string_view text);

// A copy with each invalid byte and each NUL replaced by U+FFFD.
std::string repair_utf8(std::string_view text);

// Length in UTF-16 code units and in code points. `text` must be valid.
std::uint32_t utf16_length(std::string_view text);
std::uint32_t code_point_length(std::string_view text);

// Moves `at` back to the beginning of the code point that it points into.
std::size_t floor_boundary(std::string_view text, std::size_t at);

}  // namespace sidelight
