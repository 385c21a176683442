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
#include "quotes/speech_features.h"
#include "text/document.h"

namespace sidelight {

// Whether a model was made for this program's features.
bool fits_speech(const QuoteModel& model);

struct SpeechSpan {
  TokenRange tokens;
};

// Reads one sentence after another. `doc`, `spans`, `cues` and `model` must outlive it.
class SpeechTagger {
 public:
  SpeechTagger(const Document& doc, const std::vector<MarkedSpan>& spans,
               const std::vector<Cue>& cues, const QuoteModel& model);

  // Turns to the sentence `index`, later than the one before. False when nothing in it hints at
  // speech, when it is longer than any sentence that somebody wrote, and without a model.
  bool turn_to(std::size_t index);
  // The stretches of the best reading of that sentence, in order, without overlap.
  const std::vector<SpeechSpan>& stretches() const { return stretches_; }
  // By how much the best reading outweighs the best one in which `tokens`, not empty and within the
  // sentence, are exactly one stretch: 0 or more, in the model's unit.
  std::int32_t loss(TokenRange tokens) const;
  // By how much the best reading in which a token is speech outweighs the best one in which it is
  // none.
  std::int32_t margin(std::uint32_t token) const;

 private:
  void read_forward();
  void read_backward();
  void find_stretches();

  const Document& doc_;
  const QuoteModel& model_;
  SpeechFeatures features_;
  TokenRange tokens_;
  // Parallel to the sentence's tokens: what the features say; the best sum up to a token, and after
  // it, for each of its labels; the sum of all insides before a token.
  std::vector<QuoteModel::Scores> scores_;
  std::vector<QuoteModel::Scores> forward_;
  std::vector<QuoteModel::Scores> backward_;
  std::vector<std::int32_t> inside_;
  std::int32_t best_ = 0;
  std::vector<SpeechSpan> stretches_;
};

}  // namespace sidelight
