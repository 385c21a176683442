// Language: the word lists of one language (lexical resources), opened from a container file that
// build_words made from data/<lang>/. Never rules: those are in the rooms that use the words.
// Knowledge of the world is pack/pack.h.
//
// A list file data/<lang>/<list>.txt holds one entry a line: `words` or `words<TAB>value`, "#"
// comments; entries are stored under alias_key(words) (base/token_rule.h), so that multi-word
// entries are looked up as folded tokens joined by spaces.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sidelight {

// One list: key → value (possibly empty). Look-up is a binary search over a sorted table in the
// file's bytes, which must outlive it.
class WordList {
 public:
  WordList() = default;
  bool empty() const { return count_ == 0; }
  std::size_t size() const { return count_; }
  // Number of tokens of the longest key; 0 for an empty list.
  std::size_t longest() const { return longest_; }
  bool contains(std::string_view key) const { return find(key) != kNotFound; }
  // The value of `key`; an empty view when the key is missing or has no value.
  std::string_view value(std::string_view key) const;
  std::string_view key_at(std::size_t index) const;
  std::string_view value_at(std::size_t index) const;

 private:
  friend class Language;
  static constexpr std::size_t kNotFound = static_cast<std::size_t>(-1);
  std::size_t find(std::string_view key) const;
  std::string_view string_at(std::size_t index) const;

  std::string_view offsets_;  // 2 × count + 1 little-endian u32: key, value, key, value …
  std::string_view strings_;
  std::size_t count_ = 0;
  std::size_t longest_ = 0;
};

class Language {
 public:
  Language() = default;  // no lists: every look-up finds nothing

  // Opens the bytes of a `.words` file; they must outlive the Language. Everything is checked here.
  static Result<Language> open(std::span<const std::byte> bytes);

  std::string_view code() const { return code_; }  // "en"; empty for none
  // The list called `name` (its file name without .txt); an empty list when there is none.
  const WordList& list(std::string_view name) const;
  std::string_view version() const { return version_; }

 private:
  struct Named {
    std::string_view name;
    WordList list;
  };
  std::string_view code_;
  std::string_view version_;
  std::vector<Named> lists_;  // sorted by name
  WordList none_;
};

}  // namespace sidelight
