// Candidates for who said a quote (quotation attribution as ranking): the speaker that the rules
// read, and the names, pronouns and subjects that stand around its cue, each with what tells
// whether it speaks. Never decides: that is speaker_ranker.h; src/train learns from the same rows.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "people/group.h"
#include "quotes/cues.h"
#include "quotes/quote.h"
#include "quotes/quote_marks.h"
#include "quotes/report_candidates.h"
#include "quotes/speakers.h"
#include "text/document.h"

namespace sidelight {

struct SpeakerCandidate {
  static constexpr std::size_t kFeatures = 35;
  // In the model's trees its columns stand behind those of the judge of reports.
  static constexpr std::size_t kFirst = ReportCandidate::kFeatures;
  static constexpr std::size_t kColumns = kFirst + kFeatures;
  Speaker speaker;
  std::array<std::int32_t, kFeatures> features{};
};

// Who spoke before a quote, in reading order: groups, kNone for nobody known.
struct EarlierSpeakers {
  std::uint32_t last = kNone;
  std::uint32_t before_last = kNone;
  std::uint32_t last_end = 0;  // byte: where the last quote ended

  void note(std::uint32_t group, std::uint32_t end) {
    if (group != last) before_last = last;
    last = group;
    last_end = end;
  }
};

class SpeakerCandidates {
 public:
  // Names of the features, in their order.
  static const std::array<std::string_view, SpeakerCandidate::kFeatures>& names();

  // All must outlive this.
  SpeakerCandidates(const Document& doc, const Groups& groups, const std::vector<MarkedSpan>& spans,
                    const std::vector<Cue>& cues, const SpeakerFinder& speakers);

  // The rules' speaker first, when there is one. None of a passive, whose subject never speaks.
  std::vector<SpeakerCandidate> of(const Quote& quote, const EarlierSpeakers& earlier) const;

 private:
  struct Scene;
  Scene scene_of(const Quote& quote) const;
  void add(const Scene& scene, const Speaker& speaker, std::int32_t source,
           std::vector<SpeakerCandidate>& candidates) const;
  void fill(const Scene& scene, const EarlierSpeakers& earlier, SpeakerCandidate& candidate) const;
  bool in_marks(std::uint32_t token) const;
  // Of a token, 0 for none: as the words beside a candidate are told apart.
  std::int32_t class_of(std::uint32_t token) const {
    if (token >= classes_.size()) return 0;
    if (classes_[token] == kUnread) classes_[token] = read_class(token);
    return classes_[token];
  }
  std::int8_t read_class(std::uint32_t token) const;

  const Document& doc_;
  const Groups& groups_;
  const std::vector<MarkedSpan>& spans_;
  const std::vector<Cue>& cues_;
  const SpeakerFinder& speakers_;
  static constexpr std::int8_t kUnread = -1;
  mutable std::vector<std::int8_t> classes_;  // read once: a token stands beside many candidates
};

}  // namespace sidelight
