#include "quotes/judged_reports.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "model/trees.h"
#include "quotes/mixed_clauses.h"
#include "quotes/reported.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kLongestGap = 30;  // tokens of the attribution between two parts

std::int32_t least_logit() {
  const char* e = std::getenv("SLT");
  return (e ? std::atoi(e) : 0) * (TreeModel::kOneLogit / 100);
}

struct Judged {
  const ReportCandidate* candidate;
  std::int32_t logit;
};

// The most likely candidates first; of two alike the earlier one.
std::vector<Judged> choose(const std::vector<ReportCandidate>& candidates, const TreeModel& trees,
                           std::uint32_t output) {
  std::vector<Judged> judged;
  for (const ReportCandidate& candidate : candidates) {
    const std::int32_t logit = trees.logit(output, candidate.features);
    if (logit >= least_logit()) judged.push_back({&candidate, logit});
  }
  std::stable_sort(judged.begin(), judged.end(),
                   [](const Judged& a, const Judged& b) { return a.logit > b.logit; });
  std::vector<Judged> chosen;
  for (const Judged& one : judged) {
    const bool overlaps = std::any_of(chosen.begin(), chosen.end(), [&](const Judged& other) {
      return other.candidate->tokens.overlaps(one.candidate->tokens) ||
             (other.candidate->cue == one.candidate->cue &&
              other.candidate->after == one.candidate->after);
    });
    if (!overlaps) chosen.push_back(one);
  }
  std::sort(chosen.begin(), chosen.end(), [](const Judged& a, const Judged& b) {
    return a.candidate->tokens.begin < b.candidate->tokens.begin;
  });
  return chosen;
}

Quote quote_of(const Document& doc, const std::vector<Cue>& cues, const Judged& judged) {
  const ReportCandidate& candidate = *judged.candidate;
  const Cue& cue = cues[candidate.cue];
  Quote quote;
  quote.kind = QuoteKind::Indirect;
  quote.parts.push_back(doc.bytes(candidate.tokens));
  quote.speaker = candidate.subject.speaker;
  quote.cue = doc.bytes(cue.tokens);
  quote.cue_class = cue.kind;
  quote.score = Score::of(static_cast<int>(std::min(thousandths_of_logit(judged.logit), 950u)));
  quote.rule = "judged";
  return quote;
}

}  // namespace

void for_each_report(const Document& doc, const std::vector<MarkedSpan>& spans,
                     const std::vector<Cue>& cues, MarkedQuotes& marked,
                     const SpeakerFinder& speakers, const QuoteModel& model,
                     const ReportJudge& judge) {
  widen_clauses(doc, tag_speech(doc, spans, cues, model), marked);
  const std::vector<ByteRange> taken = taken_by(marked.quotes);
  SpeechTagger tagger(doc, spans, cues, model);
  const ReportCandidates reports(doc, cues, speakers, tagger);
  std::vector<ReportCandidate> candidates;
  std::size_t next = 0;
  std::size_t span = 0;
  for (std::size_t s = 0; s < doc.sentences.size() && next < cues.size(); ++s) {
    const TokenRange sentence = doc.sentences[s].tokens;
    if (cues[next].tokens.begin >= sentence.end) continue;
    const bool looked = tagger.turn_to(s);
    candidates.clear();
    for (; next < cues.size() && cues[next].tokens.begin < sentence.end; ++next) {
      const std::uint32_t at = cues[next].tokens.begin;
      while (span < spans.size() && spans[span].outside.end <= at) ++span;
      const bool in_marks = span < spans.size() && spans[span].outside.begin < at;
      if (looked && !in_marks && !marked.used[next]) reports.add(next, candidates);
    }
    candidates.erase(std::remove_if(candidates.begin(), candidates.end(),
                                    [&](const ReportCandidate& one) {
                                      return overlaps(taken, doc.bytes(one.tokens));
                                    }),
                     candidates.end());
    if (!candidates.empty()) judge(candidates);
  }
}

std::vector<Quote> find_judged_reports(const Document& doc, const std::vector<MarkedSpan>& spans,
                                       const std::vector<Cue>& cues, MarkedQuotes& marked,
                                       const SpeakerFinder& speakers, const QuoteModel& model) {
  std::vector<Quote> quotes;
  const std::uint32_t output = model.trees().output("report");
  for_each_report(doc, spans, cues, marked, speakers, model,
                  [&](std::vector<ReportCandidate>& candidates) {
                    const ReportCandidate* last = nullptr;
                    for (const Judged& judged : choose(candidates, model.trees(), output)) {
                      const ReportCandidate& one = *judged.candidate;
                      // "The fix, the agency says, is …": the second part of one quote.
                      const bool joins = last != nullptr && last->cue == one.cue && last->after &&
                                         one.tokens.begin - last->tokens.end <= kLongestGap;
                      if (joins) {
                        quotes.back().parts.push_back(doc.bytes(one.tokens));
                      } else {
                        quotes.push_back(quote_of(doc, cues, judged));
                      }
                      last = &one;
                    }
                  });
  return quotes;
}

}  // namespace sidelight
