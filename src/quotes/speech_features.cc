#include "quotes/speech_features.h"

#include <algorithm>

#include "model/hash_index.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kMargin = 2;  // places before and after a sentence
constexpr std::uint32_t kSubjectReach = 14;

std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
  std::uint32_t hash = a * 0x9E3779B1u ^ (b + 0x7F4A7C15u) * 0x85EBCA6Bu;
  hash ^= hash >> 15;
  return hash * 0x2C1B3C6Du;
}

std::uint32_t finish(std::uint32_t a) {
  a ^= a >> 16;
  a *= 0x297A2D39u;
  return a ^ a >> 15;
}

enum Marks : std::uint32_t { kOutside, kOpening, kInside, kClosing, kAfter };

}  // namespace

SpeechFeatures::SpeechFeatures(const Document& doc, const std::vector<MarkedSpan>& spans,
                               const std::vector<Cue>& cues)
    : doc_(doc), spans_(spans), cues_(cues) {}

std::uint32_t SpeechFeatures::next_class(std::uint32_t token, std::uint32_t end) const {
  if (token >= end) return 1;
  const std::string& word = doc_.folded[token];
  if (doc_.tokens[token].kind == TokenKind::Number) return 2;
  if (doc_.tokens[token].kind != TokenKind::Word || word.size() <= 4) return word_hash(word);
  return doc_.tokens[token].upper_first ? 3 : word.back() == 'y' ? 4 : 5;
}

// Hashes, shapes and marks of the sentence's tokens.
void SpeechFeatures::read_places(TokenRange tokens) {
  places_.assign(tokens.size() + 2 * kMargin, Place{});
  while (next_span_ < spans_.size() && spans_[next_span_].outside.end < tokens.begin) ++next_span_;
  std::size_t span = next_span_;
  std::uint32_t commas = 0;
  for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
    Place& place = places_[token - tokens.begin + kMargin];
    const Token& at = doc_.tokens[token];
    const std::string& word = doc_.folded[token];
    place.word = at.kind == TokenKind::Number ? 7u : word_hash(word);
    const std::string_view view = word;
    place.ending = at.kind == TokenKind::Word
                       ? word_hash(view.substr(view.size() - std::min<std::size_t>(3, view.size())))
                       : 11u;
    place.shape = static_cast<std::uint32_t>(at.kind) * 4 + (at.upper_first ? 1u : 0u) +
                  (at.all_upper && view.size() > 1 ? 2u : 0u);
    place.commas = commas;
    if (word == "," || word == "—" || word == "--" || word == "–" || word == ";") ++commas;
    while (span < spans_.size() && spans_[span].outside.end < token) ++span;
    place.marks = kOutside;
    if (span == spans_.size()) continue;
    const MarkedSpan& marked = spans_[span];
    if (token == marked.outside.end) {
      place.marks = kAfter;
    }
    // A stretch may begin where the one before ends.
    const MarkedSpan& next =
        token == marked.outside.end && span + 1 < spans_.size() ? spans_[span + 1] : marked;
    if (token >= next.outside.begin && token < next.outside.end) {
      place.marks = token < next.inside.begin  ? kOpening
                    : token >= next.inside.end ? kClosing
                                               : kInside;
    }
  }
}

