// Corpus of quotations (gold annotation): rows of JSON read into documents with what is speech in
// them, as tokens. Never a model: that is train_quotes.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/kinds.h"
#include "base/range.h"
#include "base/result.h"
#include "pack/knowledge.h"
#include "text/document.h"

namespace sidelight {

struct GoldQuote {
  QuoteKind kind = QuoteKind::Direct;
  std::vector<TokenRange> parts;  // never empty; marks and "that" as the corpus has them
  TokenRange cue;                 // empty where there is none
  TokenRange speaker;
};

struct QuoteCase {
  std::string id;
  bool own = false;  // from our own corpus: of a mixed quotation only the words in marks are marked
  Document doc;
  std::vector<GoldQuote> quotes;       // in order of their first part
  std::vector<TokenRange> not_quotes;  // words in marks that nobody says; only our own corpus tells
};

// Rows {id, text, date?, own?, quotes: [{start, end, fragments?, kind, cue_start?, cue_end?,
// speaker_start?, speaker_end?}], not_quotes?: [[start, end]]}, offsets in code points. Rows whose
// text does not come out of the corridor as it went in are left out.
Result<std::vector<QuoteCase>> read_quote_corpus(const std::string& path,
                                                 const Knowledge& knowledge);

}  // namespace sidelight
