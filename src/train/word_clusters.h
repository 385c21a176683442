// Word clusters (distributional clustering): words that stand between like neighbours get one
// number, and those of them that are most alike a second one, so that the name model knows
// something of words that no corpus marks. By spherical k-means over vectors of words that were
// learnt elsewhere (tools/word_vectors.mjs), then once more within each cluster. Never learns
// vectors.
//
// VECTORS: lines of a word and its numbers, spaces between, common words first. OUT: lines of word,
// cluster and part of the cluster, tabs between, numbers from 1 to 255, in the same order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"

namespace sidelight {

struct WordClustering {
  std::string vectors;
  std::string out;
  std::uint32_t clusters = 255;
  std::uint32_t words_of_part = 40;  // in the mean of a cluster's parts
  int passes = 20;
};

// Nothing when all went well.
std::optional<Error> cluster_words(const WordClustering& clustering);

}  // namespace sidelight
