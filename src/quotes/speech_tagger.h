// Speech tagging (sequence labelling of quotation content): which stretches of sentences the learnt
// weights take for somebody's speech, marked or not. Never who speaks, and never the last word:
// attribution.h and reported.h decide with it.
#pragma once

#include <cstdint>
#include <vector>

#include "base/range.h"
#include "model/quote_model.h"
#include "quotes/cues.h"
#include "quotes/quote_marks.h"
#include "text/document.h"

namespace sidelight {

// Whether a model was made for this program's features.
bool fits_speech(const QuoteModel& model);

struct SpeechSpan {
  TokenRange tokens;
  std::int32_t margin = 0;  // by how much the reading with it outweighs the one without, an unit a
                            // token
};

// Stretches in reading order, without overlap, each within one sentence. Empty without a model.
std::vector<SpeechSpan> tag_speech(const Document& doc, const std::vector<MarkedSpan>& spans,
                                   const std::vector<Cue>& cues, const QuoteModel& model);

}  // namespace sidelight
