// Tag features (feature templates of a sequence labeller): what the tagger of names/name_tagger.h
// looks at for each word, as hashes: the word and its neighbours, how they are written, the lists
// that hold them, what the rules said, and the same word elsewhere in the document.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/name_model.h"
#include "names/mention.h"
#include "names/name_facts.h"

namespace sidelight {

class TagFeatures {
 public:
  // Raised when a feature changes its meaning: a model of another version is refused.
  static constexpr std::string_view kVersion = "3";
  static constexpr std::size_t kMost = 92;
  struct Row {
    std::array<std::uint32_t, kMost> hashes;
    std::size_t size = 0;
  };

  // `ruled`: what the rules found, in reading order, without overlap. All must outlive this.
  TagFeatures(const NameFacts& facts, const std::vector<Mention>& ruled, const NameWords& words);

  // Whether the word may be part of a name at all; others are outside without being looked at.
  bool is_open(std::uint32_t token) const { return words_[token].open; }
  // The hashes of an open word inside `sentence`.
  void write(std::uint32_t token, TokenRange sentence, Row& row) const;

 private:
  struct Word {
    std::uint32_t word = 0;
    std::uint32_t shape = 0;
    std::uint32_t lists = 0;  // the lists of names that hold it
    std::uint32_t rule = 0;   // label by the rules
    std::uint32_t elsewhere =
        0;  // the commonest kind that the rules gave this word in the document
    std::uint32_t flags = 0;
    std::uint32_t prefix = 0;
    std::uint32_t suffix2 = 0;
    std::uint32_t suffix3 = 0;
    std::uint32_t suffix4 = 0;
    std::uint32_t known = 0;        // what the lists of the model say of the word
    std::uint32_t phrase = 0;       // the longest name of those lists that it stands in, and where
    std::uint32_t cluster = 0;      // words of like neighbours
    std::uint32_t part = 0;         // those of them that are most alike
    std::uint32_t around = 0;       // what stands beside the word anywhere in the document
    std::uint32_t longest = kNone;  // a token of this word in its longest run of capitals
    std::uint32_t run_first = 0;    // first and last token of the run of capitals around it
    std::uint32_t run_last = 0;
    bool capital = false;
    bool open = false;
  };

  void read_words();
  void read_rules(const std::vector<Mention>& ruled);
  void find_runs();
  void read_phrases();
  void read_surroundings();
  std::uint32_t beside(std::uint32_t token) const;
  std::uint32_t apposition(std::uint32_t comma, std::uint32_t limit) const;
  std::uint32_t lists_of(std::uint32_t token) const;

  const NameFacts& facts_;
  const NameWords& words_of_model_;
  std::vector<Word> words_;
};

}  // namespace sidelight
