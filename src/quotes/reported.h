// Reported speech (indirect quotes): clauses that a cue reports without quotation marks: "said that
// …", "…, the ministry said", "according to …". Speech in marks is attribution.h.
#pragma once

#include <vector>

#include "quotes/cues.h"
#include "quotes/quote.h"
#include "quotes/speakers.h"
#include "text/document.h"

namespace sidelight {

// Reported clauses of the cues that no marked quote took (`used`, parallel to `cues`), in order of
// the cues. A clause that overlaps one of `marked` (sorted) is left out.
std::vector<Quote> find_reported(const Document& doc, const std::vector<Cue>& cues,
                                 const std::vector<bool>& used, const std::vector<Quote>& marked,
                                 const SpeakerFinder& speakers);

}  // namespace sidelight
