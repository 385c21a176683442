// Who said a quote, by the learnt ranker (quotation attribution): of the candidates around a quote
// the likeliest. Without a ranker in the model the rules' speaker stays.
#pragma once

#include <vector>

#include "model/quote_model.h"
#include "people/group.h"
#include "quotes/cues.h"
#include "quotes/quote.h"
#include "quotes/quote_marks.h"
#include "quotes/speakers.h"
#include "text/document.h"

namespace sidelight {

// Whether a model's ranker was made for this program's candidates, or there is none.
bool fits_speakers(const QuoteModel& model);

// Gives each of `quotes`, in reading order, its likeliest speaker.
[[gnu::noinline]] void rank_speakers(const Document& doc, const Groups& groups,
                                     const std::vector<MarkedSpan>& spans,
                                     const std::vector<Cue>& cues, const SpeakerFinder& speakers,
                                     const QuoteModel& model, std::vector<Quote>& quotes);

}  // namespace sidelight
