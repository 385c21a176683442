// Name chain (a linear-chain conditional random field): the weights that training learns, in
// floating point, one step a stretch. What is learnt in which order, and what is written of it, is
// train_names.cc.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "model/name_model.h"
#include "train/name_corpus.h"
#include "train/train_names.h"

namespace sidelight {

// The features that are learnt, by number.
struct NameFeatures {
  std::vector<std::uint32_t> hashes;
  std::vector<std::uint32_t> counts;  // how often each is seen
  std::unordered_map<std::uint32_t, std::uint32_t> numbers;

  std::uint32_t number_of(std::uint32_t hash) const {
    const auto found = numbers.find(hash);
    return found == numbers.end() ? kNone : found->second;
  }
  void add(std::uint32_t hash, std::uint32_t count) {
    numbers.emplace(hash, static_cast<std::uint32_t>(hashes.size()));
    hashes.push_back(hash);
    counts.push_back(count);
  }
};

// A conditional random field: probabilities of labels by forward and backward sums, each word's
// scaled to one.
class NameChain {
 public:
  using Row = std::array<double, NameModel::kLabels>;

  // `features`: the hashes that are learnt, each once.
  NameChain(const NameTraining& training, const NameFeatures& features, const NameCorpus& corpus)
      : training_(training),
        corpus_(corpus),
        features_(features),
        weights_(kStride * features.hashes.size()),
        squares_(weights_.size()) {
    for (std::size_t t = 0; t < steps_.size(); ++t) set_step(t);
    for (const NameStretch& stretch : corpus.stretches) {
      Numbered& numbered = numbered_.emplace_back();
      for (const TagFeatures::Row& row : stretch.rows) {
        for (std::size_t f = 0; f < row.size; ++f) {
          const std::uint32_t number = features.number_of(row.hashes[f]);
          if (number != kNone) numbered.features.push_back(number);
        }
        numbered.ends.push_back(static_cast<std::uint32_t>(numbered.features.size()));
      }
    }
  }

  // One step towards the allowed labels, with the features that `chosen` leaves; the surprise at
  // them (negative log likelihood).
  template <class Chosen>
  double learn(std::uint32_t index, Chosen&& chosen) {
    const NameStretch& stretch = corpus_.stretches[index];
    const std::size_t count = stretch.rows.size();
    choose_features(numbered_[index], chosen);
    score(count);
    const double all = marginals(count, nullptr, expected_, pairs_);
    const double right = marginals(count, &stretch.allowed, wanted_, right_pairs_);
    if (!(right > kImpossible)) return 0;
    for (std::size_t i = 0; i < count; ++i) {
      moved_.clear();
      for (std::size_t l = 0; l < kLabels; ++l) {
        expected_[i][l] -= wanted_[i][l];
        if (std::abs(expected_[i][l]) > kLeastMove) moved_.push_back(l);
      }
      if (moved_.empty()) continue;
      for (const std::uint32_t feature : chosen_[i]) {
        const std::size_t row = feature * kStride;
        for (const std::size_t l : moved_)
          change(weights_[row + l], squares_[row + l], static_cast<float>(expected_[i][l]));
      }
    }
    for (std::size_t t = 0; t < pairs_.size(); ++t) {
      const double gradient = pairs_[t] - right_pairs_[t];
      if (std::abs(gradient) <= kLeastMove) continue;
      change(transitions_[t], transition_squares_[t], static_cast<float>(gradient));
      set_step(t);
    }
    return all - right;
  }

  // Takes the weights of now into the mean that is written: weights that swing from step to step
  // come to rest in it (Polyak and Juditsky 1992).
  void take_into_mean() {
    mean_.resize(weights_.size());
    for (std::size_t i = 0; i < weights_.size(); ++i) mean_[i] += weights_[i];
    for (std::size_t t = 0; t < transitions_.size(); ++t) mean_transitions_[t] += transitions_[t];
    ++taken_;
  }

