#include "quotes/cues.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/one_of.h"
#include "quotes/quote_marks.h"
#include "quotes/word_classes.h"

namespace sidelight {
namespace {

// Takes the next word off a list's value.
std::string_view next_field(std::string_view& entry) {
  const std::size_t space = entry.find(' ');
  const std::string_view field = entry.substr(0, space);
  entry = space == std::string_view::npos ? std::string_view() : entry.substr(space + 1);
  return field;
}

struct Entry {
  Cue cue;
  bool noun = false;
};

Entry parse_entry(std::string_view value) {
  Entry entry;
  parse_name(next_field(value), entry.cue.kind);
  while (!value.empty()) {
    const std::string_view flag = next_field(value);
    entry.cue.only_that = entry.cue.only_that || flag == "only";
    entry.cue.that = entry.cue.that || flag == "that" || flag == "only";
    entry.cue.clause = entry.cue.clause || flag == "clause" || entry.cue.that;
    entry.cue.thing = entry.cue.thing || flag == "thing";
    entry.cue.addressee = entry.cue.addressee || flag == "to";
    entry.cue.participle = entry.cue.participle || flag == "ing";
    entry.cue.base = entry.cue.base || flag == "base";
    entry.cue.source_after = entry.cue.source_after || flag == "before";
    entry.noun = entry.noun || flag == "noun";
  }
  return entry;
}

// Words before a form that make it a noun: "the claims", "his demand", "of reports".
bool makes_noun(const Document& doc, std::uint32_t token) {
  if (token == 0 || doc.sentence_of_token[token] != doc.sentence_of_token[token - 1]) return false;
  const std::string& before = doc.folded[token - 1];
  if (is_determiner(before) || before == "'s" || before == "s'" || before == "more" ||
      before == "-" || doc.tokens[token - 1].kind == TokenKind::Number) {
    return true;
  }
  // "a June report", "an earlier claim"
  constexpr std::uint32_t kReach = 3;
  const std::uint32_t first = doc.sentence_at(token).tokens.begin;
  for (std::uint32_t at = token - 1; at > first && token - at < kReach; --at) {
    const std::string& article = doc.folded[at - 1];
    if (doc.tokens[at].kind != TokenKind::Word || is_auxiliary(doc.folded[at])) break;
    if (article == "a" || article == "an") return true;
  }
  return is_preposition(before) && before != "to";
}

bool is_be(std::string_view word) {
  return word == "is" || word == "are" || word == "was" || word == "were" || word == "be" ||
         word == "been" || word == "being" || word == "am" || word == "'s" || word == "get" ||
         word == "got";
}

// "was told", "have been widely called".
bool is_passive(const Document& doc, const Cue& cue) {
  if (cue.participle) return false;
  const std::string& form = doc.folded[cue.tokens.begin];
  const bool past = form.size() > 3 &&
                    (form.substr(form.size() - 2) == "ed" ||
                     is_one_of(form, {"told", "said", "written", "shown", "held", "found", "heard",
                                      "known", "thought", "understood", "seen", "felt"}));
  if (!past) return false;
  const std::uint32_t first = doc.sentence_at(cue.tokens.begin).tokens.begin;
  std::uint32_t at = cue.tokens.begin;
  for (int steps = 0; at > first && steps < 3; ++steps) {
    --at;
    if (is_be(doc.folded[at]))
      return doc.folded[at] != "'s" || is_pronoun_word(doc.folded[at > first ? at - 1 : at]);
    if (!is_adverb(doc.folded[at])) return false;
  }
  return false;
}

// What somebody's view is called: "by her own account", "in the ministry's words".
bool is_view(std::string_view word) {
  return word == "account" || word == "accounts" || word == "count" || word == "estimate" ||
         word == "estimates" || word == "reckoning" || word == "calculation" ||
         word == "calculations" || word == "telling" || word == "admission" || word == "view" ||
         word == "opinion" || word == "words";
}

class CueFinder {
 public:
  CueFinder(const Document& doc, const Language& language)
      : doc_(doc),
        verbs_(language.list("cues")),
        phrases_(language.list("cue_phrases")),
        speakers_(language.list("speaker_nouns")),
        persons_(language.list("person_nouns")) {}

  // The cue that begins at `token`; empty tokens for none.
  Cue at(std::uint32_t token, std::uint32_t end) const {
    if (doc_.tokens[token].kind != TokenKind::Word) return {};
    if (Cue cue = phrase_at(token, end); !cue.tokens.empty()) return cue;
    if (Cue cue = view_at(token, end); !cue.tokens.empty()) return cue;
    const std::string_view value = verbs_.value(doc_.words[token]);
    if (value.empty()) return unlisted_at(token, end);
    // "(see ‘The long drought’)"
    if (doc_.folded[token] == "see" && token > 0 && doc_.folded[token - 1] == "(") return {};
    Entry entry = parse_entry(value);
    const Token& shape = doc_.tokens[token];
    const bool capital_inside =
        shape.upper_first && !shape.all_upper && token > doc_.sentence_at(token).tokens.begin &&
        doc_.article.blocks[doc_.block_of(token)].kind != BlockKind::Headline;
    if (capital_inside) return {};
    if (entry.noun && makes_noun(doc_, token)) return {};
    entry.cue.tokens = {token, token + 1};
    entry.cue.noun = entry.noun;
    entry.cue.passive = is_passive(doc_, entry.cue);
    // "was shouting": a verb like any other.
    const bool progressive = entry.cue.participle && token > 0 && is_be(doc_.folded[token - 1]) &&
                             doc_.sentence_of_token[token - 1] == doc_.sentence_of_token[token];
    if (progressive) entry.cue.participle = false;
    return entry.cue;
  }

