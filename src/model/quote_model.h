// Weights for speech (linear-chain sequence labelling): what src/train learnt about which words of
// a sentence are somebody's speech, opened from a container file. Never knows what a feature is:
// src/quotes/speech_features.h makes them, and the file says for which version of it.
//
//     TAGW  3 signed bytes a bucket, a power of two of buckets: the weights for outside, begin and
//           inside of a feature whose hash falls there
//     TRAN  9 numbers (two's complement): from label × to label, in the unit of the weights
//     TREE  a container of its own, in model/trees.h's form: what is asked of whole candidates
//     META  string table: name, value, name, value …
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"
#include "format/section_readers.h"
#include "model/trees.h"

namespace sidelight {

class QuoteModel {
 public:
  static constexpr std::string_view kKind = "QUOT";
  static constexpr std::uint16_t kMajor = 1;
  static constexpr std::uint16_t kMinor = 0;
  static constexpr std::size_t kLabels = 3;
  static constexpr std::uint32_t kMaxBuckets = 1u << 20;
  using Scores = std::array<std::int32_t, kLabels>;

  QuoteModel() = default;  // knows nothing

  // Opens the bytes of a `.model` file; they must outlive the model. Everything is checked here;
  // the error names what is wrong.
  static Result<QuoteModel> open(std::span<const std::byte> bytes);

  bool empty() const { return weights_.empty(); }
  // Adds what the feature with this hash says to `scores`.
  void add(std::uint32_t hash, Scores& scores) const {
    const std::size_t at = kLabels * static_cast<std::size_t>(hash & mask_);
    for (std::size_t label = 0; label < kLabels; ++label) {
      scores[label] += static_cast<std::int8_t>(weights_[at + label]);
    }
  }
  std::int32_t transition(std::size_t from, std::size_t to) const {
    return transitions_[from * kLabels + to];
  }
  const TreeModel& trees() const { return trees_; }
  // The value called `name` of the file's notes ("features", "name" …), or an empty view.
  std::string_view about(std::string_view name) const;

 private:
  std::span<const std::byte> weights_;
  std::uint32_t mask_ = 0;
  std::array<std::int32_t, kLabels * kLabels> transitions_{};
  TreeModel trees_;
  StringTable about_;
};

}  // namespace sidelight
