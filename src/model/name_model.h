// Weights for names (linear-chain sequence labelling): what src/train learnt about which words are
// names and of what kind, opened from a container file. Never knows what a feature is:
// src/names/tag_features.h makes them, and the file says for which version of it.
//
//     FEAT  hash index (model/hash_index.h) of the features that weigh something
//     TAGW  19 signed bytes a feature, label after label, the features in the order of the index:
//           what the feature says for each label: outside, begin and inside of each kind in turn
//     TRAN  19 × 19 numbers (two's complement): from label × to label, in the unit of the weights
//     CALI  two numbers a row, both rising: least margin, and how often a name of it is right, in
//           thousandths
//     KNOW  word codes (model/hash_index.h): names and words of names, bits of KnownNameBit
//     CLUS  word codes of two bytes: the cluster of a word, words of like neighbours having one,
//           and the part of the cluster, from 1 on; where a model has none, no keys
//     META  string table: name, value, name, value …
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "base/kinds.h"
#include "base/result.h"
#include "base/score.h"
#include "format/section_readers.h"
#include "model/hash_index.h"

namespace sidelight {

// What a list of names says of a word or a phrase, as bits of its code.
enum KnownNameBit : std::uint8_t {
  kGivenName = 1,   // first word of a person's name
  kFamilyName = 2,  // last word of a person's name
  kPersonWord = 4,  // a word of persons' names, which one is not told
  kPlaceName = 8,
  kOrganisationName = 16,
  kOtherName = 32,  // of an event, a work, a law
};

// Words that the model knows beside its weights; both may be empty.
struct NameWords {
  static constexpr std::size_t kClusterBytes = 2;
  WordCodes known;
  WordCodes clusters;
};

class NameModel {
 public:
  static constexpr std::string_view kKind = "NAME";
  static constexpr std::uint16_t kMajor = 3;
  static constexpr std::uint16_t kMinor = 0;
  static constexpr std::size_t kLabels = 1 + 2 * kEntityKindCount;
  // Scores of labels, one more than there are so that they fill whole vectors: the last one is no
  // label, and what it holds says nothing.
  using Scores = std::array<std::int32_t, kLabels + 1>;
  // What the features of a word add up to, likewise.
  using Sums = std::array<std::int16_t, 24>;
  // Less than any sum over a sentence, and far from overflowing when it is added twice.
  static constexpr std::int32_t kImpossible = -(1 << 28);

  NameModel() = default;  // knows nothing

  // Opens the bytes of a `.model` file; they must outlive the model. Everything is checked here;
  // the error names what is wrong.
  static Result<NameModel> open(std::span<const std::byte> bytes);

  bool empty() const { return weights_.empty(); }
  // What lists of names say of a word or a phrase, and the cluster of a word.
  const NameWords& words() const { return words_; }
  // Adds what the feature with this hash says to `sums`.
  void add(std::uint32_t hash, Sums& sums) const {
    const std::uint32_t at = features_.find(hash);
    if (at == kNone) return;
    // A copy, as weights are bytes, which compilers must take for a view of anything.
    std::array<std::int8_t, std::tuple_size_v<Sums>> row;
    std::memcpy(row.data(), weights_.data() + kLabels * static_cast<std::size_t>(at), row.size());
    for (std::size_t lane = 0; lane < row.size(); ++lane)
      sums[lane] = static_cast<std::int16_t>(sums[lane] + row[lane]);
  }
  // What it says of each label after `from`; kImpossible where may_follow() says no.
  const Scores& transitions_from(std::size_t from) const { return transitions_[from]; }
  // The most that two transitions can win over two that stay outside of names: a word whose outside
  // leads by more is outside, whatever stands beside it.
  std::int32_t most_won_around() const { return most_won_around_; }
  // How often a name is right that the model prefers by `margin` to anything else.
  Score confidence(std::int32_t margin) const;
  // The value called `name` of the file's notes ("features", "name" …), or an empty view.
  std::string_view about(std::string_view name) const;

 private:
  HashIndex features_;
  // Feature after feature, so that one lies together; behind the last as much as a row of Sums.
  std::vector<std::int8_t> weights_;
  std::array<Scores, kLabels> transitions_{};
  std::int32_t most_won_around_ = 0;
  NumberArray calibration_;
  NameWords words_;
  StringTable about_;
};

// Labels of words: outside of all names, or the first or a later word of a name of a kind.
inline constexpr std::size_t kOutside = 0;
constexpr std::size_t begin_of(EntityKind kind) { return 1 + 2 * static_cast<std::size_t>(kind); }
constexpr std::size_t inside_of(EntityKind kind) { return begin_of(kind) + 1; }
constexpr bool is_inside(std::size_t label) { return label != kOutside && label % 2 == 0; }
constexpr EntityKind kind_of_label(std::size_t label) {
  return static_cast<EntityKind>((label - 1) / 2);
}
// Whether `to` may follow `from`: only a name's own words go on with it.
constexpr bool may_follow(std::size_t from, std::size_t to) {
  return !is_inside(to) || from == to || from + 1 == to;
}

}  // namespace sidelight
