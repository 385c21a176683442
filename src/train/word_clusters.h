// Word clusters (distributional clustering): words that stand between the same neighbours get one
// number, so that the name model knows something of words that no corpus marks. By spherical
// k-means over positive pointwise mutual information with the commonest words left and right.
//
// TEXTS: JSON lines {text}. OUT: lines of word, tab and number from 1 on, common words first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"

namespace sidelight {

struct WordClustering {
  std::string texts;
  std::string out;
  std::string data = "data";  // folder with the word lists that sentences are cut with
  std::uint32_t clusters = 255;
  std::uint32_t least = 4;        // sights of a word
  std::uint32_t contexts = 2000;  // how many of the commonest words count as neighbours
  int passes = 12;
};

// Nothing when all went well.
std::optional<Error> cluster_words(const WordClustering& clustering);

}  // namespace sidelight
