#include "people/clause_place.h"

#include <algorithm>
#include <array>

#include "base/name_table.h"
#include "base/one_of.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kLongestLead = 6;    // tokens of a noun phrase before its name
constexpr std::uint32_t kLongestAside = 16;  // tokens between two commas

constexpr NameTable kOwners(std::array<std::string_view, 9>{"'s", "’s", "his", "her", "their",
                                                            "its", "my", "our", "your"});
constexpr NameTable kDeterminers(std::array<std::string_view, 30>{
    "a",    "an",   "the",  "this", "that", "these", "those", "each", "every", "no",
    "all",  "both", "some", "any",  "one",  "two",   "not",   "he",   "she",   "it",
    "they", "we",   "you",  "i",    "him",  "them",  "us",    "me",   "there", "here"});
constexpr NameTable kPrepositions(std::array<std::string_view, 28>{
    "by",      "of",    "with",  "to",      "for",     "from",   "in",
    "on",      "at",    "about", "between", "under",   "after",  "before",
    "against", "as",    "like",  "into",    "over",    "than",   "without",
    "through", "among", "near",  "toward",  "towards", "behind", "during"});
constexpr NameTable kHelpingVerbs(std::array<std::string_view, 21>{
    "is",    "was",    "has",  "had", "will", "would", "did",   "does", "could", "can", "may",
    "might", "should", "must", "who", "also", "then",  "never", "are",  "were",  "have"});
constexpr NameTable kConjunctions(std::array<std::string_view, 18>{
    "and", "but", "or", "when", "while", "because", "after", "before", "that", "as", "if", "where",
    "who", "which", "whom", "until", "since", "so"});
constexpr NameTable kOtherOpeners(std::array<std::string_view, 9>{"prior", "upon", "following",
                                                                  "despite", "although", "though",
                                                                  "once", "throughout", "besides"});
constexpr NameTable kEndWords(std::array<std::string_view, 40>{
    "now",       "still",    "itself", "himself", "herself", "too",   "again", "today",
    "yesterday", "tomorrow", "up",     "out",     "off",     "down",  "back",  "does",
    "do",        "says",     "wants",  "plans",   "hopes",   "makes", "takes", "needs",
    "gets",      "gives",    "comes",  "goes",    "runs",    "holds", "keeps", "pays",
    "sees",      "sells",    "owns",   "buys",    "calls",   "puts",  "faces", "remains"});

bool is_owner(std::string_view word) { return kOwners.holds(word); }

bool is_determiner(std::string_view word) { return kDeterminers.holds(word); }

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}

}  // namespace

bool governs_noun(std::string_view word) { return kPrepositions.holds(word); }

bool is_helping_verb(std::string_view word) { return kHelpingVerbs.holds(word); }

bool joins_clauses(std::string_view word) { return kConjunctions.holds(word); }

bool opens_phrase(std::string_view word) {
  return governs_noun(word) || joins_clauses(word) || kOtherOpeners.holds(word);
}

ClausePlaces::ClausePlaces(const Document& doc, const Language& language)
    : doc_(doc),
      verbs_(language.list("person_verbs")),
      past_verbs_(language.list("past_verbs")),
      jobs_(language.list("person_nouns")),
      titles_(language.list("titles")) {}

bool ClausePlaces::is_verb(std::uint32_t token) const {
  if (doc_.tokens[token].upper_first) return false;
  const WordSet words = doc_.words[token];
  if (verbs_.in(words) || past_verbs_.in(words)) return true;
  const std::string_view word = doc_.folded[token];
  return (word.size() > 4 && ends_with(word, "ed")) || is_helping_verb(word);
}

// Right before a name, for verbs that no list holds: "slaps Moss", "leaving Moss".
bool ClausePlaces::seems_governing_verb(std::uint32_t token) const {
  const std::string_view word = doc_.folded[token];
  if (doc_.tokens[token].kind != TokenKind::Word || doc_.tokens[token].upper_first) return false;
  if (jobs_.in(doc_.words[token]) || titles_.in(doc_.words[token])) return false;
  return word.size() > 3 &&
         (ends_with(word, "ing") || (ends_with(word, "s") && !ends_with(word, "ss")));
}

