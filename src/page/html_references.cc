#include "page/html_references.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "base/utf8.h"
#include "page/html_entities.h"

namespace sidelight {
namespace {

// What 0x80 to 0x9F are taken for: their meaning in windows-1252.
constexpr std::array<char16_t, 32> kControls = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

unsigned digit_of(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  return 99;
}

// `after` begins behind "&#". How many bytes of it belong to the reference; 0 when it is none.
std::size_t read_number(std::string_view after, std::string& out) {
  std::size_t at = 0;
  unsigned base = 10;
  if (!after.empty() && (after[0] == 'x' || after[0] == 'X')) {
    base = 16;
    at = 1;
  }
  const std::size_t first = at;
  std::uint32_t value = 0;
  for (; at < after.size() && digit_of(after[at]) < base; ++at) {
    value = std::min<std::uint32_t>(value * base + digit_of(after[at]), 0x110000);
  }
  if (at == first) return 0;
  if (at < after.size() && after[at] == ';') ++at;
  if (value == 0) value = kReplacementCharacter;
  if (value >= 0x80 && value < 0xA0) value = kControls[value - 0x80];
  append_utf8(out, static_cast<char32_t>(value));
  return at;
}

// The longest name of the table that `after` begins with, or null.
const HtmlEntity* longest_name(std::string_view after) {
  const HtmlEntity* first = std::begin(kHtmlEntities);
  const HtmlEntity* last = std::end(kHtmlEntities);
  const HtmlEntity* found = nullptr;
  for (std::size_t at = 0; at < after.size() && first != last; ++at) {
    // The names that agree so far stand side by side; those that end here stand first.
    const char c = after[at];
    const auto byte_at = [at](const HtmlEntity& row) {
      return at < row.name.size() ? static_cast<int>(row.name[at]) : -1;
    };
    first =
        std::partition_point(first, last, [&](const HtmlEntity& row) { return byte_at(row) < c; });
    last =
        std::partition_point(first, last, [&](const HtmlEntity& row) { return byte_at(row) == c; });
    if (first != last && first->name.size() == at + 1) found = first;
  }
  return found;
}

// As read_number, behind "&".
std::size_t read_name(std::string_view after, HtmlReferencePlace place, std::string& out) {
  const HtmlEntity* const row = longest_name(after);
  if (row == nullptr) return 0;
  const std::size_t size = row->name.size();
  if (place == HtmlReferencePlace::Attribute && row->name.back() != ';' && size < after.size() &&
      (after[size] == '=' || is_alphanumeric(after[size]))) {
    return 0;  // "?a=1&copy=2" is an address
  }
  append_utf8(out, row->first);
  if (row->second != 0) append_utf8(out, row->second);
  return size;
}

// As read_number, behind "&": those that pages are full of.
std::size_t read_usual(std::string_view after, std::string& out) {
  struct Usual {
    std::string_view name;
    std::string_view text;
  };
  static constexpr std::array<Usual, 5> kUsual = {
      {{"amp;", "&"}, {"quot;", "\""}, {"nbsp;", "\xC2\xA0"}, {"lt;", "<"}, {"gt;", ">"}}};
  for (const Usual& usual : kUsual) {
    if (after.substr(0, usual.name.size()) != usual.name) continue;
    out += usual.text;
    return usual.name.size();
  }
  return 0;
}

}  // namespace

void append_resolved(std::string& out, std::string_view text, HtmlReferencePlace place) {
  std::size_t plain = 0;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at)) {
    out.append(text.substr(plain, at - plain));
    plain = at;
    ++at;
    if (at == text.size()) break;
    std::size_t used = 0;
    if (text[at] == '#') {
      used = read_number(text.substr(at + 1), out);
      if (used != 0) ++used;
    } else if (is_alphanumeric(text[at])) {
      used = read_usual(text.substr(at), out);
      if (used == 0) used = read_name(text.substr(at), place, out);
    }
    if (used == 0) continue;
    at += used;
    plain = at;
  }
  out.append(text.substr(plain));
}

}  // namespace sidelight
