#include "train/speech_learner.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

namespace sidelight {
namespace {

constexpr std::size_t kLabels = 3;
constexpr std::size_t kTransitions = kLabels * kLabels;
constexpr float kNever = -1e9f;

using Row = std::array<float, kLabels>;

float log_sum(const Row& values) {
  const float most = std::max({values[0], values[1], values[2]});
  if (most <= kNever) return kNever;
  float sum = 0;
  for (const float value : values) sum += std::exp(value - most);
  return most + std::log(sum);
}

// "Inside" follows only "begin" and "inside".
bool may_follow(std::size_t from, std::size_t to) { return to != 2 || from != 0; }

class Learner {
 public:
  explicit Learner(const SpeechLearning& options)
      : options_(options),
        mask_((1u << options.bits) - 1),
        weights_(kLabels * (static_cast<std::size_t>(mask_) + 1)),
        squares_(weights_.size(), 0.0f) {}

  // The loss of the sentence before it was learnt from.
  double see(const LabelledSentence& sentence);
  SpeechWeights finished() const;

 private:
  // Marginals of `scores_`, and of the transitions, where a label of the sentence is known; returns
  // the log of the sum over all labellings.
  float marginals(const std::vector<std::uint8_t>* labels, std::vector<Row>& single,
                  std::array<float, kTransitions>& pairs);
  void step(float& weight, float& square, float gradient) const;

  const SpeechLearning& options_;
  std::uint32_t mask_;
  std::vector<float> weights_;
  std::vector<float> squares_;  // sums of squared gradients
  std::array<float, kTransitions> transitions_{};
  std::array<float, kTransitions> transition_squares_{};
  std::vector<Row> scores_;
  std::vector<Row> forward_;
  std::vector<Row> backward_;
  std::vector<Row> free_;
  std::vector<Row> bound_;
};

float Learner::marginals(const std::vector<std::uint8_t>* labels, std::vector<Row>& single,
                         std::array<float, kTransitions>& pairs) {
  const std::size_t size = scores_.size();
  forward_.resize(size);
  backward_.resize(size);
  single.resize(size);
  const auto allowed = [&](std::size_t i, std::size_t label) {
    return labels == nullptr || (*labels)[i] == LabelledSentence::kUnknown || (*labels)[i] == label;
  };
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t to = 0; to < kLabels; ++to) {
      Row values = {kNever, kNever, kNever};
      for (std::size_t from = 0; from < kLabels; ++from) {
        if (!may_follow(from, to) || (i == 0 && from != 0)) continue;
        values[from] = (i == 0 ? 0 : forward_[i - 1][from]) + transitions_[from * kLabels + to];
      }
      forward_[i][to] = allowed(i, to) ? log_sum(values) + scores_[i][to] : kNever;
    }
  }
  backward_[size - 1] = {0, 0, 0};
  for (std::size_t i = size - 1; i-- > 0;) {
    for (std::size_t from = 0; from < kLabels; ++from) {
      Row values = {kNever, kNever, kNever};
      for (std::size_t to = 0; to < kLabels; ++to) {
        if (!may_follow(from, to) || !allowed(i + 1, to)) continue;
        values[to] = transitions_[from * kLabels + to] + scores_[i + 1][to] + backward_[i + 1][to];
      }
      backward_[i][from] = log_sum(values);
    }
  }
  const float all = log_sum(forward_[size - 1]);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t label = 0; label < kLabels; ++label) {
      single[i][label] = std::exp(forward_[i][label] + backward_[i][label] - all);
    }
    for (std::size_t from = 0; from < kLabels; ++from) {
      for (std::size_t to = 0; to < kLabels; ++to) {
        if (!may_follow(from, to) || (i == 0 && from != 0) || !allowed(i, to)) continue;
        const float before = i == 0 ? 0 : forward_[i - 1][from];
        pairs[from * kLabels + to] += std::exp(before + transitions_[from * kLabels + to] +
                                               scores_[i][to] + backward_[i][to] - all);
      }
    }
  }
  return all;
}