// Right behind a name: a word in small letters that joins nothing is nearly always its verb.
bool ClausePlaces::seems_verb(std::uint32_t token) const {
  const std::string_view word = doc_.folded[token];
  return doc_.tokens[token].kind == TokenKind::Word && !doc_.tokens[token].upper_first &&
         !governs_noun(word) && !joins_clauses(word) && !is_determiner(word) && !is_owner(word);
}

Governor ClausePlaces::governor(std::uint32_t begin) const {
  const std::uint32_t first = doc_.sentence_at(begin).tokens.begin;
  for (std::uint32_t steps = 0; steps < kLongestLead; ++steps) {
    if (begin - first <= steps) return Governor::Start;
    const std::uint32_t i = begin - steps - 1;
    const std::string_view word = doc_.folded[i];
    if (doc_.tokens[i].kind == TokenKind::Punctuation) {
      if (is_owner(word)) return Governor::Owner;
      if (word == "-" || word == "." || word == "’") continue;
      return word == "," ? Governor::Comma : Governor::Start;
    }
    if (is_owner(word)) return Governor::Owner;
    if (word == "and" || word == "or") return Governor::And;
    if (governs_noun(word)) return Governor::Preposition;
    if (joins_clauses(word)) return Governor::Conjunction;
    if (is_verb(i) || (steps == 0 && seems_governing_verb(i))) return Governor::Verb;
  }
  return Governor::Far;
}

// Behind the aside that begins with the comma or bracket `token`; `token` where none ends.
std::uint32_t ClausePlaces::end_of_aside(std::uint32_t token, std::uint32_t limit) const {
  const std::string_view close = doc_.folded[token] == "(" ? ")" : ",";
  const std::uint32_t end = std::min(limit, token + 1 + kLongestAside);
  for (std::uint32_t i = token + 1; i < end; ++i) {
    if (doc_.folded[i] == close) return i + 1;
  }
  return token;
}

bool ClausePlaces::before_verb(std::uint32_t end) const {
  if (end == 0) return false;
  const std::uint32_t limit = doc_.sentence_at(end - 1).tokens.end;
  std::uint32_t i = end;
  if (i < limit && seems_verb(i)) return true;
  if (i < limit && doc_.folded[i] == "(") i = end_of_aside(i, limit);
  if (i < limit && doc_.folded[i] == ",") i = end_of_aside(i, limit);
  if (i + 1 < limit && doc_.folded[i] == "and" && doc_.tokens[i + 1].upper_first) {
    ++i;
    while (i < limit && doc_.tokens[i].upper_first) ++i;
  }
  while (i < limit && ends_with(doc_.folded[i], "ly")) ++i;
  return i < limit && is_verb(i);
}

bool ClausePlaces::ends_noun_phrase(std::uint32_t token) const {
  const std::string_view word = doc_.folded[token];
  return is_determiner(word) || is_owner(word) || ends_with(word, "ly") || kEndWords.holds(word);
}

bool ClausePlaces::in_brackets(TokenRange at) const {
  const TokenRange sentence = doc_.sentence_at(at.begin).tokens;
  constexpr std::uint32_t kLongest = 6;
  for (std::uint32_t i = at.begin; i > sentence.begin && at.begin - i < kLongest; --i) {
    if (doc_.folded[i - 1] == ")") return false;
    if (doc_.folded[i - 1] == "(") return true;
  }
  return false;
}

bool ClausePlaces::before_relative(std::uint32_t end) const {
  std::uint32_t i = end;
  if (i < doc_.tokens.size() && doc_.folded[i] == ",") ++i;
  return i < doc_.tokens.size() && is_one_of(doc_.folded[i], {"who", "whose"});
}

}  // namespace sidelight
