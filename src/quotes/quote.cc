#include "quotes/quote.h"

#include <algorithm>
#include <iterator>

#include "quotes/attribution.h"
#include "quotes/carried_speakers.h"
#include "quotes/cues.h"
#include "quotes/judged_reports.h"
#include "quotes/quote_marks.h"
#include "quotes/repeated_quotes.h"
#include "quotes/reported.h"
#include "quotes/speaker_ranker.h"
#include "quotes/speakers.h"

namespace sidelight {
namespace {

// Where a block quotation's speaker is looked for: the last sentence of the block before.
Speaker introduced_speaker(const Document& doc, std::uint32_t block, const std::vector<Cue>& cues,
                           const SpeakerFinder& speakers, ByteRange& cue_at) {
  const TokenRange tokens = doc.tokens_of_block(block);
  if (tokens.empty() || tokens.begin == 0) return {};
  const TokenRange sentence = doc.sentence_at(tokens.begin - 1).tokens;
  const auto first = std::lower_bound(
      cues.begin(), cues.end(), sentence.begin,
      [](const Cue& cue, std::uint32_t token) { return cue.tokens.begin < token; });
  Subject subject;
  for (auto cue = first; cue != cues.end() && cue->tokens.end <= sentence.end; ++cue) {
    if (cue->source_after) {
      subject = speakers.source(*cue, sentence.end);
    } else if (!cue->passive) {
      subject = speakers.before(*cue, sentence.begin);
    }
    if (subject.likely) cue_at = doc.bytes(cue->tokens);
    if (subject.likely) return subject.speaker;
  }
  subject = speakers.agent(sentence.begin, sentence.end);
  if (!subject.likely) subject = speakers.first_in(sentence);
  return subject.speaker;
}

// Block quotations without marks of their own, each a direct quote; one after another are one quote
// of several parts.
std::vector<Quote> find_block_quotations(const Document& doc, const std::vector<MarkedSpan>& spans,
                                         const std::vector<Cue>& cues,
                                         const SpeakerFinder& speakers) {
  std::vector<Quote> quotes;
  const auto& blocks = doc.article.blocks;
  std::size_t next = 0;
  bool previous = false;
  for (std::uint32_t block = 0; block < blocks.size(); ++block) {
    if (blocks[block].kind != BlockKind::Quotation || doc.tokens_of_block(block).empty()) {
      previous = false;
      continue;
    }
    while (next < spans.size() && spans[next].block < block) ++next;
    // In marks as well: the marks tell.
    if (next < spans.size() && spans[next].block == block &&
        spans[next].outside.begin == doc.tokens_of_block(block).begin) {
      previous = false;
      continue;
    }
    const ByteRange at = doc.bytes(doc.tokens_of_block(block));
    if (previous) {
      quotes.back().parts.push_back(at);
      continue;
    }
    Quote quote;
    quote.kind = QuoteKind::Direct;
    quote.parts.push_back(at);
    quote.speaker = introduced_speaker(doc, block, cues, speakers, quote.cue);
    quote.cue_class = quote.cue.empty() ? CueClass::None : CueClass::Said;
    quote.score = Score::of(quote.speaker.at.empty() ? 600 : 800);
    quote.rule = "block_quotation";
    quotes.push_back(std::move(quote));
    previous = true;
  }
  return quotes;
}

void append(std::vector<Quote>& to, std::vector<Quote> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

std::vector<Quote> find_quotes(const Document& doc, const Groups& groups, const Language& language,
                               const QuoteModel& model) {
  const std::vector<MarkedSpan> spans = find_marked_spans(doc);
  const std::vector<Cue> cues = find_cues(doc, language);
  const SpeakerFinder speakers(doc, groups, language);
  MarkedQuotes marked = attribute_marked(doc, spans, cues, speakers);
  std::vector<Quote> reported =
      model.trees().empty() ? find_reported(doc, spans, cues, marked, speakers)
                            : find_judged_reports(doc, spans, cues, marked, speakers, model);
  std::vector<Quote> quotes = std::move(marked.quotes);
  append(quotes, std::move(reported));
  append(quotes, find_block_quotations(doc, spans, cues, speakers));
  add_repeated_quotes(doc, spans, speakers, quotes);
  rank_speakers(doc, groups, spans, cues, speakers, model, quotes);
  carry_speakers(doc, groups, speakers, quotes);
  return quotes;
}

}  // namespace sidelight
