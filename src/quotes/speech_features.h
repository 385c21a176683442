// Features of speech (hashed indicator features): what the learnt part is told about a token of a
// sentence: its words and neighbours, the cues and commas around it, the quotation marks. Never
// weighs them: that is speech_tagger.h; src/train learns from the same rows.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "quotes/cues.h"
#include "quotes/quote_marks.h"
#include "text/document.h"

namespace sidelight {

class SpeechFeatures {
 public:
  static constexpr std::size_t kCount = 40;
  // Changes when a feature does: a model that was made for another version is refused.
  static constexpr std::string_view kVersion = "1";
  using Row = std::array<std::uint32_t, kCount>;

  // `spans` and `cues` are those of `doc`; all must outlive this.
  SpeechFeatures(const Document& doc, const std::vector<MarkedSpan>& spans,
                 const std::vector<Cue>& cues);

  // Turns to the sentence `index`, later than the one before. False when nothing in it hints at
  // speech: no cue, no marks, no colon.
  bool turn_to(std::size_t index);
  // The hashes of one token of that sentence.
  void fill(std::uint32_t token, Row& row) const;

 private:
  struct CueView {
    std::uint32_t word = 0;   // hash
    std::uint32_t begin = 0;  // token
    std::uint32_t end = 0;
    std::uint32_t subject = 0;  // token: where the words before it begin, after a comma or so
    std::uint32_t next = 0;     // class of the token after it
    std::uint32_t tail = 0;     // how much follows in the sentence
    std::uint32_t shape = 0;    // comma before the subject, flags
  };
  struct Place {  // of a token in its sentence
    std::uint32_t word = 0;
    std::uint32_t shape = 0;
    std::uint32_t ending = 0;
    std::uint32_t marks = 0;
    std::uint32_t left = 0;  // index in views_, +1; 0 for none
    std::uint32_t right = 0;
    std::uint32_t commas = 0;  // before it in the sentence
    std::uint32_t that = 0;    // tokens since the last "that" after the left cue, bounded
  };
  void read_places(TokenRange tokens);
  void read_cues(TokenRange tokens);
  std::uint32_t next_class(std::uint32_t token, std::uint32_t end) const;

  const Document& doc_;
  const std::vector<MarkedSpan>& spans_;
  const std::vector<Cue>& cues_;
  std::vector<CueView> views_;
  std::vector<Place> places_;  // of the sentence, with two before and two after it
  TokenRange tokens_;
  std::size_t next_span_ = 0;
  std::size_t next_cue_ = 0;
  std::uint32_t block_kind_ = 0;
  std::uint32_t previous_ = 0;  // what the sentence before ended with
};

}  // namespace sidelight
