// Clauses of mixed quotes (content spans): makes the stretch that the learnt tagger takes for
// speech the clause of the quote whose marked words stand in it. Never finds a quote.
#pragma once

#include <vector>

#include "quotes/attribution.h"
#include "quotes/speech_tagger.h"
#include "text/document.h"

namespace sidelight {

// `tagged` in reading order, without overlap.
void widen_clauses(const Document& doc, const std::vector<SpeechSpan>& tagged,
                   MarkedQuotes& marked);

}  // namespace sidelight
