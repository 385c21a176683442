// `sidelight batch` (batch annotation of many pages): files, folders, JSON lines and web archives
// in, JSON lines out, in the order of the input, on several threads, in bounded memory. Never stops
// at a bad record: that costs one line. For researchers who annotate texts with offsets:
// cli/predict.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pack/knowledge.h"

namespace sidelight {

struct BatchOptions {
  std::vector<std::string> inputs;
  std::string format;  // reading, article, page, text or markdown
  std::uint32_t jobs = 1;
  std::string output;  // empty: standard output
  std::string resume;  // file of the state; empty: none
  bool quiet = false;
};

// The exit status: 0 when each record was answered, by its page or by an error in its line; 1 when
// an input was not there or could not be read to its end, or the output could not be written.
int batch(const BatchOptions& options, const Knowledge& knowledge);

}  // namespace sidelight
