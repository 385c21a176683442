// Sentence segmentation: where the sentences of one block end. Word boundaries are
// base/token_rule.h; documents are text/document.h.
//
// One pass over the tokens, a constant look ahead at each: a mark that may end a sentence takes
// with it the closing quotes and brackets that touch it; then the word before it (abbreviation,
// initial, list number) and the word after it decide. A block's end is a sentence's end.
#pragma once

#include <cstdint>
#include <vector>

#include "model/language.h"
#include "text/document.h"

namespace sidelight {

// The ends of the sentences of `block`, as token indices (one past the last token), rising; the
// last is block.end. Empty for an empty block. Reads tokens, folded and article.text of `doc`,
// never its sentences.
std::vector<std::uint32_t> sentence_ends(const Document& doc, TokenRange block,
                                         const Language& language);

}  // namespace sidelight
