// What a batch tells of itself on standard error: a bar while it runs, on a terminal only, and one
// line at the end. Never writes to the output: that is cli/batch.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace sidelight {

struct BatchCounts {
  std::uint64_t pages = 0;   // lines written
  std::uint64_t errors = 0;  // of them
  std::uint64_t others = 0;  // records that are no pages, passed over
};

class BatchProgress {
 public:
  // `output`: the descriptor that the lines go to: a bar among them would spoil both.
  BatchProgress(bool quiet, int output);

  // Shows the bar anew, a few times a second. `size` 0: not known.
  void show(const BatchCounts& counts, std::uint64_t position, std::uint64_t size);
  void finish(const BatchCounts& counts);

 private:
  using Clock = std::chrono::steady_clock;
  double seconds() const;

  bool quiet_;
  bool bar_;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point shown_ = begun_;
};

}  // namespace sidelight
