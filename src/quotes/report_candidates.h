// Candidates for what a cue reports (indirect speech): stretches of its sentence that may be the
// reported clause, before the cue or after it, each with what tells whether it is. Never decides:
// that is judged_reports.h; src/train learns from the same rows.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "quotes/cues.h"
#include "quotes/reported.h"
#include "quotes/speakers.h"
#include "quotes/speech_tagger.h"
#include "text/document.h"

namespace sidelight {

struct ReportCandidate {
  static constexpr std::size_t kFeatures = 47;
  TokenRange tokens;  // without marks at its ends and without "that"
  std::uint32_t cue = kNone;
  bool after = false;  // the cue stands after it
  Subject subject;
  std::array<std::int32_t, kFeatures> features{};
};

class ReportCandidates {
 public:
  // Names of the features, in their order.
  static const std::array<std::string_view, ReportCandidate::kFeatures>& names();

  // All must outlive this.
  ReportCandidates(const Document& doc, const std::vector<Cue>& cues, const SpeakerFinder& speakers,
                   const SpeechTagger& tagger)
      : doc_(doc), cues_(cues), speakers_(speakers), rules_(doc, cues, speakers), tagger_(tagger) {}

  // Appends the candidates of a cue; `tagger` stands at the cue's sentence. A few dozen at most.
  void add(std::size_t cue, std::vector<ReportCandidate>& candidates) const;

 private:
  using Places = std::vector<std::uint32_t>;
  using Ranges = std::vector<TokenRange>;
  void add_after_cue(std::size_t index, const Quote& by_rule,
                     std::vector<ReportCandidate>& candidates) const;
  void add_before_cue(std::size_t index, const Quote& by_rule,
                      std::vector<ReportCandidate>& candidates) const;
  void add_best(const ReportCandidate& shape, const Ranges& ranges, const Quote& by_rule,
                std::vector<ReportCandidate>& candidates) const;
  bool is_reporter(const Subject& subject) const;
  Subject subject_after(const Cue& cue, TokenRange sentence) const;
  Subject subject_before(const Cue& cue, TokenRange sentence, std::uint32_t begin) const;
  TokenRange inverted_speaker(const Cue& cue, TokenRange sentence) const;
  Places begins_after(const Cue& cue, TokenRange sentence, const Quote& by_rule) const;
  std::uint32_t before_next_report(std::uint32_t begin, std::uint32_t end) const;
  Places ends_from(std::uint32_t begin, TokenRange sentence, const Quote& by_rule) const;
  void fill(ReportCandidate& candidate, const Quote& by_rule) const;
  void fill_boundaries(const ReportCandidate& candidate, TokenRange sentence,
                       std::int32_t*& next) const;
  bool is_negated(const Cue& cue, std::uint32_t begin) const;
  [[gnu::noinline]] std::int32_t word_class(std::uint32_t token, std::uint32_t end) const;
  bool is_boundary(std::uint32_t token) const;

  const Document& doc_;
  const std::vector<Cue>& cues_;
  const SpeakerFinder& speakers_;
  ReportRules rules_;
  const SpeechTagger& tagger_;
};

}  // namespace sidelight
