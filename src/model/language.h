// Language: the word lists of one language (lexical resources), opened from a container file that
// build_words made from data/<lang>/. Never rules: those are in the rooms that use the words.
// Knowledge of the world is pack/pack.h.
//
// A list file data/<lang>/<list>.txt holds one entry a line: `words` or `words<TAB>value`, "#"
// comments; entries are stored under alias_key(words) (base/token_rule.h), so that multi-word
// entries are looked up as folded tokens joined by spaces.
//
//     LIST  string table of the lists' names, sorted
//     KEYS  string table of the keys of all lists, sorted
//     KENT  how many entries of ENTR each key has
//     ENTR  2 numbers an entry: list, value; grouped by key
//     FIRS  string table of the first tokens of longer keys
//     FMAX  longest key of each, in tokens
//     STRS  string table of the values
//     META  string table: name, value, name, value …
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/section_readers.h"
#include "model/hash_index.h"

namespace sidelight {

// What all lists of a language share: views into the file, and what is made of it once.
struct WordTables {
  StringTable keys;
  StringIndex key_index;
  std::vector<std::uint32_t> key_entries;  // the first entry of each key, and the end
  NumberArray entries;
  std::vector<std::uint32_t> list_keys;  // the keys of each list, list after list, sorted
  StringTable values;
};

// The lists that hold one key, as a set of bits: one look-up answers for all lists.
struct WordSet {
  std::uint64_t bits = 0;
  std::uint32_t key = kNone;  // in WordTables::keys
  bool empty() const { return bits == 0; }
};

// One list: key → value (possibly empty), a view into the file's bytes, which must outlive it.
class WordList {
 public:
  WordList() = default;
  bool empty() const { return count_ == 0; }
  std::size_t size() const { return count_; }
  // Number of tokens of the longest key; 0 for an empty list.
  std::size_t longest() const { return longest_; }
  bool contains(std::string_view key) const { return entry_of(key) != kNone; }
  // Whether the key that `words` was asked for is in this list.
  bool in(WordSet words) const { return count_ != 0 && ((words.bits >> number_) & 1u) != 0; }
  // The value of `key`; an empty view when the key is missing or has no value.
  std::string_view value(std::string_view key) const;
  // The same of the key that `words` was asked for.
  std::string_view value(WordSet words) const;
  // Keys in byte order, and their values; empty for an index outside.
  std::string_view key_at(std::size_t index) const;
  std::string_view value_at(std::size_t index) const;

 private:
  friend class Language;
  std::uint32_t entry_of(std::string_view key) const;
  std::uint32_t entry_at(std::uint32_t key) const;  // an index in keys
  std::string_view value_of(std::uint32_t entry) const;

  std::shared_ptr<const WordTables> tables_;
  std::uint32_t number_ = 0;  // of the list
  std::uint32_t first_ = 0;   // row of list_keys
  std::size_t count_ = 0;
  std::size_t longest_ = 0;
};

class Language {
 public:
  static constexpr std::string_view kKind = "WORD";
  static constexpr std::uint16_t kMajor = 2;
  static constexpr std::uint16_t kMinor = 0;
  static constexpr std::uint32_t kMaxLists = 64;
  static constexpr std::uint32_t kMaxKeyTokens = 16;

  Language() = default;  // no lists: every look-up finds nothing

  // Opens the bytes of a `.words` file; they must outlive the Language. Everything is checked here;
  // the error names what is wrong.
  static Result<Language> open(std::span<const std::byte> bytes);

  std::string_view code() const { return code_; }  // "en"; empty for none
  // The list called `name` (its file name without .txt); an empty list when there is none.
  const WordList& list(std::string_view name) const;
  // The lists that hold `key`, for WordList::in.
  WordSet lists_with(std::string_view key) const;
  // How many tokens the longest key of any list has that has several and begins with this folded
  // token; 0 when none does.
  std::uint32_t longest_starting_with(std::string_view folded_first_token) const;
  // Whether a key of several tokens may begin with two of these hashes (word_hash): seldom true of
  // two that begin none, and asked in no time.
  bool may_begin_key(std::uint32_t first_token, std::uint32_t second_token) const {
    const std::uint32_t place = place_of_pair(first_token, second_token);
    return (pairs_[place / 64] >> (place % 64) & 1) != 0;
  }
  std::string_view version() const { return version_; }

 private:
  static constexpr std::uint32_t kPairs = 1u << 17;
  static constexpr std::uint32_t place_of_pair(std::uint32_t first, std::uint32_t second) {
    return mixed_hash(first, second) % kPairs;
  }

  struct Named {
    std::string_view name;
    WordList list;
  };

  void note_pairs();
  Result<bool> read(const Container& file);
  Result<bool> read_entries(const NumberArray& entries_of_keys);
  Result<bool> read_lists(const StringTable& names);

  std::string_view code_;
  std::string_view version_;
  std::shared_ptr<WordTables> tables_ = std::make_shared<WordTables>();
  StringIndex first_index_;
  NumberArray first_lengths_;
  std::vector<std::uint64_t> pairs_ = std::vector<std::uint64_t>(kPairs / 64);  // bits
  std::vector<Named> lists_;                                                    // sorted by name
  WordList none_;
};

}  // namespace sidelight
