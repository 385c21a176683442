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
  while (lattices_.size() <= index) {
    const std::size_t next = lattices_.size();
    read(next, lattices_.emplace_back());
  }
  here_ = &lattices_[index];
  return !here_->scores.empty();
}

void SpeechTagger::read(std::size_t index, Lattice& lattice) {
  const TokenRange tokens = doc_.sentences[index].tokens;
  if (model_.empty() || tokens.empty() || tokens.size() > kLongestSentence) return;
  if (!features_.turn_to(index)) return;
  lattice.tokens = tokens;
  SpeechFeatures::Row row{};
  lattice.scores.assign(tokens.size(), Scores{});
  for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
    features_.fill(token, row);
    for (const std::uint32_t hash : row) model_.add(hash, lattice.scores[token - tokens.begin]);
  }
  read_forward(lattice);
  read_backward(lattice);
  find_stretches(lattice);
}

void SpeechTagger::read_forward(Lattice& lattice) const {
  const std::size_t size = lattice.scores.size();
  lattice.forward.resize(size);
  lattice.inside.assign(size + 1, 0);
  for (std::size_t i = 0; i < size; ++i) {
    lattice.inside[i + 1] =
        lattice.inside[i] + lattice.scores[i][kInside] + model_.transition(kInside, kInside);
    for (std::size_t to = 0; to < kLabels; ++to) {
      std::int32_t most = kNever;
      for (std::size_t from = 0; from < kLabels; ++from) {
        if (!may_follow(from, to) || (i == 0 && from != kOutside)) continue;
        const std::int32_t before = i == 0 ? 0 : lattice.forward[i - 1][from];
        most = std::max(most, before + model_.transition(from, to));
      }
      lattice.forward[i][to] = std::max(kNever, most + lattice.scores[i][to]);
    }
  }
  lattice.best = *std::max_element(lattice.forward.back().begin(), lattice.forward.back().end());
}

void SpeechTagger::read_backward(Lattice& lattice) const {
  const std::size_t size = lattice.scores.size();
  lattice.backward.resize(size);
  lattice.backward[size - 1] = {0, 0, 0};
  for (std::size_t i = size - 1; i-- > 0;) {
    for (std::size_t from = 0; from < kLabels; ++from) {
      std::int32_t most = kNever;
      for (std::size_t to = 0; to < kLabels; ++to) {
        if (!may_follow(from, to)) continue;
        most = std::max(most, model_.transition(from, to) + lattice.scores[i + 1][to] +
                                  lattice.backward[i + 1][to]);
      }
      lattice.backward[i][from] = most;
    }
  }
}

// Walks the best reading from its begin: of two that are equal the one with the lower label.
void SpeechTagger::find_stretches(Lattice& lattice) const {
  std::size_t last = kOutside;
  for (std::size_t i = 0; i < lattice.scores.size(); ++i) {
    std::size_t chosen = kOutside;
    std::int32_t most = kNever;
    for (std::size_t to = 0; to < kLabels; ++to) {
      if (!may_follow(last, to)) continue;
      const std::int32_t sum =
          model_.transition(last, to) + lattice.scores[i][to] + lattice.backward[i][to];
      if (sum > most) {
        most = sum;
        chosen = to;
      }
    }
    const std::uint32_t token = lattice.tokens.begin + static_cast<std::uint32_t>(i);
    if (chosen == kBegin) lattice.stretches.push_back({{token, token}});
    if (chosen != kOutside) ++lattice.stretches.back().tokens.end;
    last = chosen;
  }
}

std::int32_t SpeechTagger::loss(TokenRange tokens) const {
  const std::size_t first = tokens.begin - here_->tokens.begin;
  const std::size_t end = tokens.end - here_->tokens.begin;
  std::int32_t before = model_.transition(kOutside, kBegin);
  if (first > 0) {
    before = kNever;
    for (std::size_t from = 0; from < kLabels; ++from) {
      before = std::max(before, here_->forward[first - 1][from] + model_.transition(from, kBegin));
    }
  }
  std::int32_t within =
      here_->scores[first][kBegin] + here_->inside[end] - here_->inside[first + 1];
  std::size_t last = kBegin;
  if (end - first > 1) {
    within += model_.transition(kBegin, kInside) - model_.transition(kInside, kInside);
    last = kInside;
  }
  std::int32_t after = 0;
  if (end < here_->scores.size()) {
    after = kNever;
    for (const std::size_t to : {kOutside, kBegin}) {
      after = std::max(
          after, model_.transition(last, to) + here_->scores[end][to] + here_->backward[end][to]);
    }
  }
  return here_->best - (before + within + after);
}

std::int32_t SpeechTagger::margin(std::uint32_t token) const {
  const std::size_t i = token - here_->tokens.begin;
  const Scores& before = here_->forward[i];
  const Scores& after = here_->backward[i];
  return std::max(before[kBegin] + after[kBegin], before[kInside] + after[kInside]) -
         (before[kOutside] + after[kOutside]);
}

std::vector<SpeechSpan> tag_speech(const Document& doc, SpeechTagger& tagger) {
  std::vector<SpeechSpan> found;
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    if (!may_hold_speech(doc.article.blocks[doc.sentences[s].block].kind)) continue;
    if (!tagger.turn_to(s)) continue;
    found.insert(found.end(), tagger.stretches().begin(), tagger.stretches().end());
  }
  return found;
}

}  // namespace sidelight
