#include "quotes/attribution.h"

#include <algorithm>
#include <string_view>

#include "quotes/clauses.h"
#include "quotes/marked_sources.h"
#include "quotes/not_speech.h"
#include "quotes/word_classes.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kFewestWordsAlone = 4;   // of a quote that no cue stands beside
constexpr std::uint32_t kFewestWordsDirect = 4;  // of a quote that begins with a small letter
constexpr std::uint32_t kFewestTokensWhole =
    8;                                       // of a paragraph in marks with no speaker beside it
constexpr std::uint32_t kShortLead = 30;     // tokens of a paragraph before its quote
constexpr std::uint32_t kCarriedBlocks = 3;  // from a quote to the next that its speaker says

class Attributor {
 public:
  Attributor(const Document& doc, const std::vector<MarkedSpan>& spans,
             const std::vector<Cue>& cues, const SpeakerFinder& speakers)
      : doc_(doc),
        spans_(spans),
        cues_(cues),
        speakers_(speakers),
        sources_(doc, spans, cues, speakers) {
    result_.used.assign(cues.size(), false);
  }

  MarkedQuotes run();

 private:
  Attribution from_context(std::size_t index) const;
  bool stands_alone(std::size_t index, const MarkedShape& shape) const;
  bool joins_previous(std::size_t index, const MarkedShape& shape, const Attribution& found) const;
  bool is_mixed(std::size_t index, const MarkedShape& shape, const Attribution& found,
                TokenRange before) const;
  MarkedCue cue_of(const Attribution& found) const;
  void resolve_pronoun(std::size_t index, Speaker& speaker) const;
  ByteRange clause_of(const MarkedSpan& span, const Attribution& found, TokenRange before) const;
  void add(std::size_t index);

  const Document& doc_;
  const std::vector<MarkedSpan>& spans_;
  const std::vector<Cue>& cues_;
  const SpeakerFinder& speakers_;
  MarkedSources sources_;
  MarkedQuotes result_;
  // The last stretch that became part of a quote, and how.
  std::size_t last_index_ = static_cast<std::size_t>(-1);
  Attribution last_;
  // Parts of a quote whose speaker is still to come, and the last stretch among them.
  std::vector<ByteRange> waiting_;
  std::size_t waiting_first_ = 0;
  std::size_t waiting_last_ = 0;
};

// A quote that no cue stands beside: the speaker of the one before, or whom the sentence before
// tells of.
Attribution Attributor::from_context(std::size_t index) const {
  const MarkedSpan& span = spans_[index];
  Attribution found;
  const std::uint32_t open = span.outside.begin;
  const bool same_block = last_index_ < index && spans_[last_index_].block == span.block;
  if (same_block && last_.found) {
    found.found = true;
    found.speaker = last_.speaker;
    found.rule = "same_paragraph";
    return found;
  }
  if (open == 0) return found;
  const TokenRange block = doc_.tokens_of_block(span.block);
  const bool whole = span.outside.begin == block.begin && span.outside.end == block.end &&
                     doc_.article.blocks[span.block].kind == BlockKind::Paragraph;
  // An answer to a question of the interviewer: whom the article is about.
  if (whole && doc_.folded[open - 1] == "?") {
    found.speaker = speakers_.main_person(open);
    found.found = !found.speaker.at.empty();
    found.rule = "answer";
    if (found.found) return found;
  }
  const Sentence& previous = doc_.sentence_at(open - 1);
  const bool in_block = previous.block == span.block;
  const bool colon = doc_.folded[open - 1] == ":";
  if (in_block || colon) {
    const std::uint32_t cue = sources_.last_cue(previous.tokens);
    Subject subject = cue == kNone ? Subject{} : sources_.subject_of(cues_[cue], previous.tokens);
    if (!subject.likely) {
      if (const Subject first = speakers_.first_in(previous.tokens); first.found()) subject = first;
    }
    if (subject.found()) {
      found.found = true;
      found.speaker = subject.speaker;
      found.rule = colon ? "colon" : "sentence_before";
      if (colon) found.cue = cue;
      return found;
    }
  }
  // "Ana Silva begins. Not a note in her hand. “…": whom the paragraph began with.
  if (in_block && !same_block) {
    const Subject first = speakers_.first_in({block.begin, previous.tokens.begin});
    if (first.likely && open - block.begin <= kShortLead) {
      found.found = true;
      found.speaker = first.speaker;
      found.rule = "paragraph_begin";
      return found;
    }
  }
  const bool next_block =
      last_index_ < index && last_.found && spans_[last_index_].block + 1 == span.block;
  if (next_block) {
    found.found = true;
    found.speaker = last_.speaker;
    found.rule = "paragraph_before";
    return found;
  }
  // A long statement: a whole paragraph of speech goes on with who spoke last, or is speech of
  // nobody known.
  if (whole && span.inside.size() > kFewestTokensWhole) {
    const bool carried = last_index_ < index && last_.found &&
                         spans_[last_index_].block + kCarriedBlocks >= span.block;
    found.found = true;
    if (carried) found.speaker = last_.speaker;
    found.rule = carried ? "carried" : "paragraph";
  }
  return found;
}

