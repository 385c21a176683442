// Carried speakers: who says a paragraph in quotation marks beside which nobody is named, and whom
// "she added" means where no name was found for it. Never overrules a name that stands beside the
// words: that is quotes/attribution.h.
#pragma once

#include <vector>

#include "quotes/quote.h"
#include "quotes/speakers.h"
#include "text/document.h"

namespace sidelight {

// `quotes` are in order of their first part, with and without marks.
void carry_speakers(const Document& doc, const Groups& groups, const SpeakerFinder& speakers,
                    std::vector<Quote>& quotes);

}  // namespace sidelight
