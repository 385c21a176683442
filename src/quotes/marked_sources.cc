#include "quotes/marked_sources.h"

#include <algorithm>
#include <string_view>

#include "quotes/clauses.h"
#include "quotes/word_classes.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kSubjectOffset = 2;      // tokens from a closing mark to the subject
constexpr std::uint32_t kLongestSignature = 16;  // tokens of "— Ana Silva, a nurse in X"
constexpr std::uint32_t kLongestLabel = 8;       // tokens of "The mayor of X:"

}  // namespace

TokenRange MarkedSources::before_of(std::size_t index) const {
  const MarkedSpan& span = spans_[index];
  const std::uint32_t open = span.outside.begin;
  const TokenRange block = doc_.tokens_of_block(span.block);
  std::uint32_t begin = doc_.sentence_at(open).tokens.begin;
  if (begin == open && open > block.begin && doc_.folded[open - 1] == ":") {
    begin = doc_.sentence_at(open - 1).tokens.begin;
  }
  if (index > 0) begin = std::max(begin, spans_[index - 1].outside.end);
  return {std::min(std::max(begin, block.begin), open), open};
}

TokenRange MarkedSources::after_of(std::size_t index, const MarkedShape& shape) const {
  const MarkedSpan& span = spans_[index];
  const TokenRange block = doc_.tokens_of_block(span.block);
  const std::uint32_t begin = span.outside.end;
  if (begin >= block.end) return {begin, begin};
  const Sentence& sentence = doc_.sentence_at(begin);
  const bool same = doc_.sentence_of_token[begin] == doc_.sentence_of_token[begin - 1];
  if (!same && shape.terminal && doc_.folded[span.inside.end - 1] == "." &&
      doc_.tokens[begin].upper_first) {
    // "… end." Smith said.  Only a sentence that holds nothing else.
    const std::uint32_t cue = first_cue(sentence.tokens);
    if (cue == kNone) return {begin, begin};
    const std::uint32_t tail = cues_[cue].tokens.end;
    const bool day = tail + 1 < sentence.tokens.end && is_day_word(doc_.folded[tail]);
    if (sentence.tokens.end - tail > (day ? 2u : 1u)) return {begin, begin};
  }
  std::uint32_t end = sentence.tokens.end;
  if (index + 1 < spans_.size()) end = std::min(end, spans_[index + 1].outside.begin);
  return {begin, std::max(begin, end)};
}

std::uint32_t MarkedSources::first_cue(TokenRange range) const {
  const auto at = std::lower_bound(
      cues_.begin(), cues_.end(), range.begin,
      [](const Cue& cue, std::uint32_t token) { return cue.tokens.begin < token; });
  return at != cues_.end() && at->tokens.end <= range.end
             ? static_cast<std::uint32_t>(at - cues_.begin())
             : kNone;
}

// The last cue of a stretch; one that hangs on another verb ("wants to blame", "tweets accusing X")
// only when there is no other.
std::uint32_t MarkedSources::last_cue(TokenRange range) const {
  const auto end = std::lower_bound(
      cues_.begin(), cues_.end(), range.end,
      [](const Cue& cue, std::uint32_t token) { return cue.tokens.begin < token; });
  std::uint32_t last = kNone;
  constexpr int kCuesBack = 4;
  auto at = end;
  for (int steps = 0; steps < kCuesBack && at != cues_.begin(); ++steps) {
    --at;
    if (at->tokens.begin < range.begin) break;
    const auto index = static_cast<std::uint32_t>(at - cues_.begin());
    if (last == kNone) last = index;
    const std::string_view before = at->tokens.begin > range.begin
                                        ? std::string_view(doc_.folded[at->tokens.begin - 1])
                                        : std::string_view(",");
    const bool hangs =
        (at->base && before == "to") ||
        (at->participle && before != "," && !is_auxiliary(before) && !is_adverb(before));
    if (!hangs) return index;
  }
  return last;
}