bool Attributor::stands_alone(std::size_t index, const MarkedShape& shape) const {
  const TokenRange before = sources_.before_of(index);
  const bool bare = before.empty() || doc_.folded[before.end - 1] == ":";
  if (!bare) return false;
  // "She does not hesitate. “Good soup.”": short, but a sentence.
  const std::uint32_t open = spans_[index].outside.begin;
  const bool sentence = shape.terminal && shape.upper_start && shape.words > 1 && open > 0 &&
                        doc_.sentence_at(open - 1).block == spans_[index].block;
  return sentence || (shape.words >= kFewestWordsAlone && (shape.upper_start || shape.whole()));
}

// "A," she said, "B."  and  "A," she said. "B."
bool Attributor::joins_previous(std::size_t index, const MarkedShape& shape,
                                const Attribution& found) const {
  if (last_index_ + 1 != index || !last_.found || result_.quotes.empty()) return false;
  const MarkedSpan& span = spans_[index];
  const MarkedSpan& last = spans_[last_index_];
  if (last.continues && span.block != last.block) return true;
  if (span.block != last.block || result_.quotes.back().kind != QuoteKind::Direct) return false;
  if (found.found && found.cue != kNone)
    return found.cue == last_.cue && last_.after && found.adjacent;
  if (!shape.whole() || !last_.after) return false;
  // Only the attribution stands between the two.
  return doc_.sentence_of_token[span.outside.begin] <= doc_.sentence_of_token[last.outside.end] + 1;
}

bool Attributor::is_mixed(std::size_t index, const MarkedShape& shape, const Attribution& found,
                          TokenRange before) const {
  const MarkedSpan& span = spans_[index];
  if (!found.adjacent && found.cue != kNone) return true;
  if (found.after) {
    // "The move was “a mistake,” he said."
    for (std::uint32_t token = before.begin; token < before.end; ++token) {
      if (doc_.tokens[token].kind == TokenKind::Word && !is_adverb(doc_.folded[token]) &&
          doc_.folded[token] != "and" && doc_.folded[token] != "but")
        return true;
    }
    return false;
  }
  if (shape.upper_start && shape.words > 1) return false;
  // "called it “a toll by another name”", "said it would “tie every hand”": the words in marks are
  // a part of the reporter's clause.
  if (found.cue != kNone && !cues_[found.cue].clause) return true;
  if (!before.empty()) {
    const std::string& last = doc_.folded[before.end - 1];
    if (is_auxiliary(last) || is_preposition(last) || is_determiner(last)) return true;
  }
  if (shape.words < kFewestWordsDirect && !before.empty() && doc_.folded[before.end - 1] != ":")
    return true;
  // "said “we will win” in every state"
  const std::uint32_t next = span.outside.end;
  return !shape.whole() && next < doc_.tokens.size() &&
         doc_.sentence_of_token[next] == doc_.sentence_of_token[span.outside.begin] &&
         doc_.tokens[next].kind == TokenKind::Word;
}

ByteRange Attributor::clause_of(const MarkedSpan& span, const Attribution& found,
                                TokenRange before) const {
  const TokenRange sentence = doc_.sentence_at(span.outside.begin).tokens;
  if (found.cue == kNone) return {};
  if (found.after) {
    const std::uint32_t begin = std::min(before.begin, span.outside.begin);
    return doc_.bytes(TokenRange{begin, std::max(found.clause_end, span.outside.end)});
  }
  const Cue& cue = cues_[found.cue];
  const std::uint32_t begin = content_begin(doc_, cue, span.outside.begin);
  // "called X “weak” and left": what is called so ends with the marks.
  const std::uint32_t end =
      cue.clause ? std::max(span.outside.end, content_end(doc_, span.outside.end, sentence.end))
                 : span.outside.end;
  return doc_.bytes(TokenRange{std::min(begin, span.outside.begin), end});
}

