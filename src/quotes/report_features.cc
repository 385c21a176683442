// What tells whether a candidate is a report: the features of report_candidates.h.
#include <algorithm>

#include "quotes/clauses.h"
#include "quotes/report_candidates.h"
#include "quotes/word_classes.h"

namespace sidelight {

const std::array<std::string_view, ReportCandidate::kFeatures>& ReportCandidates::names() {
  static constexpr std::array<std::string_view, ReportCandidate::kFeatures> kNames = {
      "loss",
      "inside",
      "lowest",
      "first_margin",
      "last_margin",
      "next_margin",
      "previous_margin",
      "tagged_begin",
      "tagged_end",
      "rule_begin",
      "rule_end",
      "rule",
      "after",
      "gap",
      "connected",
      "length",
      "rest_before",
      "rest_after",
      "that",
      "asks",
      "to",
      "verb",
      "cue_kind",
      "cue_flags",
      "cue_hangs",
      "subject_likely",
      "subject_form",
      "subject_gap",
      "subject_opener",
      "next_class",
      "beyond_class",
      "end_class",
      "previous_class",
      "begin_class",
      "commas",
      "cues_within",
      "cue_next",
      "verb_after",
      "opens_sentence",
      "closes_sentence",
      "block",
      "cue_tail",
      "mark_within",
      "cue_gap_class",
      "verb_near",
      "negated",
      "third_class"};
  return kNames;
}

// Coarse classes of words, as far as closed lists and endings tell them.
std::int32_t ReportCandidates::word_class(std::uint32_t token, std::uint32_t end) const {
  if (token >= end) return 0;
  const Token& at = doc_.tokens[token];
  const std::string& word = doc_.folded[token];
  if (at.kind == TokenKind::Punctuation) {
    return word == "," ? 1 : word == ";" ? 2 : word == ":" ? 3 : word == "(" ? 4 : 5;
  }
  if (at.kind == TokenKind::Number) return 6;
  if (word == "and") return 7;
  if (word == "but") return 8;
  if (word == "that") return 9;
  if (word == "who" || word == "which" || word == "whose" || word == "where") return 10;
  if (word == "as" || word == "while" || word == "when") return 11;
  if (word == "to") return 12;
  if (is_auxiliary(word)) return 13;
  if (is_pronoun_word(word)) return 14;
  if (is_determiner(word)) return 15;
  if (is_day_word(word)) return 16;
  if (word == "in" || word == "on" || word == "at" || word == "during" || word == "after")
    return 17;
  if (is_preposition(word)) return 18;
  if (is_clause_opener(word)) return 19;
  if (is_adverb(word)) return 20;
  if (at.upper_first) return 21;
  const std::string_view view = word;
  if (view.size() > 4 && view.substr(view.size() - 3) == "ing") return 22;
  if (view.size() > 3 && view.substr(view.size() - 2) == "ed") return 23;
  return 24;
}

// "has not said", "nobody told".
bool ReportCandidates::is_negated(const Cue& cue, std::uint32_t begin) const {
  constexpr std::uint32_t kNegationReach = 4;
  for (std::uint32_t token = cue.tokens.begin; token > begin; --token) {
    const std::string& word = doc_.folded[token - 1];
    if (cue.tokens.begin - token >= kNegationReach || word == ",") return false;
    if (word == "not" || word == "never" || word == "nobody" || word == "neither" ||
        word == "none" || word == "no" ||
        (word.size() > 3 && word.compare(word.size() - 3, 3, "n't") == 0))
      return true;
  }
  return false;
}

void ReportCandidates::fill_boundaries(const ReportCandidate& candidate, TokenRange sentence,
                                       std::int32_t*& next) const {
  const TokenRange at = candidate.tokens;
  *next++ = word_class(at.end, sentence.end);
  *next++ = word_class(at.end + 1, sentence.end);
  *next++ = word_class(at.end - 1, sentence.end);
  *next++ = at.begin == sentence.begin ? 0 : word_class(at.begin - 1, sentence.end);
  *next++ = word_class(at.begin, sentence.end);
  std::int32_t commas = 0;
  std::int32_t marks = 0;
  for (std::uint32_t token = at.begin; token < at.end; ++token) {
    const std::string& word = doc_.folded[token];
    commas += word == "," ? 1 : 0;
    marks += word == ";" || word == ":" || word == "\"" || word == "“" || word == "”" ||
                     word == "—" || word == "–" || word == "--"
                 ? 1
                 : 0;
  }
  *next++ = commas;
  const auto first = std::lower_bound(
      cues_.begin(), cues_.end(), at.begin,
      [](const Cue& cue, std::uint32_t token) { return cue.tokens.begin < token; });
  std::int32_t within = 0;
  auto cue = first;
  for (; cue != cues_.end() && cue->tokens.begin < at.end; ++cue) ++within;
  *next++ = within;
  if (cue != cues_.end() && static_cast<std::uint32_t>(cue - cues_.begin()) == candidate.cue) ++cue;
  *next++ = cue != cues_.end() && cue->tokens.begin < sentence.end
                ? static_cast<std::int32_t>(std::min(cue->tokens.begin - at.end, 20u))
                : 21;
  *next++ = at.end < sentence.end && rules_.has_verb(at.end, sentence.end) ? 1 : 0;
  *next++ = at.begin == sentence.begin ? 1 : 0;
  // Nothing but marks follows.
  std::uint32_t rest = at.end;
  while (rest < sentence.end && doc_.tokens[rest].kind == TokenKind::Punctuation) ++rest;
  *next++ = rest == sentence.end ? 1 : 0;
  *next++ = static_cast<std::int32_t>(doc_.article.blocks[doc_.block_of(at.begin)].kind);
  const Cue& own = cues_[candidate.cue];
  *next++ = static_cast<std::int32_t>(std::min(sentence.end - own.tokens.end, 12u));
  *next++ = marks;
  *next++ = word_class(own.tokens.end, sentence.end);
  // A noun with its own clause has a verb only behind a relative word.
  *next++ = rules_.has_verb(at.begin, at.end) ? 1 : 0;
  *next++ = is_negated(own, sentence.begin) ? 1 : 0;
  *next++ = word_class(at.end + 2, sentence.end);
}

void ReportCandidates::fill(ReportCandidate& candidate, const Quote& by_rule) const {
  const Cue& cue = cues_[candidate.cue];
  const TokenRange at = candidate.tokens;
  const TokenRange sentence = doc_.sentence_at(cue.tokens.begin).tokens;
  std::int32_t* next = candidate.features.data();
  std::int32_t sum = 0;
  std::int32_t lowest = 1'000'000;
  for (std::uint32_t token = at.begin; token < at.end; ++token) {
    const std::int32_t margin = tagger_.margin(token);
    sum += margin / 8;
    lowest = std::min(lowest, margin);
  }
  *next++ = tagger_.loss(at);
  *next++ = sum / static_cast<std::int32_t>(at.size());
  *next++ = lowest;
  *next++ = tagger_.margin(at.begin);
  *next++ = tagger_.margin(at.end - 1);
  *next++ = at.end < sentence.end ? tagger_.margin(at.end) : -1'000;
  *next++ = at.begin > sentence.begin ? tagger_.margin(at.begin - 1) : -1'000;
  bool begins = false;
  bool ends = false;
  for (const SpeechSpan& stretch : tagger_.stretches()) {
    const TokenRange clean = clause_words(doc_, stretch.tokens);
    begins = begins || clean.begin == at.begin;
    ends = ends || clean.end == at.end;
  }
  *next++ = begins ? 1 : 0;
  *next++ = ends ? 1 : 0;
  begins = false;
  ends = false;
  for (const ByteRange part : by_rule.parts) {
    const TokenRange clean = clause_words(doc_, doc_.tokens_in(part));
    begins = begins || clean.begin == at.begin;
    ends = ends || clean.end == at.end;
  }
  *next++ = begins ? 1 : 0;
  *next++ = ends ? 1 : 0;
  *next++ = by_rule.parts.empty()      ? 0
            : by_rule.parts.size() > 1 ? 3
            : by_rule.rule == "that"   ? 1
                                       : 2;
  *next++ = candidate.after ? 1 : 0;
  const std::uint32_t gap = candidate.after ? cue.tokens.begin - at.end : at.begin - cue.tokens.end;
  *next++ = static_cast<std::int32_t>(std::min(gap, 60u));
  *next++ = !candidate.after && is_connective(doc_, {cue.tokens.end, at.begin}, cue.addressee);
  *next++ = static_cast<std::int32_t>(at.size());
  *next++ = static_cast<std::int32_t>(std::min(at.begin - sentence.begin, 60u));
  *next++ = static_cast<std::int32_t>(std::min(sentence.end - at.end, 60u));
  *next++ = at.begin > sentence.begin && doc_.folded[at.begin - 1] == "that" ? 1 : 0;
  *next++ = is_asking_word(doc_.folded[at.begin]) ? 1 : 0;
  *next++ = doc_.folded[at.begin] == "to" ? 1 : 0;
  *next++ = rules_.has_verb(at.begin, at.end, true) ? 1 : 0;
  *next++ = static_cast<std::int32_t>(cue.kind);
  *next++ = (cue.clause ? 1 : 0) + (cue.that ? 2 : 0) + (cue.addressee ? 4 : 0) +
            (cue.participle ? 8 : 0) + (cue.base ? 16 : 0) + (cue.passive ? 32 : 0) +
            (cue.source_after ? 64 : 0) + (cue.unlisted ? 128 : 0) + (cue.noun ? 256 : 0);
  const std::uint32_t before = cue.tokens.begin;
  *next++ = before > sentence.begin ? word_class(before - 1, sentence.end) : 0;
  const Subject& subject = candidate.subject;
  *next++ = subject.likely ? 2 : subject.noun ? 1 : 0;
  *next++ =
      (subject.speaker.group != kNone ? 1 : 0) + (subject.speaker.named ? 2 : 0) +
      (subject.words.size() == 1 && is_pronoun_word(doc_.folded[subject.words.begin]) ? 4 : 0);
  *next++ = subject.words.end <= before
                ? static_cast<std::int32_t>(std::min(before - subject.words.end, 30u))
                : -1;
  *next++ =
      subject.words.begin > sentence.begin ? word_class(subject.words.begin - 1, sentence.end) : 0;
  fill_boundaries(candidate, sentence, next);
}

}  // namespace sidelight
