// What is known of each token before names are cut out (features): the word lists that hold it, how
// it is written, and how the same word is written elsewhere in the document. Never decides what is
// a name: that is find_mentions.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/language.h"
#include "text/document.h"

namespace sidelight {

// The word lists of data/<lang> that names are found with.
struct NameLists {
  explicit NameLists(const Language& given);

  const Language& language;
  const WordList& first_names;
  const WordList& surnames;
  const WordList& titles;
  const WordList& person_nouns;
  const WordList& person_verbs;
  const WordList& cues;
  const WordList& places;
  const WordList& place_endings;
  const WordList& place_prepositions;
  const WordList& organisations;
  const WordList& known_names;
  const WordList& nationalities;
  const WordList& head_words;
  const WordList& first_words;
  const WordList& name_adjectives;
  const WordList& particles;
  const WordList& possessive_words;
  const WordList& group_words;
  const WordList& calendar;
  const WordList& common_words;
  const WordList& pronouns;
  const WordList& hyphen_words;
  const WordList& place_nouns;
};

struct TokenFact {
  WordSet words;  // the lists that hold the folded token
  bool capital =
      false;  // a word whose first letter is a capital, and no word of the calendar or pronoun
  bool acronym = false;  // of two capitals or more
  // Stands for words in small letters, as the document says where it introduces it: "liquefied
  // natural gas (LNG)". Its capitals say nothing then, and `capital` and `acronym` are false.
  bool abbreviates = false;
  bool weak = false;  // its capital says nothing: it begins a sentence, or its block is all in
                      // capitals or in title case
  bool lower_seen = false;  // the same word stands in the document without a capital
  bool upper_seen = false;  // the same word stands with a capital where that says something
};

struct NameFacts {
  NameFacts(const Document& document, const Language& language);

  const Document& doc;
  NameLists lists;
  std::vector<TokenFact> tokens;  // parallel to doc.tokens
  std::vector<bool> weak_block;   // parallel to blocks: its capitals say nothing
  std::vector<bool> prose_block;  // parallel to blocks: names are looked for in it
  // Written without care for capitals, as posts and messages are: its paragraphs' sentences begin
  // with small letters, one in four or more, or it says "i" oftener than "I".
  bool careless = false;

  bool in(std::uint32_t token, const WordList& list) const { return list.in(tokens[token].words); }
  // A common word, in the singular or the plural.
  bool is_common(std::uint32_t token) const {
    return in(token, lists.common_words) || lists.common_words.contains(doc.folded[token] + "s");
  }
  // The folded tokens of `at` joined by spaces, as alias_key gives them.
  std::string key(TokenRange at) const;

 private:
  void find_abbreviations();
};

// Whether names are looked for in blocks of this kind.
bool is_prose(BlockKind kind);

}  // namespace sidelight
