// Reported speech by the learnt tagger (indirect quotes, clauses of mixed ones): takes the
// stretches of speech_tagger.h, finds the cue and the subject of each. Without a model reported.h
// does this by rules alone.
#pragma once

#include <vector>

#include "quotes/attribution.h"
#include "quotes/cues.h"
#include "quotes/quote.h"
#include "quotes/quote_marks.h"
#include "quotes/speakers.h"
#include "quotes/speech_tagger.h"
#include "text/document.h"

namespace sidelight {

// Indirect quotes in reading order. Of the mixed quotes of `marked` the clause becomes the stretch
// that holds them.
std::vector<Quote> find_tagged_reports(const Document& doc, const std::vector<SpeechSpan>& tagged,
                                       const std::vector<Cue>& cues, MarkedQuotes& marked,
                                       const SpeakerFinder& speakers);

}  // namespace sidelight