Subject MarkedSources::subject_of(const Cue& cue, TokenRange clause) const {
  if (cue.source_after) return speakers_.source(cue, clause.end);
  if (cue.passive) return speakers_.agent(cue.tokens.end, clause.end);
  const bool infinitive =
      cue.base && cue.tokens.begin > clause.begin && doc_.folded[cue.tokens.begin - 1] == "to";
  if (cue.participle || infinitive) {
    const TokenRange sentence = doc_.sentence_at(cue.tokens.begin).tokens;
    const TokenRange rest{std::max(sentence.begin, std::min(clause.begin, cue.tokens.begin)),
                          cue.tokens.begin};
    if (cue.participle) {
      if (const Subject subject = speakers_.of_participle(cue, rest.begin); subject.likely)
        return subject;
    }
    return speakers_.first_in(rest);
  }
  // "they have none left and, says one delegate, “…”": enclosed in commas.
  const std::uint32_t at = cue.tokens.begin;
  if (at > clause.begin && doc_.folded[at - 1] == ",") {
    const Subject after = speakers_.after(cue.tokens.end, clause.end);
    if (after.likely && after.words.end < doc_.tokens.size() &&
        doc_.folded[after.words.end] == ",") {
      return after;
    }
  }
  Subject subject = speakers_.before(cue, clause.begin);
  // "Trump called him weak and said …": the subject stands before the first verb.
  if (!subject.likely) {
    if (Subject first = speakers_.first_in({clause.begin, cue.tokens.begin}); first.found())
      return first;
  }
  return subject;
}

Attribution MarkedSources::from_after(TokenRange after, const MarkedShape& shape) const {
  Attribution found;
  std::uint32_t begin = after.begin;
  while (begin < after.end && (doc_.folded[begin] == "," || doc_.folded[begin] == "—" ||
                               doc_.folded[begin] == "–" || doc_.folded[begin] == "--"))
    ++begin;
  if (begin >= after.end || (!shape.whole() && begin == after.begin)) return found;
  const std::uint32_t index = first_cue({begin, after.end});
  if (index == kNone) return found;
  const Cue& cue = cues_[index];
  Subject subject;
  const bool at_once =
      cue.tokens.begin == begin || (cue.tokens.begin == begin + 1 && is_adverb(doc_.folded[begin]));
  if (at_once) {
    subject = speakers_.after(cue.tokens.end, after.end);
    if (cue.participle || cue.base || !subject.found()) return found;
  } else if (!cue.passive && !cue.participle) {
    if (is_clause_opener(doc_.folded[begin])) return found;
    subject = speakers_.before(cue, begin);
    if (!subject.found() || subject.words.begin > begin + kSubjectOffset) return found;
  } else {
    return found;
  }
  found.found = true;
  found.after = true;
  found.adjacent = true;
  found.cue = index;
  found.speaker = subject.speaker;
  found.clause_end = after.begin;
  found.rule = at_once ? "inverted" : "after";
  return found;
}

Attribution MarkedSources::from_before(TokenRange before) const {
  Attribution found;
  const std::uint32_t index = last_cue(before);
  if (index == kNone) return found;
  const Cue& cue = cues_[index];
  Subject subject = subject_of(cue, before);
  std::uint32_t from = cue.tokens.end;
  if (cue.source_after && subject.found()) from = subject.words.end;
  if (!subject.found() && !cue.passive) {
    // "Said Smith: …"
    subject = speakers_.after(cue.tokens.end, before.end);
    if (subject.found()) from = subject.words.end;
  }
  found.found = true;
  found.cue = index;
  found.speaker = subject.speaker;
  found.adjacent = is_connective(doc_, {from, before.end}, cue.addressee);
  found.rule = "before";
  return found;
}

