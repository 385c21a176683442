#include "cards/introductions.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/one_of.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kLongestDescription = 16;  // tokens

class Introducer {
 public:
  Introducer(const Document& doc, const Mention& mention, const Language& language)
      : doc_(doc),
        at_(mention.tokens),
        is_place_(mention.kind == EntityKind::Place),
        sentence_(doc.sentence_at(mention.tokens.begin).tokens),
        person_nouns_(language.list("person_nouns")),
        titles_(language.list("titles")),
        heads_(language.list("head_words")),
        bodies_(language.list("speaker_nouns")),
        place_nouns_(language.list("place_nouns")),
        verbs_(language.list("person_verbs")) {}

  Introduction find() const {
    for (const TokenRange words : {after(), before_comma(), before()}) {
      if (!words.empty()) return introduction(words);
    }
    return {};
  }

  Introduction find_of_thing() const {
    for (const TokenRange words : {after_thing(), before_thing()}) {
      if (!words.empty()) return introduction(words);
    }
    return {};
  }

 private:
  bool is(std::uint32_t token, std::string_view text) const { return doc_.folded[token] == text; }
  bool is_determiner(std::uint32_t token) const {
    return is(token, "a") || is(token, "an") || is(token, "the") || is(token, "its") ||
           is(token, "his") || is(token, "her") || is(token, "their") || is(token, "'s");
  }
  Introduction introduction(TokenRange words) const {
    const TokenRange whole{std::min(words.begin, at_.begin), std::max(words.end, at_.end)};
    return {words, doc_.bytes(whole)};
  }
  // A noun for what is no person: "town", "agency", "pipeline".
  bool is_thing_noun(std::uint32_t token) const {
    if (doc_.tokens[token].upper_first) return false;
    const std::string& word = doc_.folded[token];
    return heads_.contains(word) || place_nouns_.contains(word) || bodies_.contains(word) ||
           is(token, "broadcaster") || is(token, "capital");
  }
  bool is_verb(std::uint32_t token) const {
    const std::string& word = doc_.folded[token];
    return verbs_.contains(word) || is(token, "is") || is(token, "was") || is(token, "are") ||
           is(token, "were") || is(token, "has") || is(token, "have") || is(token, "had") ||
           is(token, "will") || is(token, "would");
  }

  // "Paracale, a coastal town of 8,000," — what stands between two commas, or a comma and the end
  // of the sentence, and begins with "a" or "an"; a place that opens the sentence ("In Lund, a
  // teacher left.") is followed by the sentence itself.
  TokenRange after_thing() const {
    if (at_.end + 2 >= sentence_.end || !is(at_.end, ",")) return {};
    const std::uint32_t begin = at_.end + 1;
    if (!is(begin, "a") && !is(begin, "an") && !(is(begin, "one") && is(begin + 1, "of")) &&
        !(is(begin, "home") && is(begin + 1, "to")) && !(is(begin, "the") && is_capital_of(begin)))
      return {};
    const std::uint32_t limit = std::min(sentence_.end, begin + kLongestDescription);
    std::uint32_t end = begin;
    bool noun = is(begin, "home");
    while (end < limit && (is_word(end) || is_joint(end)) && !is_verb(end)) {
      noun = noun || (end < begin + 6 && is_own_noun(end));
      ++end;
    }
    const bool opens = at_.begin < sentence_.begin + 3;
    const bool closed = end < sentence_.end && (is(end, ",") || (!opens && is(end, ".")));
    return closed && noun && end > begin + 1 ? TokenRange{begin, end} : TokenRange{};
  }
  // A noun for what this is: no place is "a building" or "the university".
  bool is_own_noun(std::uint32_t token) const {
    return is_thing_noun(token) && (!is_place_ || place_nouns_.in(doc_.words[token]));
  }
  // "the capital", "the largest city", "the main port".
  bool is_capital_of(std::uint32_t the) const {
    const std::uint32_t last = std::min(sentence_.end, the + 4);
    for (std::uint32_t t = the + 1; t < last; ++t) {
      if (is_own_noun(t)) return true;
    }
    return false;
  }

  // "the coastal town of Paracale", "Japan’s public broadcaster NHK": lower-case words between a
  // determiner and the name, the last of them a noun for such things.
  TokenRange before_thing() const {
    std::uint32_t end = at_.begin;
    const bool of = end > sentence_.begin && is(end - 1, "of");
    if (of) --end;
    if (end <= sentence_.begin || !is_thing_noun(end - 1)) return {};
    // "the harbour authority of Lund" and "the old capital of Lund" are not Lund.
    if (of && (!place_nouns_.in(doc_.words[end - 1]) || is_part_of_place(end - 1))) return {};
    const std::uint32_t limit = end > sentence_.begin + 5 ? end - 5 : sentence_.begin;
    std::uint32_t begin = end;
    while (begin > limit && is_word(begin - 1) && !is_determiner(begin - 1) &&
           !doc_.tokens[begin - 1].upper_first && !is_verb(begin - 1))
      --begin;
    const bool determined = begin > sentence_.begin && is_determiner(begin - 1);
    // "the city of Lund" says nothing that "Lund" does not.
    return determined && end - begin >= 2 ? TokenRange{begin, end} : TokenRange{};
  }

  bool is_part_of_place(std::uint32_t token) const {
    return is_one_of(doc_.folded[token],
                     {"capital",     "airport",   "area",      "border",    "borough",   "coast",
                      "countryside", "district",  "east",      "hills",     "mountains", "north",
                      "northeast",   "northwest", "outskirts", "people",    "port",      "resident",
                      "residents",   "south",     "southeast", "southwest", "suburb",    "west"});
  }

