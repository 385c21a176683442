// Attribution of marked words (direct and mixed quotes): which stretches in quotation marks are
// speech, who said them and with which cue. Speech without marks is reported.h.
#pragma once

#include <cstdint>
#include <vector>

#include "model/language.h"
#include "quotes/cues.h"
#include "quotes/quote.h"
#include "quotes/quote_marks.h"
#include "quotes/speakers.h"
#include "text/document.h"

namespace sidelight {

struct MarkedQuotes {
  std::vector<Quote> quotes;  // in order of their first part
  std::vector<bool> used;     // parallel to the cues: whether a quote took it
};

MarkedQuotes attribute_marked(const Document& doc, const std::vector<MarkedSpan>& spans,
                              const std::vector<Cue>& cues, const SpeakerFinder& speakers);

}  // namespace sidelight