void SpeechFeatures::read_cues(TokenRange tokens) {
  views_.clear();
  while (next_cue_ < cues_.size() && cues_[next_cue_].tokens.begin < tokens.begin) ++next_cue_;
  std::size_t at = next_cue_;
  for (; at < cues_.size() && cues_[at].tokens.begin < tokens.end; ++at) {
    const Cue& cue = cues_[at];
    CueView view;
    view.begin = cue.tokens.begin;
    view.end = cue.tokens.end;
    view.word = places_[view.begin - tokens.begin + kMargin].word;
    if (view.end - view.begin > 1) view.word = mix(view.word, 1);
    const std::uint32_t first =
        view.begin - tokens.begin > kSubjectReach ? view.begin - kSubjectReach : tokens.begin;
    std::uint32_t subject = view.begin;
    while (subject > first && doc_.folded[subject - 1] != "," && doc_.folded[subject - 1] != ";" &&
           places_[subject - 1 - tokens.begin + kMargin].marks != kClosing) {
      --subject;
    }
    view.subject = subject;
    const bool comma = subject > tokens.begin && subject > first - (first > tokens.begin ? 1 : 0) &&
                       doc_.folded[subject - 1] == ",";
    const std::uint32_t length = std::min(view.begin - subject, 4u);
    view.next = next_class(view.end, tokens.end);
    const std::uint32_t rest = tokens.end - view.end;
    view.tail = rest <= 1 ? 0 : rest <= 2 ? 1 : rest <= 4 ? 2 : rest <= 8 ? 3 : 4;
    view.shape = (comma ? 1u : 0u) + (subject == tokens.begin ? 2u : 0u) + (cue.clause ? 4u : 0u) +
                 (cue.passive ? 8u : 0u) + (cue.participle ? 16u : 0u) + (cue.base ? 32u : 0u) +
                 (cue.source_after ? 64u : 0u) + length * 128u;
    views_.push_back(view);
  }
  // Which cue is the last before each token, and which the first from it on.
  std::uint32_t left = 0;
  std::uint32_t that = 0;
  for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
    Place& place = places_[token - tokens.begin + kMargin];
    if (left < views_.size() && views_[left].end <= token) {
      ++left;
      that = 0;
    }
    place.left = left;
    place.right = left < views_.size() ? left + 1 : 0;
    place.that = that;
    if (that > 0 && that < 3) ++that;
    if (doc_.folded[token] == "that") that = 1;
  }
}

bool SpeechFeatures::turn_to(std::size_t index) {
  const Sentence& sentence = doc_.sentences[index];
  tokens_ = sentence.tokens;
  block_kind_ = static_cast<std::uint32_t>(doc_.article.blocks[sentence.block].kind);
  while (next_cue_ < cues_.size() && cues_[next_cue_].tokens.begin < tokens_.begin) ++next_cue_;
  while (next_span_ < spans_.size() && spans_[next_span_].outside.end <= tokens_.begin)
    ++next_span_;
  const bool cue = next_cue_ < cues_.size() && cues_[next_cue_].tokens.begin < tokens_.end;
  const bool marks = next_span_ < spans_.size() && spans_[next_span_].outside.begin < tokens_.end;
  if (!cue && !marks) {
    constexpr std::uint32_t kColonReach = 12;
    const std::uint32_t last = std::min(tokens_.end, tokens_.begin + kColonReach);
    bool colon = false;
    for (std::uint32_t token = tokens_.begin; token < last && !colon; ++token) {
      colon = doc_.folded[token] == ":";
    }
    if (!colon) return false;
  }
  read_places(tokens_);
  read_cues(tokens_);
  previous_ = index == 0 || doc_.sentences[index - 1].block != sentence.block
                  ? 1
                  : word_hash(doc_.folded[doc_.sentences[index - 1].tokens.end - 1]);
  return true;
}

