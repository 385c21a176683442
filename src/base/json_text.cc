#include "base/json_text.h"

#include <array>
#include <cstddef>

#include "base/utf8.h"

namespace sidelight {
namespace {

// What stands for each byte after a backslash: 0 for a byte that stands for itself, 'u' for four
// digits.
constexpr std::array<char, 256> kEscapes = [] {
  std::array<char, 256> escapes{};
  for (unsigned i = 0; i < 0x20; ++i) escapes[i] = 'u';
  escapes['\b'] = 'b';
  escapes['\f'] = 'f';
  escapes['\n'] = 'n';
  escapes['\r'] = 'r';
  escapes['\t'] = 't';
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  return escapes;
}();

char escape_of(char c) { return kEscapes[static_cast<unsigned char>(c)]; }

void append_valid(std::string& out, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::size_t run = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char escape = escape_of(text[at]);
    if (escape == 0) continue;
    out.append(text, run, at - run);
    run = at + 1;
    out.push_back('\\');
    out.push_back(escape);
    if (escape != 'u') continue;
    const auto byte = static_cast<unsigned char>(text[at]);
    out += "00";
    out.push_back(kDigits[byte >> 4]);
    out.push_back(kDigits[byte & 15]);
  }
  out.append(text, run, text.size() - run);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  if (is_valid_utf8(text)) {
    append_valid(out, text);
  } else {
    append_valid(out, repair_utf8(text));
  }
  out.push_back('"');
}

}  // namespace sidelight
