#include "train/text_places.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

bool is_blank(char32_t c) {
  return is_space(c) || c <= 0x20 || c == 0xAD || c == 0x2060 || (c >= 0x200B && c <= 0x200F);
}

}  // namespace

TextPlaces::TextPlaces(std::string_view original, const Document& doc) : doc_(doc) {
  const std::string_view text = doc.article.text;
  std::size_t at = 0;
  for (std::size_t from = 0; from < original.size();) {
    const char32_t c = next_code_point(original, from);
    if (is_blank(c)) {
      bytes_.push_back(static_cast<std::uint32_t>(at));
      continue;
    }
    std::size_t next = at;
    while (next < text.size()) {
      std::size_t beyond = next;
      if (!is_blank(next_code_point(text, beyond))) break;
      next = beyond;
    }
    bytes_.push_back(static_cast<std::uint32_t>(next));
    if (next < text.size()) {
      good_ = good_ && next_code_point(text, next) == c;
      at = next;
    }
  }
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));
}

TokenRange TextPlaces::tokens(std::size_t begin, std::size_t end) const {
  if (begin >= end || end >= bytes_.size()) return {};
  const std::uint32_t first = bytes_[begin];
  const std::uint32_t last = bytes_[end - 1];
  const auto from =
      std::lower_bound(doc_.tokens.begin(), doc_.tokens.end(), first,
                       [](const Token& token, std::uint32_t byte) { return token.at.end <= byte; });
  const auto to = std::upper_bound(
      from, doc_.tokens.end(), last,
      [](std::uint32_t byte, const Token& token) { return byte < token.at.begin; });
  return {static_cast<std::uint32_t>(from - doc_.tokens.begin()),
          static_cast<std::uint32_t>(to - doc_.tokens.begin())};
}

}  // namespace sidelight