void SpeechFeatures::fill(std::uint32_t token, Row& row) const {
  const std::uint32_t at = token - tokens_.begin + kMargin;
  const Place& here = places_[at];
  const Place& before = places_[at - 1];
  const Place& after = places_[at + 1];
  const Place& before2 = places_[at - 2];
  const Place& after2 = places_[at + 2];
  const std::uint32_t from_begin = std::min(token - tokens_.begin, 4u);
  const std::uint32_t to_end = std::min(tokens_.end - 1 - token, 3u);
  const std::uint32_t first_word = places_[kMargin].word;
  static constexpr CueView kNoCue{};
  const CueView& left = here.left == 0 ? kNoCue : views_[here.left - 1];
  const CueView& right = here.right == 0 ? kNoCue : views_[here.right - 1];
  const std::uint32_t left_gap = here.left == 0 ? 9 : std::min(token - left.end, 8u);
  const std::uint32_t left_commas =
      here.left == 0
          ? 4
          : std::min(here.commas - places_[left.begin - tokens_.begin + kMargin].commas, 3u);
  const bool inside_right = here.right != 0 && token >= right.begin;
  const std::uint32_t right_gap = here.right == 0 ? 9
                                  : inside_right  ? 8
                                                  : std::min(right.begin - token, 7u);
  const std::uint32_t right_commas =
      here.right == 0 || inside_right
          ? 4
          : std::min(places_[right.begin - tokens_.begin + kMargin].commas - here.commas, 3u);
  // Where the token stands to the subject of the next cue: before it, at its begin, in it.
  const std::uint32_t to_subject = here.right == 0             ? 0u
                                   : inside_right              ? 1u
                                   : token + 1 < right.subject ? 2u
                                   : token < right.subject     ? 3u
                                   : token == right.subject    ? 4u
                                                               : 5u;
  const std::uint32_t left_kind = mix(left.next, left.shape & 127u);
  const std::uint32_t right_kind = mix(mix(right.next, right.tail), right.shape & 127u);
  const std::uint32_t right_place = mix(right.word, to_subject);
  std::size_t next = 0;
  const auto put = [&](std::uint32_t value) {
    row[next] = finish(mix(value, static_cast<std::uint32_t>(next) * 0x01000193u + 1u));
    ++next;
  };
  put(here.word);
  put(before.word);
  put(after.word);
  put(mix(before2.word, before.word));
  put(mix(after.word, after2.word));
  put(mix(before.word, here.word));
  put(mix(here.word, after.word));
  put(mix(before.word, after.word) + here.marks);
  put(mix(here.ending, before.ending));
  put(mix(mix(before.shape, here.shape), after.shape));
  put(mix(here.ending, left.word));
  put(mix(left.word, left_gap));
  put(mix(mix(left.word, left_commas), here.word));
  put(mix(mix(left.word, left.next), left_gap));
  put(mix(mix(left_kind, left_commas), left_gap));
  put(mix(mix(left.word, left_commas), left.next));
  put(mix(mix(left_kind, here.that), before.word));
  put(mix(mix(left.word, here.that), left_gap));
  put(mix(right.word, right_gap));
  put(mix(right_place, right_commas));
  put(mix(mix(right_place, right.next), right.tail));
  put(mix(mix(right_kind, to_subject), right_commas));
  put(mix(mix(right_kind, to_subject), here.word));
  put(mix(mix(right_kind, right_gap), from_begin));
  put(mix(mix(left.word, right.word), mix(to_subject, left_commas)));
  put(mix(mix(first_word, right_kind), to_subject));
  put(mix(mix(first_word, left_kind), left_commas));
  put(mix(mix(here.marks, before.marks), mix(left_kind, left_commas)));
  put(mix(mix(here.marks, before.marks), mix(right_kind, to_subject)));
  put(mix(mix(here.marks, here.word), before.word));
  put(mix(mix(from_begin, previous_), here.shape));
  put(mix(mix(to_end, here.shape), left_kind));
  put(mix(mix(block_kind_, from_begin), mix(here.shape, left.word)));
  put(mix(mix(here.shape, left_commas), mix(left.word, before.word)));
  put(mix(mix(left.word, left.shape), left_gap));
  put(mix(mix(right_place, right.shape), here.marks));
  put(mix(mix(here.left, here.right == 0 ? 0u : 1u), mix(from_begin, here.marks)));
  put(mix(mix(here.word, left_gap), to_subject));
  put(mix(mix(here.ending, after.ending), left_kind));
  put(mix(mix(left_commas, right_commas), mix(left_kind, right_kind)));
}

}  // namespace sidelight
