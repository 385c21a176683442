// Line words (matching of short lines): folding a line, its words, and whether it holds one of a
// list's signs. Shared by page/text_rules.cc and page/date_lines.cc; never a public interface of
// the room.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "page/phrase_list.h"

namespace sidelight {

template <std::size_t N>
bool equals_any(std::string_view text, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

template <std::size_t N>
bool begins_with_any(std::string_view text, const std::string_view (&list)[N]) {
  return std::any_of(std::begin(list), std::end(list),
                     [&](std::string_view sign) { return text.substr(0, sign.size()) == sign; });
}

// Whether `sign` stands in `text` with its word edges at word edges of the text.
inline bool holds(std::string_view text, std::string_view sign) {
  for (std::size_t at = text.find(sign); at != std::string_view::npos;
       at = text.find(sign, at + 1)) {
    const bool begins = at == 0 || !is_word_byte(sign.front()) || !is_word_byte(text[at - 1]);
    const std::size_t end = at + sign.size();
    const bool ends = end >= text.size() || !is_word_byte(sign.back()) || !is_word_byte(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

template <std::size_t N>
bool holds_any(std::string_view text, const std::string_view (&list)[N]) {
  return std::any_of(std::begin(list), std::end(list),
                     [&](std::string_view sign) { return holds(text, sign); });
}

inline std::string folded_line(std::string_view text) {
  std::string line = fold(trim(text));
  while (!line.empty() &&
         (line.back() == ':' || line.back() == '.' || line.back() == ' ' || line.back() == '|')) {
    line.pop_back();
  }
  return line;
}

struct Word {
  std::string_view text;  // folded
  bool number = false;
};

// Words and numbers of a folded line.
inline std::vector<Word> words_of(std::string_view folded) {
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < folded.size()) {
    if (!is_word_byte(folded[at])) {
      ++at;
      continue;
    }
    const bool digit = folded[at] >= '0' && folded[at] <= '9';
    const std::size_t begin = at;
    while (at < folded.size() && is_word_byte(folded[at]) &&
           (folded[at] >= '0' && folded[at] <= '9') == digit) {
      ++at;
    }
    words.push_back({folded.substr(begin, at - begin), digit});
  }
  return words;
}

}  // namespace sidelight
