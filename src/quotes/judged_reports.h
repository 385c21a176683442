// Reported speech by the learnt judge (indirect quotes): of the candidates of every cue the likely
// ones, none over another. Without a model reported.h reads reports by rules alone.
#pragma once

#include <functional>
#include <vector>

#include "quotes/attribution.h"
#include "quotes/cues.h"
#include "quotes/quote.h"
#include "quotes/quote_marks.h"
#include "quotes/report_candidates.h"
#include "quotes/speakers.h"
#include "text/document.h"

namespace sidelight {

// Whether a model's judge was made for this program's candidates, or there is none.
bool fits_reports(const QuoteModel& model);

// The candidates of one sentence's cues, in order of the cues. Of a cue that a mixed quote took
// `quote` is the quote, and only the candidates that hold its words are there; else kNone.
struct SentenceReports {
  std::vector<ReportCandidate> candidates;
  std::vector<std::uint32_t> quotes;  // parallel to the candidates
};
using ReportJudge = std::function<void(const SentenceReports&)>;

// Hands the candidates of each sentence to `judge`. Left out are cues in marks, and candidates that
// overlap another quote of `marked`. Of the mixed quotes of `marked` the clause becomes the stretch
// of speech that holds them.
void for_each_report(const Document& doc, const std::vector<MarkedSpan>& spans,
                     const std::vector<Cue>& cues, MarkedQuotes& marked,
                     const SpeakerFinder& speakers, const QuoteModel& model,
                     const ReportJudge& judge);

// Indirect quotes in reading order, none for a model without a judge. The clauses of mixed quotes
// become what is likeliest.
[[gnu::noinline]] std::vector<Quote> find_judged_reports(
    const Document& doc, const std::vector<MarkedSpan>& spans, const std::vector<Cue>& cues,
    MarkedQuotes& marked, const SpeakerFinder& speakers, const QuoteModel& model);

}  // namespace sidelight
