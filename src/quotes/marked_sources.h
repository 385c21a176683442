// Sources of marked words (quotation attribution): the cue and the speaker that stand before or
// after a stretch in quotation marks. Never whether the stretch is speech: that is not_speech.h and
// attribution.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "quotes/cues.h"
#include "quotes/not_speech.h"
#include "quotes/quote_marks.h"
#include "quotes/speakers.h"
#include "text/document.h"

namespace sidelight {

// What was found out about one marked stretch.
struct Attribution {
  std::uint32_t cue = kNone;
  Speaker speaker;
  bool found = false;
  bool adjacent = false;  // nothing but a comma, a colon or an addressee between cue and mark
  bool after = false;     // the cue stands after the quote
  std::uint32_t clause_end = kNone;  // token: where the attribution after the quote begins
  std::string_view rule;
};

class MarkedSources {
 public:
  // All must outlive this.
  MarkedSources(const Document& doc, const std::vector<MarkedSpan>& spans,
                const std::vector<Cue>& cues, const SpeakerFinder& speakers)
      : doc_(doc), spans_(spans), cues_(cues), speakers_(speakers) {}

  // The words of the reporter's sentence before the marks, back to the stretch before.
  TokenRange before_of(std::size_t index) const;
  // The words after the marks, to the sentence's end or the next stretch.
  TokenRange after_of(std::size_t index, const MarkedShape& shape) const;
  // Index of the first cue within a range, or of the last one; kNone for none.
  std::uint32_t first_cue(TokenRange range) const;
  std::uint32_t last_cue(TokenRange range) const;
  // The subject of a cue inside a stretch of the reporter's words.
  Subject subject_of(const Cue& cue, TokenRange clause) const;

  // Each finds nothing, or the source of one form: "“…,” said Smith", "Smith said: “…”",
  // "“…” — Smith", "Smith: “…”", "“…,” Smith sniffed",
  // "“…” in March, Smith said".
  Attribution from_after(TokenRange after, const MarkedShape& shape) const;
  Attribution from_before(TokenRange before) const;
  Attribution from_signature(const MarkedSpan& span) const;
  Attribution from_label(TokenRange before) const;
  Attribution from_unknown_verb(std::size_t index, const MarkedShape& shape) const;
  Attribution from_late(std::size_t index, const MarkedShape& shape) const;

 private:
  const Document& doc_;
  const std::vector<MarkedSpan>& spans_;
  const std::vector<Cue>& cues_;
  const SpeakerFinder& speakers_;
};

}  // namespace sidelight
