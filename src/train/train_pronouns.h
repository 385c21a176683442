// Training of the pronoun ranker (log-linear ranking, then boosted trees): from texts whose
// pronouns are known to whole weights, written as the header people/pronoun_weights.h, and to the
// trees that are added to them, models/pronouns-en.model.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace sidelight {

// ROWS are JSON lines {id, text, pronouns: [{start, end, right: [[start, end]…], wrong: […],
// rest: "wrong"|"open"}], weight?}, offsets in code points: names that the pronoun means, names
// that it does not mean, and whether every other name is wrong too.
struct PronounTraining {
  std::string rows;
  std::string out;
  std::string trees = "models/pronouns-en.model";
  std::string data = "build/native/data";
  std::uint32_t fold = 0;   // texts whose id has this hash modulo `folds` are left out
  std::uint32_t folds = 0;  // 0: none
  int passes = 20;
  double rate = 0.05;
  double penalty = 1e-5;
};

std::optional<Error> train_pronouns(const PronounTraining& training);

}  // namespace sidelight
