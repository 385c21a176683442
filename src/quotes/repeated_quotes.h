// Quotes that stand twice: a headline, a subheading or a line of its own in quotation marks repeats
// words of the article, and belongs to whoever says them there.
#pragma once

#include <vector>

#include "quotes/quote.h"
#include "quotes/quote_marks.h"
#include "quotes/speakers.h"
#include "text/document.h"

namespace sidelight {

// Adds to `quotes`, in order of their first part, what stands twice and was not found, and gives
// those of its lines that have no speaker one. The order holds.
void add_repeated_quotes(const Document& doc, const std::vector<MarkedSpan>& spans,
                         const SpeakerFinder& speakers, std::vector<Quote>& quotes);

}  // namespace sidelight
