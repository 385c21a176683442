// What the ranker of speakers learns from (train_quotes.h): candidates for the speakers of a text's
// quotations, as quotes/speaker_candidates.h finds them, with what is true of each. Never learns:
// that is boost.h.
#pragma once

#include "model/quote_model.h"
#include "pack/knowledge.h"
#include "train/boost.h"
#include "train/train_reports.h"

namespace sidelight {

// Appends the candidates of one text's quotations that `model`, which has not seen the text, or the
// rules find.
void add_speakers(const ReportCase& text, const Knowledge& knowledge, const QuoteModel& model,
                  Examples& examples);

}  // namespace sidelight
