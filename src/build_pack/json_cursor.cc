#include "build_pack/json_cursor.h"

#include "base/utf8.h"

namespace sidelight {
namespace {

// How many of eight bytes stand before the first quotation mark or backslash; 8 when there is none
// (a test of all at once: Mycroft's zero byte trick, exact up to the first hit).
std::size_t bytes_before_mark(const char* at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u;
  constexpr std::uint64_t kHighs = 0x8080808080808080u;
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    word |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
  }
  const std::uint64_t quotes = word ^ (kOnes * std::uint64_t{'"'});
  const std::uint64_t slashes = word ^ (kOnes * std::uint64_t{'\\'});
  const std::uint64_t hits =
      (((quotes - kOnes) & ~quotes) | ((slashes - kOnes) & ~slashes)) & kHighs;
  return hits == 0 ? 8 : static_cast<std::size_t>(__builtin_ctzll(hits)) / 8;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The four hexadecimal digits at `at`, or -1.
std::int32_t hex_unit(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return -1;
  std::int32_t unit = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const int digit = hex_digit(text[i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

// The code point of the \u escape whose digits begin at `at`, which moves past it and past the low
// half of a pair.
char32_t unicode_escape(std::string_view raw, std::size_t& at) {
  const std::int32_t unit = hex_unit(raw, at);
  if (unit < 0) return kReplacementCharacter;
  at += 4;
  if (unit < 0xD800 || unit > 0xDFFF) return static_cast<char32_t>(unit);
  if (unit > 0xDBFF || raw.substr(at, 2) != "\\u") return kReplacementCharacter;
  const std::int32_t low = hex_unit(raw, at + 2);
  if (low < 0xDC00 || low > 0xDFFF) return kReplacementCharacter;
  at += 6;
  return static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
}

}  // namespace

bool JsonCursor::at_end() {
  skip_space();
  return at_ == end_;
}

bool JsonCursor::open(char opening, char closing) {
  if (!next_is(opening)) {
    fail();
    return false;
  }
  ++at_;
  if (!next_is(closing)) return true;
  ++at_;
  return false;
}

bool JsonCursor::more(char closing) {
  if (next_is(',')) {
    ++at_;
    return true;
  }
  if (next_is(closing)) {
    ++at_;
  } else {
    fail();
  }
  return false;
}

// From behind the opening quotation mark to behind the closing one.
void JsonCursor::skip_string() {
  for (;;) {
    while (end_ - at_ >= 8) {
      const std::size_t before = bytes_before_mark(at_);
      at_ += before;
      if (before < 8) break;
    }
    while (at_ < end_ && *at_ != '"' && *at_ != '\\') ++at_;
    if (at_ == end_) return fail();
    if (*at_ == '"') {
      ++at_;
      return;
    }
    if (end_ - at_ < 2) return fail();
    at_ += 2;
  }
}

// From an opening bracket to behind the one that closes it, whatever is inside.
void JsonCursor::skip_nested() {
  std::size_t depth = 0;
  while (at_ < end_) {
    const char c = *at_++;
    if (c == '"') {
      skip_string();
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (--depth == 0) return;
    }
  }
  fail();
}

std::string_view JsonCursor::value() {
  skip_space();
  const char* begin = at_;
  if (at_ == end_) {
    fail();
    return {};
  }
  if (*at_ == '"') {
    ++at_;
    skip_string();
  } else if (*at_ == '{' || *at_ == '[') {
    skip_nested();
  } else {
    while (at_ < end_ && *at_ != ',' && *at_ != '}' && *at_ != ']' && *at_ > ' ') ++at_;
    if (at_ == begin) fail();
  }
  return failed_ ? std::string_view()
                 : std::string_view(begin, static_cast<std::size_t>(at_ - begin));
}

std::string_view JsonCursor::raw_string() {
  if (!next_is('"')) {
    fail();
    return {};
  }
  const char* begin = ++at_;
  skip_string();
  return failed_ ? std::string_view()
                 : std::string_view(begin, static_cast<std::size_t>(at_ - begin - 1));
}

std::string unescape_json(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const char c = raw[at++];
    if (c != '\\' || at == raw.size()) {
      out.push_back(c);
      continue;
    }
    switch (const char escape = raw[at++]) {
      case 'u': {
        const char32_t code_point = unicode_escape(raw, at);
        append_utf8(out, code_point < 0x20 || code_point == 0x7F ? U' ' : code_point);
        break;
      }
      case 'n':
      case 't':
      case 'r':
      case 'b':
      case 'f':
        out.push_back(' ');
        break;
      default:
        out.push_back(escape);
    }
  }
  return is_valid_utf8(out) ? out : repair_utf8(out);
}

bool parse_whole(std::string_view text, std::int64_t& number) {
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  constexpr std::size_t kMostDigits = 18;
  while (text.size() > 1 && text[0] == '0') text.remove_prefix(1);
  if (text.empty() || text.size() > kMostDigits) return false;
  number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + (c - '0');
  }
  if (negative) number = -number;
  return true;
}

}  // namespace sidelight
