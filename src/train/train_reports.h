// Training of the judge of reports (quotes/judged_reports.h): candidates of texts whose quotations
// are known in, trees out.
#pragma once

#include "pack/knowledge.h"
#include "train/boost.h"
#include "train/quote_corpus.h"

namespace sidelight {

// A text with what the rooms before the quotes find in it.
struct ReportCase {
  const QuoteCase* given = nullptr;
  // Parallel to the quotes of `given`: whether each is learnt as a report; the others are neither
  // right nor wrong.
  std::vector<bool> learnt;
  float weight = 1;
};

// Appends the candidates of one text, as the tagger of `model` leaves them. The model must not have
// learnt from the text.
void add_reports(const ReportCase& text, const Knowledge& knowledge, const QuoteModel& model,
                 Examples& examples);

}  // namespace sidelight
