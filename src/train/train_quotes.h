// Training of the quote model (model/quote_model.h): texts with their quotations in, a `.model`
// file out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "train/boost.h"
#include "train/speech_learner.h"

namespace sidelight {

// Few trees: each candidate of each cue is asked of all of them.
inline BoostOptions small_judge() {
  BoostOptions options;
  options.trees = 140;
  options.rate = 0.1;
  options.leaves = 14;
  options.least_weight = 12;
  return options;
}

inline BoostOptions small_ranker() {
  BoostOptions options = small_judge();
  options.trees = 60;
  options.rate = 0.15;
  options.leaves = 12;
  return options;
}

struct QuoteTraining {
  std::string rows;  // file of JSON lines (train/quote_corpus.h)
  std::string out;
  std::string data = "data";  // folder with the word lists and packs that names and groups need
  std::uint32_t fold = 0;     // left out: texts whose hash is `fold` modulo `folds`
  std::uint32_t folds = 0;    // 0: nothing is left out
  double own_weight = 4;      // of a sentence of our own corpus
  // 0: only reports by a verb of the list "cues" are learnt as speech; 1: all that hold a clause;
  // 2: all that the corpus marks.
  int wide = 1;
  int report_wide = 1;  // the same for the judge of reports; the rest is neither right nor wrong
  double own_report_weight = 4;  // of a candidate of our own corpus
  SpeechLearning speech;
  BoostOptions boost = small_judge();
  BoostOptions ranker = small_ranker();
};

// Nothing when all went well.
std::optional<Error> train_quotes(const QuoteTraining& training);

}  // namespace sidelight
