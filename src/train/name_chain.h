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
        weights_(kLabels * features.hashes.size()),
        transitions_(kLabels * kLabels) {
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
      for (std::size_t l = 0; l < kLabels; ++l) expected_[i][l] -= wanted_[i][l];
      for (const std::uint32_t feature : chosen_[i]) {
        Weight* const row = &weights_[feature * kLabels];
        for (std::size_t l = 0; l < kLabels; ++l) change(row[l], expected_[i][l]);
      }
    }
    for (std::size_t t = 0; t < pairs_.size(); ++t) {
      if (pairs_[t] != right_pairs_[t]) change(transitions_[t], pairs_[t] - right_pairs_[t]);
    }
    return all - right;
  }

  // Takes the weights of now into the mean that is written: weights that swing from step to step
  // come to rest in it (Polyak and Juditsky 1992).
  void take_into_mean() {
    mean_.resize(weights_.size() + transitions_.size());
    for (std::size_t i = 0; i < weights_.size(); ++i) mean_[i] += weights_[i].value;
    for (std::size_t i = 0; i < transitions_.size(); ++i)
      mean_[weights_.size() + i] += transitions_[i].value;
    ++taken_;
  }

  // The mean of the weights in whole numbers, so many to one logit: of the features `chosen`, label
  // after label.
  std::vector<std::byte> rows(const std::vector<std::uint32_t>& chosen) const {
    std::vector<std::byte> rows;
    for (std::size_t label = 0; label < kLabels; ++label) {
      for (const std::uint32_t feature : chosen) {
        const float value =
            std::clamp(mean(feature * kLabels + label) * training_.unit, -127.0f, 127.0f);
        rows.push_back(static_cast<std::byte>(static_cast<std::int8_t>(std::lround(value))));
      }
    }
    return rows;
  }

  std::vector<std::uint32_t> transitions() const {
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = weights_.size(); i < mean_.size(); ++i) {
      const long value = std::lround(mean(i) * training_.unit);
      numbers.push_back(static_cast<std::uint32_t>(
          static_cast<std::int32_t>(std::clamp(value, -10'000l, 10'000l))));
    }
    return numbers;
  }

  // How much of what is found would change without the feature: its weights' squares, and how often
  // it is seen.
  double worth(std::uint32_t feature) const {
    double squares = 0;
    for (std::size_t label = 0; label < kLabels; ++label) {
      const auto value = static_cast<double>(mean(feature * kLabels + label));
      squares += value * value;
    }
    return squares * std::sqrt(static_cast<double>(features_.counts[feature]));
  }

 private:
  static constexpr std::size_t kLabels = NameModel::kLabels;
  // Logarithms below are those of ways that no number holds any more.
  static constexpr double kImpossible = -600;

  // One weight and the squares of its gradients so far.
  struct Weight {
    float value = 0;
    float squares = 0;
  };

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

  float mean(std::size_t i) const { return mean_[i] / static_cast<float>(taken_); }

  void score(std::size_t count) {
    local_.assign(count, {});
    for (std::size_t i = 0; i < count; ++i) {
      for (const std::uint32_t feature : chosen_[i]) {
        const Weight* weight = &weights_[feature * kLabels];
        for (std::size_t l = 0; l < kLabels; ++l)
          local_[i][l] += static_cast<double>(weight[l].value);
      }
      const double most = *std::max_element(local_[i].begin(), local_[i].end());
      for (double& value : local_[i]) value = std::exp(value - most);
    }
    for (std::size_t from = 0; from < kLabels; ++from) {
      for (std::size_t to = 0; to < kLabels; ++to) {
        const std::size_t t = from * kLabels + to;
        step_[t] = may_follow(from, to) ? std::exp(static_cast<double>(transitions_[t].value)) : 0;
      }
    }
  }

  // The probability of each label of each word, and how often each transition is expected, among
  // the ways through the allowed labels; the logarithm of their sum, less what score() took away.
  double marginals(std::size_t count, const std::vector<std::uint32_t>* allowed,
                   std::vector<Row>& labels, std::array<double, kLabels * kLabels>& pairs) {
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
          if (i == 0) {
            way = step_[kOutside * kLabels + to];
          } else {
            for (std::size_t from = 0; from < kLabels; ++from)
              way += forward_[i - 1][from] * step_[from * kLabels + to];
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
      after[l] = step_[l * kLabels + kOutside];
      end += forward_[count - 1][l] * after[l];
    }
    end = std::max(end, 1e-300);
    for (double& way : after) way /= end;
    for (std::size_t i = count; i-- > 0;) {
      for (std::size_t l = 0; l < kLabels; ++l) labels[i][l] = forward_[i][l] * after[l];
      Row next{};
      for (std::size_t l = 0; l < kLabels; ++l) {
        if (i + 1 == count) pairs[l * kLabels + kOutside] += labels[i][l];
        if (i == 0) pairs[kOutside * kLabels + l] += labels[i][l];
        if (i == 0 || !may(i, l)) continue;
        const double behind = local_[i][l] * after[l] / scale_[i];
        for (std::size_t from = 0; from < kLabels; ++from) {
          const double way = step_[from * kLabels + l] * behind;
          next[from] += way;
          pairs[from * kLabels + l] += forward_[i - 1][from] * way;
        }
      }
      after = next;
    }
    return sum + std::log(end);
  }

  // AdaGrad (Duchi et al. 2011), with a pull towards nought.
  void change(Weight& weight, double gradient) const {
    const double slope = gradient + training_.penalty * static_cast<double>(weight.value);
    if (slope == 0) return;
    weight.squares += static_cast<float>(slope * slope);
    weight.value -= static_cast<float>(training_.rate * slope /
                                       (1e-4 + std::sqrt(static_cast<double>(weight.squares))));
  }

  const NameTraining& training_;
  const NameCorpus& corpus_;
  const NameFeatures& features_;
  std::vector<Numbered> numbered_;  // parallel to the corpus's stretches
  std::vector<Weight> weights_;
  std::vector<Weight> transitions_;
  std::vector<float> mean_;  // sums of the weights, then of the transitions
  std::uint32_t taken_ = 0;
  std::vector<std::vector<std::uint32_t>> chosen_;
  std::vector<Row> local_;
  std::vector<Row> forward_;
  std::vector<Row> expected_;
  std::vector<Row> wanted_;
  std::vector<double> scale_;
  std::array<double, kLabels * kLabels> step_{};
  std::array<double, kLabels * kLabels> pairs_{};
  std::array<double, kLabels * kLabels> right_pairs_{};
};

}  // namespace sidelight
