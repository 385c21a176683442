// Clauses of mixed quotes (content spans): makes the stretch that the learnt tagger takes for
// speech the clause of the quote whose marked words stand in it. Never finds a quote.
#pragma once

#include <vector>

#include "quotes/cues.h"
#include "quotes/quote.h"
#include "quotes/quote_marks.h"
#include "quotes/speech_tagger.h"
#include "text/document.h"

namespace sidelight {

// Whether stretches of the sentence at `sentence` could change the clause of a quote.
bool may_have_clause(const Document& doc, const Quote& quote, ByteRange sentence);
// `stretches` are those of the sentence that the quote's first part begins in. Few words in marks
// inside a much longer stretch become a mixed quote, unless they end as a sentence of their own.
void widen_clause(const Document& doc, const std::vector<SpeechSpan>& stretches, Quote& quote);
// "said the plan was “too little”, and “too late”": a reported clause with words in marks becomes a
// mixed quote of them, and those of a mixed quote's clause are its words too; not words of another
// quote (`taken`, rising) and such as nobody says.
void take_marked_words(const Document& doc, const std::vector<MarkedSpan>& spans,
                       const std::vector<ByteRange>& taken, const Cue& cue, Quote& quote);

}  // namespace sidelight
