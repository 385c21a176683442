// Tense (temporal direction): whether the words round a date speak of what has been or of what is
// to come, so that "Thursday" can be resolved. A rule over the nearest verb; never a parser.
#pragma once

#include <cstdint>

#include "base/range.h"
#include "model/language.h"
#include "text/document.h"

namespace sidelight {

// Over: past whatever the verbs say ("since Oct. 7", "the Oct. 7 attacks").
enum class Tense : std::uint8_t { Unknown, Past, Over, Present, Future };

inline bool is_past(Tense tense) { return tense == Tense::Past || tense == Tense::Over; }

class TenseReader {
 public:
  TenseReader(const Document& doc, const Language& language)
      : doc_(doc),
        past_(language.list("past_verbs")),
        future_(language.list("future_words")),
        cues_(language.list("cues")) {}

  // The tense of the verb nearest to `date` in its sentence: the one before it first, else the one
  // after. Looks at most kTenseReach tokens each way.
  Tense around(TokenRange date) const;

 private:
  bool is_over(std::uint32_t token, std::uint32_t begin) const;
  Tense of_token(std::uint32_t token, std::uint32_t begin) const;

  const Document& doc_;
  const WordList& past_;
  const WordList& future_;
  const WordList& cues_;
};

inline constexpr std::uint32_t kTenseReach = 24;  // tokens

}  // namespace sidelight