void Learner::step(float& weight, float& square, float gradient) const {
  gradient -= static_cast<float>(options_.penalty) * weight;
  square += gradient * gradient;
  weight += static_cast<float>(options_.rate) * gradient / std::sqrt(square + 1e-6f);
}

double Learner::see(const LabelledSentence& sentence) {
  const std::size_t size = sentence.rows.size();
  scores_.assign(size, Row{});
  for (std::size_t i = 0; i < size; ++i) {
    for (const std::uint32_t hash : sentence.rows[i]) {
      const std::size_t at = kLabels * static_cast<std::size_t>(hash & mask_);
      for (std::size_t label = 0; label < kLabels; ++label) {
        scores_[i][label] += weights_[at + label];
      }
    }
  }
  std::array<float, kTransitions> free_pairs{};
  std::array<float, kTransitions> bound_pairs{};
  const float all = marginals(nullptr, free_, free_pairs);
  const float right = marginals(&sentence.labels, bound_, bound_pairs);
  for (std::size_t i = 0; i < size; ++i) {
    Row gradient{};
    float most = 0;
    for (std::size_t label = 0; label < kLabels; ++label) {
      gradient[label] = sentence.weight * (bound_[i][label] - free_[i][label]);
      most = std::max(most, std::abs(gradient[label]));
    }
    constexpr float kTooSmall = 1e-3f;
    if (most < kTooSmall) continue;
    for (const std::uint32_t hash : sentence.rows[i]) {
      const std::size_t at = kLabels * static_cast<std::size_t>(hash & mask_);
      for (std::size_t label = 0; label < kLabels; ++label) {
        step(weights_[at + label], squares_[at + label], gradient[label]);
      }
    }
  }
  for (std::size_t i = 0; i < kTransitions; ++i) {
    step(transitions_[i], transition_squares_[i],
         sentence.weight * (bound_pairs[i] - free_pairs[i]));
  }
  return static_cast<double>(all - right);
}

SpeechWeights Learner::finished() const {
  std::vector<float> sizes;
  for (const float value : weights_) {
    if (value != 0) sizes.push_back(std::abs(value));
  }
  // All but one weight in two thousand keep their proportion within a signed byte.
  std::sort(sizes.begin(), sizes.end());
  const double most = sizes.empty() ? 1.0 : sizes[sizes.size() - 1 - sizes.size() / 2000];
  const double unit = 127.0 / std::max(most, 1e-9);
  SpeechWeights out;
  out.unit = static_cast<std::int32_t>(std::lround(unit));
  out.weights.reserve(weights_.size());
  for (const float value : weights_) {
    out.weights.push_back(static_cast<std::int8_t>(
        std::clamp(std::lround(static_cast<double>(value) * out.unit), -127l, 127l)));
  }
  for (std::size_t i = 0; i < kTransitions; ++i) {
    const double lean = i == 1 ? options_.lean : 0.0;  // from outside to begin
    out.transitions[i] = static_cast<std::int32_t>(std::clamp(
        std::lround((static_cast<double>(transitions_[i]) + lean) * out.unit), -10'000l, 10'000l));
  }
  return out;
}

}  // namespace

SpeechWeights learn_speech(const std::vector<LabelledSentence>& sentences,
                           const SpeechLearning& options) {
  std::vector<std::uint32_t> order(sentences.size());
  for (std::uint32_t i = 0; i < sentences.size(); ++i) order[i] = i;
  Learner learner(options);
  std::mt19937_64 random(options.seed);
  for (int pass = 0; pass < options.passes; ++pass) {
    // std::shuffle differs between libraries.
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    double loss = 0;
    for (const std::uint32_t i : order) loss += learner.see(sentences[i]);
    std::fprintf(stderr, "pass %d: loss %.4f a sentence\n", pass + 1,
                 loss / static_cast<double>(order.size()));
  }
  return learner.finished();
}

}  // namespace sidelight
