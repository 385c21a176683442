#include "quotes/speaker_ranker.h"

#include <algorithm>
#include <array>

#include "model/trees.h"
#include "quotes/speaker_candidates.h"

namespace sidelight {
namespace {

// How much likelier another speaker must be than the one that the rules read.
constexpr std::int32_t kLead = TreeModel::kOneLogit;
// … and how likely where the rules read nobody.
constexpr std::int32_t kLeastLogit = 0;

}  // namespace

bool fits_speakers(const QuoteModel& model) {
  const TreeModel& trees = model.trees();
  if (trees.output("speaker") == kNone) return true;
  if (trees.feature_count() != SpeakerCandidate::kColumns) return false;
  for (std::size_t i = 0; i < SpeakerCandidate::kFeatures; ++i) {
    if (trees.feature(SpeakerCandidate::kFirst + i) != SpeakerCandidates::names()[i]) return false;
  }
  return true;
}

void rank_speakers(const Document& doc, const Groups& groups, const std::vector<MarkedSpan>& spans,
                   const std::vector<Cue>& cues, const SpeakerFinder& speakers,
                   const QuoteModel& model, std::vector<Quote>& quotes) {
  const TreeModel& trees = model.trees();
  const std::uint32_t output = trees.output("speaker");
  if (output == kNone) return;
  std::array<std::int32_t, SpeakerCandidate::kColumns> row{};
  const SpeakerCandidates finder(doc, groups, spans, cues, speakers);
  EarlierSpeakers earlier;
  for (Quote& quote : quotes) {
    // What stands alone, or a second time, was given its speaker from elsewhere.
    const bool alone = quote.rule == "repeated" || quote.rule == "block_quotation";
    const auto candidates = alone ? std::vector<SpeakerCandidate>() : finder.of(quote, earlier);
    const SpeakerCandidate* best = nullptr;
    std::int32_t most = kLeastLogit;
    for (const SpeakerCandidate& candidate : candidates) {
      const bool by_rule = candidate.features[0] != 0;
      std::copy(candidate.features.begin(), candidate.features.end(),
                row.begin() + SpeakerCandidate::kFirst);
      const std::int32_t logit = trees.logit(output, row) + (by_rule ? kLead : 0);
      if (logit <= most && !by_rule) continue;
      best = &candidate;
      most = logit;
    }
    if (best != nullptr && best->features[0] == 0) quote.speaker = best->speaker;
    earlier.note(quote.speaker.group, quote.parts.back().end);
  }
}

}  // namespace sidelight
