#include "links/mention_use.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/one_of.h"

namespace sidelight {
namespace {

// Words after "U.S." that show that it is a noun there: "the U.S. and Japan", "the U.S. will".
constexpr std::array<std::string_view, 56> kAfterNoun = {
    "and",   "or",     "in",      "on",     "at",    "to",    "for",  "of",    "by",   "with",
    "from",  "as",     "but",     "than",   "that",  "which", "who",  "where", "when", "while",
    "if",    "is",     "was",     "are",    "were",  "has",   "have", "had",   "will", "would",
    "could", "should", "may",     "might",  "can",   "must",  "does", "did",   "do",   "also",
    "after", "before", "because", "until",  "since", "about", "over", "under", "into", "not",
    "then",  "this",   "last",    "itself", "still", "now"};

// Bodies that have the name of their place: "Tehran radio", "the Amsterdam bourse".
constexpr std::array<std::string_view, 14> kInstitutions = {
    "authorities", "bourse",  "council", "court",      "courts",    "exchange",   "exchanges",
    "government",  "militia", "police",  "parliament", "regulator", "regulators", "radio"};

}  // namespace

MentionUses::MentionUses(const Document& doc, const Language& language)
    : doc_(doc),
      heads_(language.list("head_words")),
      adjectives_(language.list("name_adjectives")),
      verbs_(language.list("person_verbs")),
      cues_(language.list("cues")),
      past_verbs_(language.list("past_verbs")),
      nationalities_(language.list("nationalities")) {}

MentionUse MentionUses::of(const Mention& mention) const {
  if (mention.form != MentionForm::Name || mention.kind != EntityKind::Place)
    return MentionUse::Whole;
  const TokenRange sentence = doc_.sentence_at(mention.tokens.begin).tokens;
  if (is_part(mention, sentence) || is_direction(mention, sentence)) return MentionUse::Part;
  const bool adjective =
      is_short_adjective(mention, sentence) || names_institution(mention, sentence);
  return adjective ? MentionUse::Adjective : MentionUse::Whole;
}

bool MentionUses::is_verb(std::string_view word) const {
  return verbs_.contains(word) || cues_.contains(word) || past_verbs_.contains(word) ||
         (word.size() > 4 && word.substr(word.size() - 2) == "ed");
}

// "West" is the West only after "the": a family is called so, and "West German" is another word.
bool MentionUses::is_direction(const Mention& mention, TokenRange sentence) const {
  const std::uint32_t at = mention.tokens.begin;
  const std::string& word = doc_.folded[at];
  if (mention.tokens.size() != 1 ||
      (word != "west" && word != "east" && word != "north" && word != "south"))
    return false;
  const bool after_the = at > sentence.begin && doc_.folded[at - 1] == "the";
  const std::uint32_t next = mention.tokens.end;
  return !after_the || (next < sentence.end && doc_.tokens[next].upper_first);
}

// "London Stock Exchange", "Georgia Power", "West African": a capital and a noun for names follow
// at once, or an adjective of names stands right before, inside the sentence.
bool MentionUses::is_part(const Mention& mention, TokenRange sentence) const {
  const std::uint32_t limit = std::min(sentence.end, mention.tokens.end + 2);
  for (std::uint32_t t = mention.tokens.end; t < limit; ++t) {
    if (!doc_.tokens[t].upper_first || !doc_.tokens[t].space_before) break;
    const std::string& word = doc_.folded[t];
    if (heads_.contains(word)) return true;
    if (word.size() > 1 && word.back() == 's' && heads_.contains(word.substr(0, word.size() - 1)))
      return true;
  }
  if (is_joined_to_bodies(mention, sentence)) return true;
  if (mention.tokens.begin <= sentence.begin + 1) return false;
  const std::uint32_t before = mention.tokens.begin - 1;
  return doc_.tokens[before].upper_first && doc_.tokens[mention.tokens.begin].space_before &&
         !doc_.tokens[before].all_upper && adjectives_.in(doc_.words[before]);
}

// "the Tokyo and London Stock Exchanges": the plural noun belongs to both places.
bool MentionUses::is_joined_to_bodies(const Mention& mention, TokenRange sentence) const {
  const std::uint32_t next = mention.tokens.end;
  if (next + 2 >= sentence.end || doc_.folded[next] != "and" || !doc_.tokens[next + 1].upper_first)
    return false;
  const std::uint32_t limit = std::min(sentence.end, next + 5);
  for (std::uint32_t t = next + 2; t < limit && doc_.tokens[t].upper_first; ++t) {
    const std::string_view word = doc_.folded[t];
    if (word.size() > 1 && word.back() == 's' && heads_.contains(word.substr(0, word.size() - 1)))
      return true;
  }
  return false;
}

// The short form in capitals of a state's name has no adjective of its own: before a noun it is
// one, and beside one ("U.S. and Japanese officials").
bool MentionUses::is_short_adjective(const Mention& mention, TokenRange sentence) const {
  const std::uint32_t next = mention.tokens.end;
  if (mention.tokens.size() != 1 || !doc_.tokens[mention.tokens.begin].all_upper ||
      next >= sentence.end)
    return false;
  if (doc_.token_text(next) == "-") return !doc_.tokens[next].space_before;
  if (doc_.tokens[next].kind != TokenKind::Word || !doc_.tokens[next].space_before) return false;
  const std::string_view word = doc_.folded[next];
  if (word == "and" && next + 2 < sentence.end)
    return nationalities_.in(doc_.words[next + 1]) && !doc_.tokens[next + 2].upper_first &&
           doc_.tokens[next + 2].kind == TokenKind::Word;
  return !is_one_of(word, kAfterNoun) && !is_verb(word);
}

// One or two words later stands what bears the name of the place: "Texas state courts".
bool MentionUses::names_institution(const Mention& mention, TokenRange sentence) const {
  const std::uint32_t limit = std::min(sentence.end, mention.tokens.end + 2);
  for (std::uint32_t t = mention.tokens.end; t < limit; ++t) {
    const std::string_view word = doc_.folded[t];
    if (doc_.tokens[t].kind != TokenKind::Word || doc_.tokens[t].upper_first ||
        !doc_.tokens[t].space_before || is_one_of(word, kAfterNoun))
      return false;
    if (is_one_of(word, kInstitutions)) return true;
    // "Texas state courts", but "Texas said courts"
    if (is_verb(word) && word != "state") return false;
  }
  return false;
}

}  // namespace sidelight