  // The mean of the weights in whole numbers, so many to one logit: of the features `chosen`, label
  // after label. What is added to all labels of a feature decides nothing, so that each feature's
  // middle weight is made nought: more noughts, and a file that packs better.
  std::vector<std::byte> rows(const std::vector<std::uint32_t>& chosen) const {
    std::vector<std::byte> rows(kLabels * chosen.size());
    for (std::size_t f = 0; f < chosen.size(); ++f) {
      std::array<long, kLabels> weights;
      for (std::size_t label = 0; label < kLabels; ++label)
        weights[label] = std::lround(mean(chosen[f], label) * training_.unit);
      std::array<long, kLabels> sorted = weights;
      std::sort(sorted.begin(), sorted.end());
      for (std::size_t label = 0; label < kLabels; ++label) {
        const long weight = std::clamp(weights[label] - sorted[kLabels / 2], -127l, 127l);
        rows[label * chosen.size() + f] = static_cast<std::byte>(static_cast<std::int8_t>(weight));
      }
    }
    return rows;
  }

  std::vector<std::uint32_t> transitions() const {
    std::vector<std::uint32_t> numbers;
    for (std::size_t from = 0; from < kLabels; ++from) {
      for (std::size_t to = 0; to < kLabels; ++to) {
        const float mean = mean_transitions_[to * kLabels + from] / static_cast<float>(taken_);
        const long value = std::lround(mean * training_.unit);
        numbers.push_back(static_cast<std::uint32_t>(
            static_cast<std::int32_t>(std::clamp(value, -10'000l, 10'000l))));
      }
    }
    return numbers;
  }

  // How much of what is found would change without the feature: its weights' squares, and how often
  // it is seen.
  double worth(std::uint32_t feature) const {
    double squares = 0;
    for (std::size_t label = 0; label < kLabels; ++label) {
      const auto value = static_cast<double>(mean(feature, label));
      squares += value * value;
    }
    return squares * std::sqrt(static_cast<double>(features_.counts[feature]));
  }

 private:
  static constexpr std::size_t kLabels = NameModel::kLabels;
  // Logarithms below are those of ways that no number holds any more.
  static constexpr double kImpossible = -600;
  // A smaller gradient changes nothing: most labels of most words, and most of the time.
  static constexpr double kLeastMove = 1e-3;
  // Weights from one feature to the next: a multiple of what a vector instruction takes.
  static constexpr std::size_t kStride = (kLabels + 3) / 4 * 4;
  // From label × to label, the label that is gone to first: `to * kLabels + from`.
  template <class Number>
  using Pairs = std::array<Number, NameModel::kLabels * NameModel::kLabels>;

  // The numbers of a stretch's features, word after word.
  struct Numbered {
    std::vector<std::uint32_t> features;
    std::vector<std::uint32_t> ends;  // of each word's
  };

  template <class Chosen>
  void choose_features(const Numbered& stretch, Chosen&& chosen) {
    chosen_.resize(std::max(chosen_.size(), stretch.ends.size()));
    std::uint32_t f = 0;
    for (std::size_t i = 0; i < stretch.ends.size(); ++i) {
      chosen_[i].clear();
      for (; f < stretch.ends[i]; ++f) {
        if (chosen()) chosen_[i].push_back(stretch.features[f]);
      }
    }
  }

  float mean(std::size_t feature, std::size_t label) const {
    return mean_[feature * kStride + label] / static_cast<float>(taken_);
  }

  void set_step(std::size_t t) {
    const bool may = may_follow(t % kLabels, t / kLabels);
    steps_[t] = may ? std::exp(static_cast<double>(transitions_[t])) : 0;
  }

  void score(std::size_t count) {
    local_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      std::array<float, kStride> sums{};
      for (const std::uint32_t feature : chosen_[i]) {
        const float* const row = &weights_[feature * kStride];
        for (std::size_t l = 0; l < kStride; ++l) sums[l] += row[l];
      }
      const float most = *std::max_element(sums.begin(), sums.begin() + kLabels);
      for (std::size_t l = 0; l < kLabels; ++l)
        local_[i][l] = std::exp(static_cast<double>(sums[l] - most));
    }
  }

