// Short word lists (membership): whether a word is one of a few that stand where they are asked
// for. Never for words that are asked of every token of a page: those are base/name_table.h.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string_view>

namespace sidelight {

inline bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return is_one_of(word, std::span(words.begin(), words.size()));
}

}  // namespace sidelight
