// Quotes (quotation attribution): what was said, in whose words, by whom, with which verb. Never
// scare quotes or titles of works.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/kinds.h"
#include "base/range.h"
#include "base/score.h"
#include "model/language.h"
#include "model/quote_model.h"
#include "people/group.h"
#include "text/document.h"

namespace sidelight {

struct Speaker {
  ByteRange at;                 // the words that stand for the speaker; empty when nobody is found
  std::uint32_t group = kNone;  // index in Groups::groups
  bool named = false;           // false for "a senior official"
  // Earlier words for the same speaker, when `at` is a pronoun that no group holds: "an official"
  // for "he".
  ByteRange described;
  Score score;
};

struct Quote {
  QuoteKind kind = QuoteKind::Direct;
  std::vector<ByteRange> parts;  // without the marks, in order, never empty; more than one when
                                 // split round the cue or when it runs over several paragraphs
  Speaker speaker;
  // Of a mixed quote: the reported clause that the quoted words stand in, marks included; empty for
  // the others.
  ByteRange clause;
  ByteRange cue;  // the verb or "according to"; empty when there is none
  CueClass cue_class = CueClass::None;
  Score score;
  std::string_view rule;
};

// In order of their first part. All regions of prose blocks. Without a model rules answer alone.
[[gnu::noinline]] std::vector<Quote> find_quotes(const Document& doc, const Groups& groups,
                                                 const Language& language,
                                                 const QuoteModel& model = QuoteModel());

}  // namespace sidelight
