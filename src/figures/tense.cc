#include "figures/tense.h"

#include <algorithm>
#include <string_view>

#include "base/one_of.h"

namespace sidelight {
namespace {

bool ends_with(std::string_view word, std::string_view tail) {
  return word.size() > tail.size() && word.substr(word.size() - tail.size()) == tail;
}

bool is_be_now(std::string_view word) {
  return word == "is" || word == "are" || word == "am" || word == "we're" || word == "they're" ||
         word == "i'm" || word == "you're" || word == "isn't" || word == "aren't";
}

// "the Oct. 7 attacks": what nobody sets a day for beforehand.
bool is_known_by_its_day(std::string_view word) {
  return is_one_of(word, {"attack", "attacks", "massacre", "massacres", "assault", "killings",
                          "shooting", "shootings", "bombing", "bombings", "earthquake", "crash",
                          "coup", "explosion", "riot", "riots", "terrorists", "insurrection"});
}

}  // namespace

// "been due", "been due to expire"
bool TenseReader::is_over(std::uint32_t token, std::uint32_t begin) const {
  if (token == begin) return false;
  if (doc_.folded[token - 1] == "been") return true;
  return token > begin + 2 && doc_.folded[token - 1] == "to" && doc_.folded[token - 3] == "been";
}

Tense TenseReader::of_token(std::uint32_t token, std::uint32_t begin) const {
  const std::string& word = doc_.folded[token];
  const Token& shape = doc_.tokens[token];
  if (shape.kind != TokenKind::Word) return Tense::Unknown;
  if (future_.value(word) == "verb") {
    // "a plan", "the will": nouns.
    const std::string_view article =
        token > begin ? std::string_view(doc_.folded[token - 1]) : std::string_view();
    if (article == "a" || article == "an" || article == "the") return Tense::Unknown;
    // "had been due", "was previously scheduled": plans that are over.
    if (is_over(token, begin)) return Tense::Past;
    // "May" the month, "set" and "planned" as past verbs.
    if (word == "may" && shape.upper_first && token > begin) return Tense::Unknown;
    if (word != "set" || token == begin || is_be_now(doc_.folded[token - 1])) return Tense::Future;
    return token + 1 < doc_.tokens.size() && doc_.folded[token + 1] == "for" ? Tense::Future
                                                                             : Tense::Past;
  }
  // "would be paid", "guidelines to be published": what stands before "be" tells.
  const bool after_be = token > begin && doc_.folded[token - 1] == "be";
  if (after_be && token > begin + 1 && doc_.folded[token - 2] == "to") return Tense::Future;
  if (past_.contains(word)) return after_be ? Tense::Unknown : Tense::Past;
  if (!shape.upper_first && ends_with(word, "ed") && word.size() > 4 && word != "indeed" &&
      word != "hundred") {
    // "could be brokered", "is expected": the auxiliary tells.
    const std::string_view before =
        token > begin ? std::string_view(doc_.folded[token - 1]) : std::string_view();
    return after_be || is_be_now(before) ? Tense::Unknown : Tense::Past;
  }
  // "which meets", "who opens"
  if (token > begin && (doc_.folded[token - 1] == "which" || doc_.folded[token - 1] == "who") &&
      ends_with(word, "s") && word != "was" && word != "has" && word != "is") {
    return Tense::Future;  // of a date beside it: "which meets in February"
  }
  // "is meeting", "are to vote"
  if (token > begin && is_be_now(doc_.folded[token - 1]) &&
      (word == "to" || word == "going" || ends_with(word, "ing"))) {
    return Tense::Future;
  }
  if (word == "has" || word == "have" || word == "is" || word == "are" || word == "does") {
    return Tense::Present;
  }
  return cues_.contains(word) && ends_with(word, "s") ? Tense::Present : Tense::Unknown;
}

Tense TenseReader::around(TokenRange date) const {
  const TokenRange sentence = doc_.sentence_at(date.begin).tokens;
  if (date.begin > sentence.begin && doc_.folded[date.begin - 1] == "since") return Tense::Over;
  if (date.end < sentence.end && is_known_by_its_day(doc_.folded[date.end])) return Tense::Over;
  if (date.begin > sentence.begin && future_.value(doc_.words[date.begin - 1]) == "until") {
    return Tense::Future;
  }
  const std::uint32_t first =
      date.begin - sentence.begin > kTenseReach ? date.begin - kTenseReach : sentence.begin;
  const std::uint32_t last = std::min(sentence.end, date.end + kTenseReach);
  Tense present = Tense::Unknown;
  for (std::uint32_t token = date.begin; token-- > first;) {
    const Tense tense = of_token(token, sentence.begin);
    // "is expected", "has been": what stands before decides.
    if (tense == Tense::Past || tense == Tense::Future) return tense;
    if (tense == Tense::Present) present = tense;
  }
  if (present != Tense::Unknown) return present;
  for (std::uint32_t token = date.end; token < last; ++token) {
    const Tense tense = of_token(token, date.end);
    // "Tuesday's bid by the firm, which holds a tenth": of something else.
    const bool aside = tense == Tense::Future && token > date.end + 2 &&
                       (doc_.folded[token - 1] == "which" || doc_.folded[token - 1] == "who");
    if (tense != Tense::Unknown && !aside) return tense;
  }
  return Tense::Unknown;
}

}  // namespace sidelight
