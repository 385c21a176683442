// Shingles (hashed word n-grams): whether one text repeats another, in linear time. Never a measure
// of likeness of short lines: titles are compared by page/page_draft.h.
#pragma once

#include <cstdint>
#include <vector>

#include "page/folded_text.h"

namespace sidelight {

// Hashes of each run of four words of `text`, folded, punctuation aside; empty below four words.
std::vector<std::uint64_t> shingles_of(const FoldedText& text);

}  // namespace sidelight
