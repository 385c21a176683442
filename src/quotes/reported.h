// Reported speech (indirect quotes): clauses that a cue reports without quotation marks: "said that
// …", "…, the ministry said", "according to …". Speech in marks is attribution.h.
#pragma once

#include <vector>

#include "quotes/attribution.h"
#include "quotes/cues.h"
#include "quotes/quote.h"
#include "quotes/quote_marks.h"
#include "quotes/speakers.h"
#include "text/document.h"

namespace sidelight {

// Reported clauses of the cues that stand outside all `spans` and that no quote of `marked` took,
// in order of the cues. A clause that overlaps a marked quote is left out.
std::vector<Quote> find_reported(const Document& doc, const std::vector<MarkedSpan>& spans,
                                 const std::vector<Cue>& cues, const MarkedQuotes& marked,
                                 const SpeakerFinder& speakers);

}  // namespace sidelight
