// Clause places (grammatical roles, shallow): what a mention is in its clause, told by the words
// right before and behind it. Never parses: a long noun phrase or an unknown verb hides the role.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/language.h"
#include "text/document.h"

namespace sidelight {

bool governs_noun(std::string_view word);
bool is_helping_verb(std::string_view word);
// Also relative words.
bool joins_clauses(std::string_view word);

// A word that a phrase before the main clause begins with: "After his term, …".
bool opens_phrase(std::string_view word);

// What stands before a noun phrase, over its own determiners, adjectives and jobs.
enum class Governor : std::uint8_t {
  Start,  // the sentence begins, or a mark other than a comma
  Comma,
  And,
  Conjunction,  // "that", "when", "who" …
  Preposition,
  Verb,
  Owner,  // "Moss's brother", "her brother"
  Far,    // more words than are looked at
};

class ClausePlaces {
 public:
  ClausePlaces(const Document& doc, const Language& language);

  bool is_verb(std::uint32_t token) const;
  Governor governor(std::uint32_t begin) const;
  // A verb follows, right away or behind an apposition, a relative clause or another name.
  bool before_verb(std::uint32_t end) const;
  // "who" or "whose" follows, with or without a comma.
  bool before_relative(std::uint32_t end) const;
  // What stands behind a noun phrase, never in it: "also", "he", "quickly".
  bool ends_noun_phrase(std::uint32_t token) const;
  bool in_brackets(TokenRange at) const;

 private:
  bool seems_verb(std::uint32_t token) const;
  bool seems_governing_verb(std::uint32_t token) const;
  std::uint32_t end_of_aside(std::uint32_t token, std::uint32_t limit) const;

  const Document& doc_;
  const WordList& verbs_;
  const WordList& past_verbs_;
  const WordList& jobs_;
  const WordList& titles_;
};

}  // namespace sidelight
