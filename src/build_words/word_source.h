// Word list sources (lexicon files): reads and checks data/<lang>/*.txt. Never writes: that is
// write_words.h. The format of a line is told in model/language.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace sidelight {

struct WordEntry {
  std::string key;  // alias_key of the words
  std::string value;
  std::uint32_t line = 0;
};

struct WordSource {
  std::string name;                // of the file, without .txt
  std::vector<WordEntry> entries;  // sorted by key, no key twice
};

struct WordFolder {
  std::string code;               // of the language: the folder's name
  std::vector<WordSource> lists;  // sorted by name
};

// Reads one list. `path` is what errors name: "path:line: what is wrong".
Result<WordSource> parse_word_list(const std::string& name, const std::string& path,
                                   const std::string& text);

// All files *.txt of `folder`.
Result<WordFolder> read_word_folder(const std::string& folder);

}  // namespace sidelight
