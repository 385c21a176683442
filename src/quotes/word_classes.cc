#include "quotes/word_classes.h"

#include <array>

#include "base/name_table.h"

namespace sidelight {
namespace {

constexpr NameTable kDeterminers(std::array<std::string_view, 30>{
    "a",    "an",   "another", "any",   "both",  "each", "every", "few",   "her",     "his",
    "its",  "many", "most",    "my",    "no",    "one",  "other", "our",   "several", "some",
    "such", "that", "the",     "their", "these", "this", "those", "three", "two",     "your"});
constexpr NameTable kPrepositions(std::array<std::string_view, 38>{
    "about",  "above",   "across", "after",   "against", "ahead",   "among",   "around",
    "at",     "before",  "behind", "below",   "beside",  "between", "by",      "despite",
    "during", "for",     "from",   "in",      "inside",  "into",    "like",    "near",
    "of",     "on",      "onto",   "outside", "over",    "since",   "through", "to",
    "toward", "towards", "under",  "until",   "with",    "without"});
constexpr NameTable kClauseOpeners(std::array<std::string_view, 29>{
    "although", "and",   "as",    "because", "but",     "even",   "how",    "if",
    "nor",      "or",    "so",    "than",    "that",    "though", "unless", "what",
    "whatever", "when",  "where", "whereas", "whether", "which",  "while",  "who",
    "whom",     "whose", "why",   "yet",     "–"});
constexpr NameTable kAuxiliaries(std::array<std::string_view, 46>{
    "are",   "aren't",   "be",     "been",      "being",  "can",     "can't",   "cannot",
    "could", "couldn't", "did",    "didn't",    "do",     "does",    "doesn't", "don't",
    "ever",  "had",      "hadn't", "has",       "hasn't", "have",    "haven't", "he'd",
    "is",    "isn't",    "may",    "might",     "must",   "mustn't", "never",   "not",
    "ought", "shall",    "should", "shouldn't", "to",     "used",    "was",     "wasn't",
    "were",  "weren't",  "will",   "won't",     "would",  "wouldn't"});
constexpr NameTable kAdverbs(std::array<std::string_view, 39>{
    "again",        "ago",         "almost",    "already", "also",      "always",  "elsewhere",
    "even",         "first",       "further",   "herself", "himself",   "however", "instead",
    "itself",       "just",        "last",      "later",   "meanwhile", "merely",  "never",
    "nevertheless", "nonetheless", "not",       "now",     "often",     "once",    "only",
    "rather",       "simply",      "since",     "so",      "sometimes", "soon",    "still",
    "themselves",   "then",        "therefore", "too"});
constexpr NameTable kPronouns(std::array<std::string_view, 11>{
    "he", "i", "it", "one", "she", "that", "they", "this", "we", "who", "you"});

}  // namespace

bool is_day_word(std::string_view word) {
  return word == "monday" || word == "tuesday" || word == "wednesday" || word == "thursday" ||
         word == "friday" || word == "saturday" || word == "sunday" || word == "today" ||
         word == "yesterday" || word == "tonight" || word == "earlier" || word == "afterward";
}
bool is_determiner(std::string_view word) { return kDeterminers.holds(word); }
bool is_preposition(std::string_view word) { return kPrepositions.holds(word); }
bool is_clause_opener(std::string_view word) { return kClauseOpeners.holds(word); }
bool is_auxiliary(std::string_view word) { return kAuxiliaries.holds(word); }

bool is_adverb(std::string_view word) {
  if (kAdverbs.holds(word)) return true;
  return word.size() > 4 && word.substr(word.size() - 2) == "ly" && word != "family" &&
         word != "italy" && word != "assembly" && word != "july" && word != "daily" &&
         word != "ally";
}

bool is_asking_word(std::string_view word) {
  return word == "whether" || word == "if" || word == "how" || word == "why" || word == "what" ||
         word == "where" || word == "when" || word == "who" || word == "to";
}
bool is_pronoun_word(std::string_view word) { return kPronouns.holds(word); }

}  // namespace sidelight