 private:
  // "by X's account", "in their own words", "by one estimate".
  Cue view_at(std::uint32_t token, std::uint32_t end) const {
    constexpr std::uint32_t kReach = 10;
    const std::string& word = doc_.folded[token];
    if (word != "by" && word != "in") return {};
    bool owned = false;
    for (std::uint32_t at = token + 1; at < std::min(end, token + kReach); ++at) {
      const std::string& next = doc_.folded[at];
      owned = owned || next == "'s" || next == "s'" || next == "'" ||
              (at == token + 1 && (next == "his" || next == "her" || next == "their" ||
                                   next == "its" || (word == "by" && next == "one")));
      const bool mark = doc_.tokens[at].kind == TokenKind::Punctuation && next != "'";
      if (mark || is_auxiliary(next)) return {};
      if (!owned || !is_view(next)) continue;
      Cue cue;
      cue.tokens = {token, token + 1};
      cue.kind = CueClass::Said;
      cue.source_after = true;
      cue.phrase_end = at + 1;
      return cue;
    }
    return {};
  }

  // Any verb where only speech or thought fits: "she rules that …", "…, cautions Ana Silva, …".
  Cue unlisted_at(std::uint32_t token, std::uint32_t end) const {
    const std::string& word = doc_.folded[token];
    const std::uint32_t first = doc_.sentence_at(token).tokens.begin;
    constexpr std::size_t kShortest = 4;
    if (doc_.tokens[token].upper_first || word.size() < kShortest || token + 2 >= end) return {};
    // Most words end here: only these two places are looked at.
    if (doc_.folded[token + 1] != "that" && (token == 0 || doc_.folded[token - 1] != ","))
      return {};
    if (token == first || (word.back() != 's' && word.compare(word.size() - 2, 2, "ed") != 0))
      return {};
    if (is_auxiliary(word) || is_preposition(word) || is_adverb(word) || is_determiner(word) ||
        is_clause_opener(word) || is_day_word(word))
      return {};
    std::uint32_t before = token - 1;
    const bool inverted = doc_.folded[before] == "," && doc_.tokens[token + 1].upper_first &&
                          !is_day_word(doc_.folded[token + 1]);
    while (before > first && is_adverb(doc_.folded[before])) --before;
    const std::string& subject = doc_.folded[before];
    const bool person = subject == "he" || subject == "she" || subject == "they" ||
                        (doc_.tokens[before].upper_first && !is_determiner(subject)) ||
                        speakers_.in(doc_.words[before]) || persons_.in(doc_.words[before]);
    const bool that = person && doc_.folded[token + 1] == "that" && opens_clause(token + 2);
    if (!inverted && !that) return {};
    Cue cue;
    cue.tokens = {token, token + 1};
    cue.kind = CueClass::Said;
    cue.clause = true;
    cue.that = that;
    cue.unlisted = true;
    return cue;
  }

  // Whether a clause may begin there: "she rules that prices fell", not "Brick kilns that burn it".
  bool opens_clause(std::uint32_t token) const {
    const std::string& word = doc_.folded[token];
    return doc_.tokens[token].upper_first || doc_.tokens[token].kind != TokenKind::Word ||
           is_determiner(word) || is_pronoun_word(word) || word.back() == 's';
  }

  Cue phrase_at(std::uint32_t token, std::uint32_t end) const {
    Cue best;
    const std::uint32_t longest = doc_.longest_keys[token];
    std::string key = longest > 1 ? doc_.folded[token] : std::string();
    for (std::uint32_t at = token + 1; at < end && at - token < longest; ++at) {
      (key += ' ') += doc_.folded[at];
      if (!phrases_.contains(key)) continue;
      best = parse_entry(phrases_.value(key)).cue;
      best.tokens = {token, at + 1};
    }
    return best;
  }

  const Document& doc_;
  const WordList& verbs_;
  const WordList& phrases_;
  const WordList& speakers_;
  const WordList& persons_;
};

}  // namespace

std::vector<Cue> find_cues(const Document& doc, const Language& language) {
  const CueFinder finder(doc, language);
  std::vector<Cue> cues;
  for (const Sentence& sentence : doc.sentences) {
    if (!may_hold_speech(doc.article.blocks[sentence.block].kind)) continue;
    for (std::uint32_t token = sentence.tokens.begin; token < sentence.tokens.end;) {
      const Cue cue = finder.at(token, sentence.tokens.end);
      if (cue.tokens.empty()) {
        ++token;
        continue;
      }
      cues.push_back(cue);
      token = cue.tokens.end;
    }
  }
  return cues;
}

}  // namespace sidelight
