#include "quotes/speech_tagger.h"

#include <algorithm>
#include <array>

#include "quotes/speech_features.h"

namespace sidelight {
namespace {

using Scores = QuoteModel::Scores;
enum Label : std::size_t { kOutside, kBegin, kInside };
constexpr std::size_t kLabels = QuoteModel::kLabels;
constexpr std::int32_t kNever = -1'000'000'000;

// The best sequence of labels (Viterbi) for the scores of a sentence; `labels` gets one a token.
void decode(const std::vector<Scores>& scores, const QuoteModel& model,
            std::vector<std::uint8_t>& labels) {
  std::vector<std::array<std::uint8_t, kLabels>> from(scores.size());
  Scores best = {scores[0][kOutside] + model.transition(kOutside, kOutside),
                 scores[0][kBegin] + model.transition(kOutside, kBegin), kNever};
  for (std::size_t i = 1; i < scores.size(); ++i) {
    Scores next{};
    for (std::size_t to = 0; to < kLabels; ++to) {
      std::size_t chosen = kOutside;
      std::int32_t most = kNever;
      for (std::size_t label = 0; label < kLabels; ++label) {
        if (to == kInside && label == kOutside) continue;
        const std::int32_t sum = best[label] + model.transition(label, to);
        if (sum > most) {
          most = sum;
          chosen = label;
        }
      }
      from[i][to] = static_cast<std::uint8_t>(chosen);
      next[to] = most + scores[i][to];
    }
    // Only differences matter: sums stay small however long the sentence is.
    const std::int32_t highest = std::max({next[0], next[1], next[2]});
    for (std::size_t to = 0; to < kLabels; ++to) best[to] = std::max(next[to] - highest, kNever);
  }
  labels.resize(scores.size());
  std::size_t label = kOutside;
  for (std::size_t to = 1; to < kLabels; ++to) {
    if (best[to] > best[label]) label = to;
  }
  for (std::size_t i = scores.size(); i-- > 0;) {
    labels[i] = static_cast<std::uint8_t>(label);
    label = from[i][label];
  }
}

}  // namespace

bool fits_speech(const QuoteModel& model) {
  return model.about("features") == SpeechFeatures::kVersion;
}

std::vector<SpeechSpan> tag_speech(const Document& doc, const std::vector<MarkedSpan>& spans,
                                   const std::vector<Cue>& cues, const QuoteModel& model) {
  std::vector<SpeechSpan> found;
  if (model.empty()) return found;
  SpeechFeatures features(doc, spans, cues);
  SpeechFeatures::Row row{};
  std::vector<Scores> scores;
  std::vector<std::uint8_t> labels;
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    const Sentence& sentence = doc.sentences[s];
    if (!may_hold_speech(doc.article.blocks[sentence.block].kind)) continue;
    if (sentence.tokens.empty() || !features.turn_to(s)) continue;
    scores.assign(sentence.tokens.size(), Scores{});
    for (std::uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token) {
      features.fill(token, row);
      for (const std::uint32_t hash : row) model.add(hash, scores[token - sentence.tokens.begin]);
    }
    decode(scores, model, labels);
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
      if (labels[i] == kOutside) continue;
      if (labels[i] == kBegin || found.empty() ||
          found.back().tokens.end != sentence.tokens.begin + i) {
        found.push_back({{sentence.tokens.begin + i, sentence.tokens.begin + i}, 0});
      }
      SpeechSpan& span = found.back();
      ++span.tokens.end;
      span.margin += scores[i][labels[i]] - scores[i][kOutside];
    }
  }
  for (SpeechSpan& span : found) span.margin /= static_cast<std::int32_t>(span.tokens.size());
  return found;
}

}  // namespace sidelight
