// The state of a batch on disk (checkpoint): how far it came, and how much of its output holds. A
// killed run leaves one that is whole, because it is written beside and renamed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/batch_input.h"

namespace sidelight {

struct BatchState {
  std::vector<std::string> inputs;  // as given; a run with others may not go on from here
  std::string format;
  BatchPlace place;         // the last record whose line is in the output
  std::uint64_t bytes = 0;  // of the output that belong to records up to `place`
  std::uint64_t pages = 0;  // lines written, and of them errors
  std::uint64_t errors = 0;
  bool finished = false;
};

// The state in file `path`; nothing when there is none yet. An Error for a file that is no state.
Result<std::optional<BatchState>> read_batch_state(const std::string& path);
std::optional<Error> write_batch_state(const std::string& path, const BatchState& state);

}  // namespace sidelight
