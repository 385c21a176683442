// `sidelight predict TASK` (batch annotation): JSON lines in, JSON lines out, in the same order. A
// public feature for those who evaluate or annotate many texts; the formats are in docs/formats.md.
// Never stops at a bad line.
#pragma once

#include <string>

#include "pack/knowledge.h"

namespace sidelight {

// Reads standard input to its end, with `jobs` threads at work. True when every line could be read;
// a line that couldn't gives
// {"id": …, "error": "…"} and the rest goes on.
bool predict(const std::string& task, const Knowledge& knowledge, unsigned jobs);

}  // namespace sidelight