MarkedCue Attributor::cue_of(const Attribution& found) const {
  MarkedCue cue;
  if (found.cue != kNone) cue.cue = &cues_[found.cue];
  cue.found = found.found;
  cue.adjacent = found.adjacent;
  cue.after = found.after;
  cue.speaker = doc_.view(found.speaker.at);
  return cue;
}

// "he added": who spoke last in this paragraph or the one before.
void Attributor::resolve_pronoun(std::size_t index, Speaker& speaker) const {
  if (speaker.group != kNone || speaker.at.empty() || !last_.found || last_index_ >= index) return;
  if (spans_[last_index_].block + 1 < spans_[index].block || last_.speaker.at.empty()) return;
  const TokenRange tokens = doc_.tokens_in(speaker.at);
  if (tokens.size() != 1) return;
  const std::string& word = doc_.folded[tokens.begin];
  if (word != "he" && word != "she" && word != "they") return;
  speaker.group = last_.speaker.group;
  speaker.named = last_.speaker.named;
  speaker.described = last_.speaker.described.empty() ? last_.speaker.at : last_.speaker.described;
}

void Attributor::add(std::size_t index) {
  const MarkedSpan& span = spans_[index];
  const MarkedShape shape = shape_of(doc_, span);
  const TokenRange before = sources_.before_of(index);
  Attribution found = sources_.from_before(before);
  const bool strict = found.found && found.adjacent && !before.empty() &&
                      (doc_.folded[before.end - 1] == ":" || doc_.folded[before.end - 1] == ",");
  if (!strict || last_index_ + 1 == index) {
    // A cue after the marks is nearer than one that stands some words before them.
    const Attribution after = sources_.from_after(sources_.after_of(index, shape), shape);
    const bool split = strict && last_.found && last_.after && found.cue == last_.cue;
    if (after.found && !split) found = after;
  }
  if (!found.found) found = sources_.from_signature(span);
  if (!found.found) found = sources_.from_label(before);
  if (!found.found) found = sources_.from_unknown_verb(index, shape);
  if (!found.found) found = sources_.from_late(index, shape);
  if (is_addressee({span, shape, before}, cue_of(found))) return;
  const bool alone = !found.found && stands_alone(index, shape);
  if (joins_previous(index, shape, found)) {
    result_.quotes.back().parts.push_back(doc_.bytes(span.inside));
    if (!last_.speaker.at.empty() || !found.found) found = last_;
    last_index_ = index;
    return;
  }
  const bool follows = !waiting_.empty() && waiting_last_ + 1 == index;
  if (!follows) waiting_.clear();
  // The first paragraphs of a long quote, whose speaker a later one names.
  if (!found.found && span.continues) {
    if (waiting_.empty()) waiting_first_ = index;
    waiting_.push_back(doc_.bytes(span.inside));
    waiting_last_ = index;
    return;
  }
  if (alone || (follows && !found.found)) found = from_context(follows ? waiting_first_ : index);
  if (!found.found || is_not_speech(doc_, {span, shape, before}, cue_of(found))) {
    waiting_.clear();
    return;
  }
  resolve_pronoun(index, found.speaker);
  Quote quote;
  quote.kind =
      !follows && is_mixed(index, shape, found, before) ? QuoteKind::Mixed : QuoteKind::Direct;
  quote.parts = std::move(waiting_);
  waiting_.clear();
  quote.parts.push_back(doc_.bytes(span.inside));
  quote.speaker = found.speaker;
  quote.rule = found.rule;
  if (found.cue != kNone) {
    quote.cue = doc_.bytes(cues_[found.cue].tokens);
    quote.cue_class = cues_[found.cue].kind;
    result_.used[found.cue] = true;
  }
  if (quote.kind == QuoteKind::Mixed) quote.clause = clause_of(span, found, before);
  quote.score = Score::of(found.cue == kNone ? 600 : found.adjacent ? 950 : 800);
  result_.quotes.push_back(std::move(quote));
  last_index_ = index;
  last_ = found;
}

MarkedQuotes Attributor::run() {
  for (std::size_t i = 0; i < spans_.size(); ++i) add(i);
  return std::move(result_);
}

}  // namespace

MarkedQuotes attribute_marked(const Document& doc, const std::vector<MarkedSpan>& spans,
                              const std::vector<Cue>& cues, const SpeakerFinder& speakers) {
  return Attributor(doc, spans, cues, speakers).run();
}

}  // namespace sidelight
