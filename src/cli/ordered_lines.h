// Lines worked on by several threads, answered in the order in which they came (an ordered worker
// pool). What is done with a line is its caller's; how lines are read is cli/lines.h.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>

#include "cli/lines.h"

namespace sidelight {

struct NumberedLine {
  std::string text;
  std::uint64_t number = 0;  // from 1
  bool too_long = false;     // the text is empty then
};

// Sets `answer` (with its own line end, or empty for none) and tells whether all went well. Called
// from several threads at once.
using LineWork = std::function<bool(const NumberedLine& line, std::string& answer)>;

// Answers every line of `lines` on `out`, each as soon as those before it are answered. Holds a few
// lines for each of the `jobs` threads, never the whole stream. True when all work went well.
bool answer_lines(LineReader& lines, unsigned jobs, const LineWork& work, std::FILE* out);

}  // namespace sidelight
