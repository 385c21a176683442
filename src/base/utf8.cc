#include "base/utf8.h"

#include <array>
#include <cstring>

namespace sidelight {
namespace {

bool is_continuation(unsigned char byte) { return (byte & 0xC0u) == 0x80u; }

// Length of the valid sequence at `at`, or 0 (overlong forms, surrogates and values above U+10FFFF
// are invalid: Unicode standard, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return 1;
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  if (at + length > text.size()) return 0;
  if (byte(at + 1) < low || byte(at + 1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (!is_continuation(byte(at + i))) return 0;
  }
  return length;
}

}  // namespace

char32_t next_long_code_point(std::string_view text, std::size_t& at) {
  const std::size_t length = sequence_length(text, at);
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  char32_t value = kReplacementCharacter;
  switch (length) {
    case 1:
      value = byte(0);
      break;
    case 2:
      value = ((byte(0) & 0x1F) << 6) | (byte(1) & 0x3F);
      break;
    case 3:
      value = ((byte(0) & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
      break;
    case 4:
      value = ((byte(0) & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) |
              (byte(3) & 0x3F);
      break;
    default:
      at += 1;
      return value;
  }
  at += length;
  return value;
}

char32_t code_point_before(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  std::size_t begin = floor_boundary(text, at - 1);
  return next_code_point(text, begin);
}

char32_t code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  return next_code_point(text, at);
}

void append_long_utf8(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
    code_point = kReplacementCharacter;
  }
  std::array<char, 4> bytes;
  std::size_t size = 0;
  const auto put = [&](char32_t byte) { bytes[size++] = static_cast<char>(byte); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
  out.append(bytes.data(), size);
}

std::size_t ascii_bytes(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080u;
  std::size_t at = 0;
  // Four words at a time, which compilers make one vector of, then one.
  std::array<std::uint64_t, 4> many{};
  for (; at + sizeof(many) <= text.size(); at += sizeof(many)) {
    std::memcpy(many.data(), text.data() + at, sizeof(many));
    if (((many[0] | many[1] | many[2] | many[3]) & kHighBits) != 0) break;
  }
  std::uint64_t eight = 0;
  for (; at + sizeof(eight) <= text.size(); at += sizeof(eight)) {
    std::memcpy(&eight, text.data() + at, sizeof(eight));
    if ((eight & kHighBits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

bool is_valid_utf8(std::string_view text) {
  std::size_t at = ascii_bytes(text);
  while (at < text.size()) {
    const std::size_t length = sequence_length(text, at);
    if (length == 0) return false;
    at += length;
    if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80)
      at += ascii_bytes(text.substr(at));
  }
  return true;
}

std::string repair_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = sequence_length(text, at);
    if (length == 0 || text[at] == '\0') {
      append_utf8(out, kReplacementCharacter);
      at += 1;
    } else {
      out.append(text.substr(at, length));
      at += length;
    }
  }
  return out;
}

std::uint32_t utf16_length(std::string_view text) {
  std::uint32_t length = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (!is_continuation(byte)) length += byte >= 0xF0 ? 2 : 1;
  }
  return length;
}

std::uint32_t code_point_length(std::string_view text) {
  std::uint32_t length = 0;
  for (const char c : text) {
    if (!is_continuation(static_cast<unsigned char>(c))) ++length;
  }
  return length;
}

std::size_t floor_boundary(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && is_continuation(static_cast<unsigned char>(text[at]))) --at;
  return at;
}

}  // namespace sidelight