// “…” — Smith; in a heading also “…”: Smith
Attribution MarkedSources::from_signature(const MarkedSpan& span) const {
  Attribution found;
  const TokenRange block = doc_.tokens_of_block(span.block);
  const std::uint32_t dash = span.outside.end;
  if (dash + 1 >= block.end || block.end - dash > kLongestSignature) return found;
  const std::string& mark = doc_.folded[dash];
  const BlockKind kind = doc_.article.blocks[span.block].kind;
  const bool heading = kind == BlockKind::Headline || kind == BlockKind::Subheading;
  const bool colon = heading && mark == ":";
  if (mark != "—" && mark != "―" && mark != "–" && mark != "--" && mark != "-" && !colon)
    return found;
  const Subject subject = speakers_.after(dash + 1, block.end);
  if (!subject.likely) return found;
  found.found = true;
  found.after = true;
  found.adjacent = true;
  found.speaker = subject.speaker;
  found.clause_end = dash;
  found.rule = "signature";
  return found;
}

// "Smith: “…”"
Attribution MarkedSources::from_label(TokenRange before) const {
  Attribution found;
  if (before.empty() || doc_.folded[before.end - 1] != ":") return found;
  const TokenRange label{before.begin, before.end - 1};
  if (label.empty()) return found;
  Subject subject =
      label.size() <= kLongestLabel ? speakers_.after(label.begin, label.end) : Subject{};
  if (!subject.likely) subject = speakers_.first_in(label);
  if (!subject.found()) return found;
  found.found = true;
  found.adjacent = true;
  found.speaker = subject.speaker;
  found.rule = "label";
  return found;
}

// "“…,” Smith sniffed": the comma tells that a verb of speech follows, whichever it is.
Attribution MarkedSources::from_unknown_verb(std::size_t index, const MarkedShape& shape) const {
  Attribution found;
  const TokenRange after = after_of(index, shape);
  if (after.size() < 2 || !shape.whole() || doc_.folded[after.begin - 1] == ".") return found;
  const auto is_verb = [&](std::uint32_t token) {
    const std::string& word = doc_.folded[token];
    return doc_.tokens[token].kind == TokenKind::Word && !doc_.tokens[token].upper_first &&
           !is_preposition(word) && !is_clause_opener(word) && !is_determiner(word) &&
           !is_pronoun_word(word) && word.size() > 3;
  };
  const std::uint32_t verb = after.begin;
  if (is_verb(verb) && !is_auxiliary(doc_.folded[verb]) && doc_.tokens[verb + 1].upper_first) {
    const Subject subject = speakers_.after(verb + 1, after.end);
    if (!subject.likely) return found;
    found.speaker = subject.speaker;
  } else {
    Subject subject;
    const std::uint32_t last = std::min(after.end, after.begin + kLongestLabel);
    for (std::uint32_t end = after.begin + 1; end < last && !subject.likely; ++end) {
      const std::string& word = doc_.folded[end];
      const bool inflected = word.back() == 's' || word.back() == 'd' || is_auxiliary(word);
      if (is_verb(end) && inflected) subject = speakers_.after(after.begin, end);
    }
    if (!subject.likely) return found;
    found.speaker = subject.speaker;
  }
  found.found = true;
  found.after = true;
  found.adjacent = true;
  found.clause_end = after.begin;
  found.rule = "verb";
  return found;
}

Attribution MarkedSources::from_late(std::size_t index, const MarkedShape& shape) const {
  Attribution found;
  const MarkedSpan& span = spans_[index];
  const std::uint32_t late = first_cue(after_of(index, shape));
  if (late == kNone || shape.title || cues_[late].participle || cues_[late].passive ||
      !cues_[late].clause) {
    return found;
  }
  const Subject subject = speakers_.before(cues_[late], span.outside.end);
  const std::uint32_t comma = subject.words.begin;
  if (!subject.likely || comma <= span.outside.end || doc_.folded[comma - 1] != ",") return found;
  found.found = true;
  found.after = true;
  found.cue = late;
  found.speaker = subject.speaker;
  found.clause_end = comma - 1;
  found.rule = "late";
  return found;
}

}  // namespace sidelight