  // The probability of each label of each word, and how often each transition is expected, among
  // the ways through the allowed labels; the logarithm of their sum, less what score() took away.
  double marginals(std::size_t count, const std::vector<std::uint32_t>* allowed,
                   std::vector<Row>& labels, Pairs<double>& pairs) {
    forward_.resize(count);
    scale_.resize(count);
    labels.resize(count);
    pairs.fill(0);
    double sum = 0;
    const auto may = [&](std::size_t i, std::size_t label) {
      return allowed == nullptr || (((*allowed)[i] >> label) & 1u) != 0;
    };
    for (std::size_t i = 0; i < count; ++i) {
      double total = 0;
      for (std::size_t to = 0; to < kLabels; ++to) {
        double way = 0;
        if (may(i, to)) {
          const double* const steps = &steps_[to * kLabels];
          if (i == 0) {
            way = steps[kOutside];
          } else {
            for (std::size_t from = 0; from < kLabels; ++from)
              way += forward_[i - 1][from] * steps[from];
          }
        }
        forward_[i][to] = way * local_[i][to];
        total += forward_[i][to];
      }
      scale_[i] = std::max(total, 1e-300);
      for (double& way : forward_[i]) way /= scale_[i];
      sum += std::log(scale_[i]);
    }
    Row after;
    double end = 0;
    for (std::size_t l = 0; l < kLabels; ++l) {
      after[l] = steps_[kOutside * kLabels + l];
      end += forward_[count - 1][l] * after[l];
    }
    end = std::max(end, 1e-300);
    for (double& way : after) way /= end;
    for (std::size_t i = count; i-- > 0;) {
      for (std::size_t l = 0; l < kLabels; ++l) labels[i][l] = forward_[i][l] * after[l];
      Row next{};
      for (std::size_t l = 0; l < kLabels; ++l) {
        if (i + 1 == count) pairs[kOutside * kLabels + l] += labels[i][l];
        if (i == 0) pairs[l * kLabels + kOutside] += labels[i][l];
        if (i == 0 || !may(i, l)) continue;
        const double behind = local_[i][l] * after[l] / scale_[i];
        const double* const steps = &steps_[l * kLabels];
        double* const pair = &pairs[l * kLabels];
        for (std::size_t from = 0; from < kLabels; ++from) {
          const double way = steps[from] * behind;
          next[from] += way;
          pair[from] += forward_[i - 1][from] * way;
        }
      }
      after = next;
    }
    return sum + std::log(end);
  }

  // AdaGrad (Duchi et al. 2011), with a pull towards nought.
  void change(float& weight, float& squares, float gradient) const {
    const float slope = gradient + static_cast<float>(training_.penalty) * weight;
    squares += slope * slope;
    weight -= static_cast<float>(training_.rate) * slope / (1e-4f + std::sqrt(squares));
  }

  const NameTraining& training_;
  const NameCorpus& corpus_;
  const NameFeatures& features_;
  std::vector<Numbered> numbered_;  // parallel to the corpus's stretches
  std::vector<float> weights_;      // feature after feature, label after label
  std::vector<float> squares_;      // of their gradients so far
  Pairs<float> transitions_{};
  Pairs<float> transition_squares_{};
  Pairs<double> steps_{};    // e to the power of the transitions; 0 for what can't follow
  std::vector<float> mean_;  // sums of the weights
  Pairs<float> mean_transitions_{};
  std::uint32_t taken_ = 0;
  std::vector<std::size_t> moved_;
  std::vector<std::vector<std::uint32_t>> chosen_;
  std::vector<Row> local_;
  std::vector<Row> forward_;
  std::vector<Row> expected_;
  std::vector<Row> wanted_;
  std::vector<double> scale_;
  Pairs<double> pairs_{};
  Pairs<double> right_pairs_{};
};

}  // namespace sidelight
