// Linear-chain conditional random field (Lafferty et al. 2001; AdaGrad, L2) for the labels outside,
// begin and inside. Deterministic by seed. What is learnt is looked up by model/quote_model.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "quotes/speech_features.h"

namespace sidelight {

// One sentence: a row of hashes and a label for each token; a label of kUnknown may be any.
struct LabelledSentence {
  static constexpr std::uint8_t kUnknown = 3;
  std::vector<SpeechFeatures::Row> rows;
  std::vector<std::uint8_t> labels;
  float weight = 1;
};

struct SpeechLearning {
  int passes = 3;
  int bits = 16;  // of the table: 2^bits buckets
  double rate = 0.02;
  double penalty = 1e-4;  // L2, at each sight of a feature
  double lean = 1.5;  // logits added to the begin of a stretch: more is found, less of it is right
  std::uint64_t seed = 1;
};

struct SpeechWeights {
  std::vector<std::int8_t> weights;  // three a bucket: outside, begin, inside
  std::array<std::int32_t, 9> transitions{};
  std::int32_t unit = 0;  // of the weights: this many are one logit
};

SpeechWeights learn_speech(const std::vector<LabelledSentence>& sentences,
                           const SpeechLearning& options);

}  // namespace sidelight
