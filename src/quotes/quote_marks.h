// Quotation marks (quote span detection): which stretches of a text stand in marks. Apostrophes are
// told from single marks here. Never decides what is speech: that is attribution.h.
#pragma once

#include <cstdint>
#include <vector>

#include "base/range.h"
#include "text/document.h"

namespace sidelight {

struct MarkedSpan {
  TokenRange inside;   // without the marks, never empty
  TokenRange outside;  // with them
  std::uint32_t block = 0;
  bool continues = false;  // left open at the block's end: the next block opens it again
  bool single = false;     // in single marks
};

// The outermost marked stretches of prose blocks, in reading order, without overlap. Each lies in
// one block.
std::vector<MarkedSpan> find_marked_spans(const Document& doc);

// Whether a block's text is read as running prose that may hold speech.
bool may_hold_speech(BlockKind kind);

}  // namespace sidelight