  // A word that says what somebody is: a noun for a person, or a title of one or more words that
  // ends here.
  bool is_role(std::uint32_t token) const {
    const std::string& word = doc_.folded[token];
    return person_nouns_.contains(word) || titles_.contains(word);
  }
  bool has_role(TokenRange words) const {
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      if (is_role(t)) return true;
    }
    return false;
  }
  bool is_word(std::uint32_t token) const {
    return doc_.tokens[token].kind == TokenKind::Word ||
           doc_.tokens[token].kind == TokenKind::Number;
  }
  bool is_joint(std::uint32_t token) const {
    return is(token, "-") || is(token, "–") || is(token, "&");
  }

  // "Mujtaba Rahman, Managing Director for Europe at Eurasia Group," — up to the next comma or the
  // end.
  TokenRange after() const {
    if (at_.end + 1 >= sentence_.end || !is(at_.end, ",")) return {};
    const std::uint32_t begin = at_.end + 1;
    const std::uint32_t limit = std::min(sentence_.end, begin + kLongestDescription);
    std::uint32_t end = begin;
    while (end < limit && (is_word(end) || is_joint(end))) ++end;
    const bool closed =
        end < sentence_.end && (is(end, ",") || is(end, ".") || is(end, ";") || is(end, ")"));
    if (!closed || end - begin < 2) return {};
    // The role stands near the beginning: "a teacher in …", "director of …"; a clause has none
    // there.
    const TokenRange head{begin, std::min(end, begin + 6)};
    const bool begins_well = is_determiner(begin) || is_role(begin) ||
                             doc_.tokens[begin].upper_first ||
                             (begin + 1 < end && is_role(begin + 1));
    // "Ana Silva, actor Joe Moss and …" go on with somebody else.
    const bool is_another =
        is_role(begin) && !doc_.tokens[begin].upper_first && doc_.tokens[begin + 1].upper_first;
    return begins_well && has_role(head) && !starts_clause(begin) && !is_another
               ? TokenRange{begin, end}
               : TokenRange{};
  }

  bool starts_clause(std::uint32_t token) const {
    for (const std::string_view word :
         {"who", "which", "and", "but", "he", "she", "they", "it", "said", "says", "told", "whose",
          "where", "when", "while", "as", "in", "on", "at"}) {
      if (is(token, word)) return true;
    }
    return false;
  }

  // "its leader, Pedro Anselmo," — back from the comma to the determiner.
  TokenRange before_comma() const {
    if (at_.begin < sentence_.begin + 3 || !is(at_.begin - 1, ",")) return {};
    const std::uint32_t end = at_.begin - 1;
    const std::uint32_t limit =
        end > sentence_.begin + kLongestDescription ? end - kLongestDescription : sentence_.begin;
    std::uint32_t begin = end;
    while (begin > limit && (is_word(begin - 1) || is_joint(begin - 1))) {
      --begin;
      if (is_determiner(begin) && has_role({begin, end})) {
        const std::uint32_t first = is(begin, "'s") ? begin + 1 : begin;
        return first + 6 >= end || is_role(first + 1) ? TokenRange{first, end} : TokenRange{};
      }
    }
    return {};
  }

  // "Eurasia Group analyst Jeremy Chan", "Russian President Vladimir Putin": capitalised words and
  // roles that touch the name.
  TokenRange before() const {
    const std::uint32_t limit = at_.begin > sentence_.begin + kLongestDescription
                                    ? at_.begin - kLongestDescription
                                    : sentence_.begin;
    std::uint32_t begin = at_.begin;
    // "the priest of Vila Nova" is nobody's title.
    if (begin > limit && (is(begin - 1, "of") || is(begin - 1, "and"))) return {};
    while (begin > limit && belongs_before(begin - 1)) --begin;
    while (begin < at_.begin && (is_joint(begin) || is(begin, "of") || is(begin, "and"))) ++begin;
    // A form of address says nothing of anybody.
    if (begin + 1 == at_.begin &&
        is_one_of(doc_.folded[begin], {"mr", "mrs", "ms", "miss", "madam"}))
      return {};
    return has_role({begin, at_.begin}) ? TokenRange{begin, at_.begin} : TokenRange{};
  }

  bool belongs_before(std::uint32_t token) const {
    // "founder and director", but not "President Ana Silva and Minister …", where another person
    // stands before.
    if (is(token, "and")) {
      return token > sentence_.begin && is_role(token - 1) && token + 1 < at_.begin &&
             is_role(token + 1);
    }
    if (is_role(token) || is_joint(token) || is(token, "of")) return true;
    if (is(token, "former") || is(token, "deputy") || is(token, "vice") || is(token, "acting") ||
        is(token, "senior") || is(token, "chief") || is(token, "foreign") || is(token, "prime")) {
      return true;
    }
    if (doc_.tokens[token].kind != TokenKind::Word || !doc_.tokens[token].upper_first) return false;
    // The first word of a sentence has its capital for another reason, unless a role follows at
    // once.
    return token != sentence_.begin ||
           (token + 1 < at_.begin && (is_role(token + 1) || doc_.tokens[token + 1].upper_first));
  }

  const Document& doc_;
  TokenRange at_;
  bool is_place_;
  TokenRange sentence_;
  const WordList& person_nouns_;
  const WordList& titles_;
  const WordList& heads_;
  const WordList& bodies_;
  const WordList& place_nouns_;
  const WordList& verbs_;
};

}  // namespace

Introduction find_introduction(const Document& doc, const Mention& mention,
                               const Language& language) {
  const Introducer introducer(doc, mention, language);
  return mention.kind == EntityKind::Person ? introducer.find() : introducer.find_of_thing();
}

}  // namespace sidelight
