#include "quotes/speech_tagger.h"

#include <algorithm>
#include <array>

namespace sidelight {
namespace {

using Scores = QuoteModel::Scores;
enum Label : std::size_t { kOutside, kBegin, kInside };
constexpr std::size_t kLabels = QuoteModel::kLabels;
constexpr std::int32_t kNever = -1'000'000'000;
// Tokens. Bounds the sums as well: a token adds a few thousand, a transition 10,000 at most.
constexpr std::size_t kLongestSentence = 2'000;

bool may_follow(std::size_t from, std::size_t to) { return to != kInside || from != kOutside; }

}  // namespace

bool fits_speech(const QuoteModel& model) {
  return model.about("features") == SpeechFeatures::kVersion;
}

SpeechTagger::SpeechTagger(const Document& doc, const std::vector<MarkedSpan>& spans,
                           const std::vector<Cue>& cues, const QuoteModel& model)
    : doc_(doc), model_(model), features_(doc, spans, cues) {}

bool SpeechTagger::turn_to(std::size_t index) {
  stretches_.clear();
  tokens_ = doc_.sentences[index].tokens;
  if (model_.empty() || tokens_.empty() || tokens_.size() > kLongestSentence) return false;
  if (!features_.turn_to(index)) return false;
  SpeechFeatures::Row row{};
  scores_.assign(tokens_.size(), Scores{});
  for (std::uint32_t token = tokens_.begin; token < tokens_.end; ++token) {
    features_.fill(token, row);
    for (const std::uint32_t hash : row) model_.add(hash, scores_[token - tokens_.begin]);
  }
  read_forward();
  read_backward();
  find_stretches();
  return true;
}

void SpeechTagger::read_forward() {
  const std::size_t size = scores_.size();
  forward_.resize(size);
  inside_.assign(size + 1, 0);
  for (std::size_t i = 0; i < size; ++i) {
    inside_[i + 1] = inside_[i] + scores_[i][kInside] + model_.transition(kInside, kInside);
    for (std::size_t to = 0; to < kLabels; ++to) {
      std::int32_t most = kNever;
      for (std::size_t from = 0; from < kLabels; ++from) {
        if (!may_follow(from, to) || (i == 0 && from != kOutside)) continue;
        const std::int32_t before = i == 0 ? 0 : forward_[i - 1][from];
        most = std::max(most, before + model_.transition(from, to));
      }
      forward_[i][to] = std::max(kNever, most + scores_[i][to]);
    }
  }
  best_ = *std::max_element(forward_.back().begin(), forward_.back().end());
}

void SpeechTagger::read_backward() {
  const std::size_t size = scores_.size();
  backward_.resize(size);
  backward_[size - 1] = {0, 0, 0};
  for (std::size_t i = size - 1; i-- > 0;) {
    for (std::size_t from = 0; from < kLabels; ++from) {
      std::int32_t most = kNever;
      for (std::size_t to = 0; to < kLabels; ++to) {
        if (!may_follow(from, to)) continue;
        most =
            std::max(most, model_.transition(from, to) + scores_[i + 1][to] + backward_[i + 1][to]);
      }
      backward_[i][from] = most;
    }
  }
}

// Walks the best reading from its begin: of two that are equal the one with the lower label.
void SpeechTagger::find_stretches() {
  std::size_t last = kOutside;
  for (std::size_t i = 0; i < scores_.size(); ++i) {
    std::size_t chosen = kOutside;
    std::int32_t most = kNever;
    for (std::size_t to = 0; to < kLabels; ++to) {
      if (!may_follow(last, to)) continue;
      const std::int32_t sum = model_.transition(last, to) + scores_[i][to] + backward_[i][to];
      if (sum > most) {
        most = sum;
        chosen = to;
      }
    }
    const std::uint32_t token = tokens_.begin + static_cast<std::uint32_t>(i);
    if (chosen == kBegin) stretches_.push_back({{token, token}});
    if (chosen != kOutside) ++stretches_.back().tokens.end;
    last = chosen;
  }
}

std::int32_t SpeechTagger::loss(TokenRange tokens) const {
  const std::size_t first = tokens.begin - tokens_.begin;
  const std::size_t end = tokens.end - tokens_.begin;
  std::int32_t before = model_.transition(kOutside, kBegin);
  if (first > 0) {
    before = kNever;
    for (std::size_t from = 0; from < kLabels; ++from) {
      before = std::max(before, forward_[first - 1][from] + model_.transition(from, kBegin));
    }
  }
  std::int32_t within = scores_[first][kBegin] + inside_[end] - inside_[first + 1];
  std::size_t last = kBegin;
  if (end - first > 1) {
    within += model_.transition(kBegin, kInside) - model_.transition(kInside, kInside);
    last = kInside;
  }
  std::int32_t after = 0;
  if (end < scores_.size()) {
    after = kNever;
    for (const std::size_t to : {kOutside, kBegin}) {
      after = std::max(after, model_.transition(last, to) + scores_[end][to] + backward_[end][to]);
    }
  }
  return best_ - (before + within + after);
}

std::int32_t SpeechTagger::margin(std::uint32_t token) const {
  const std::size_t i = token - tokens_.begin;
  const Scores& before = forward_[i];
  const Scores& after = backward_[i];
  return std::max(before[kBegin] + after[kBegin], before[kInside] + after[kInside]) -
         (before[kOutside] + after[kOutside]);
}

}  // namespace sidelight
