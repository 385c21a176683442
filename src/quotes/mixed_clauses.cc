#include "quotes/mixed_clauses.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "quotes/clauses.h"
#include "quotes/not_speech.h"
#include "quotes/reported.h"

namespace sidelight {
namespace {

// Whether marked words end with the mark of a whole sentence, or with its comma.
bool is_whole(std::string_view words) {
  return !words.empty() &&
         (words.back() == '.' || words.back() == ',' || words.back() == '!' || words.back() == '?');
}

}  // namespace

bool may_have_clause(const Document& doc, const Quote& quote, ByteRange sentence) {
  const ByteRange part = quote.parts.front();
  if (quote.parts.size() != 1 || !sentence.contains(part)) return false;
  return quote.kind == QuoteKind::Mixed ||
         (part.size() * 10 < sentence.size() * 7 && !is_whole(doc.view(part)));
}

void widen_clause(const Document& doc, const std::vector<SpeechSpan>& stretches, Quote& quote) {
  const ByteRange part = quote.parts.front();
  for (const SpeechSpan& span : stretches) {
    const TokenRange tokens = clause_words(doc, span.tokens);
    if (tokens.empty()) continue;
    const ByteRange stretch = doc.bytes(tokens);
    if (!stretch.contains(part)) continue;
    const bool fragment = part.size() * 10 < stretch.size() * 7 && quote.parts.size() == 1 &&
                          !is_whole(doc.view(part));
    if (quote.kind != QuoteKind::Mixed && !fragment) continue;
    quote.kind = QuoteKind::Mixed;
    quote.clause = stretch;
  }
}

void take_marked_words(const Document& doc, const std::vector<MarkedSpan>& spans,
                       const std::vector<ByteRange>& taken, const Cue& cue, Quote& quote) {
  if (quote.parts.size() != 1) return;
  const ByteRange own = quote.kind == QuoteKind::Mixed ? quote.parts.front() : ByteRange{};
  const ByteRange clause = quote.kind == QuoteKind::Mixed ? quote.clause : quote.parts.front();
  if (clause.empty()) return;
  const TokenRange tokens = doc.tokens_in(clause);
  auto span = std::lower_bound(
      spans.begin(), spans.end(), tokens.begin,
      [](const MarkedSpan& one, std::uint32_t token) { return one.inside.begin < token; });
  std::vector<ByteRange> words;
  for (; span != spans.end() && span->inside.begin < tokens.end; ++span) {
    const ByteRange inside = doc.bytes(span->inside);
    if (inside == own) {
      words.push_back(own);
      continue;
    }
    MarkedCue source;
    source.cue = &cue;
    source.found = true;
    source.reports = true;
    source.after = cue.tokens.begin >= tokens.end;
    const std::uint32_t open = span->outside.begin;
    const MarkedWords marked{*span, shape_of(doc, *span), {std::min(tokens.begin, open), open}};
    if (!overlaps(taken, inside) && !is_not_speech(doc, marked, source)) words.push_back(inside);
  }
  if (words.empty()) return;
  quote.kind = QuoteKind::Mixed;
  quote.clause = clause;
  quote.parts = std::move(words);
}

}  // namespace sidelight
