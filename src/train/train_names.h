// Training of the name model (model/name_model.h): texts with their names in, a `.model` file out.
// A conditional random field (Lafferty et al. 2001) with partly known labels (Tsuboi et al. 2008):
// where a corpus doesn't annotate a kind, its words may be of that kind.
//
// ROWS: JSON lines {id, text, scheme: [types annotated], entities: [{start, end, type}], weight?},
// offsets in code points, types as in corpora (PER, ORG, LOC, FAC, NORP, EVENT, WORK, LAW, PRODUCT,
// MISC) or ours.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"

namespace sidelight {

struct NameTraining {
  std::string rows;
  std::string out;
  std::string data = "data";  // folder with the word lists and packs that the rules need
  std::string name = "en";
  std::string known;  // lists of names and of clusters (train/name_words.h), or nothing
  std::string clusters;
  bool calibrated = true;  // false: half the time, and no confidence
  std::uint32_t fold = 0;  // left out: outlets whose hash is `fold` modulo `folds`
  std::uint32_t folds = 0;
  int passes = 3;
  int averaged = 1;             // the last passes, over which the weights are averaged
  float unit = 12;              // of the weights' whole numbers: so many to one logit
  std::uint32_t most = 44'000;  // features that are kept
  std::uint32_t least = 2;      // a feature seen less often is not learnt
  std::uint32_t dropped = 300;  // thousandths of the features that a step leaves out
  double rate = 0.05;
  double penalty = 1e-4;  // L2, at each sight of a feature
  std::uint64_t seed = 1;
};

// Nothing when all went well.
std::optional<Error> train_names(const NameTraining& training);

}  // namespace sidelight
