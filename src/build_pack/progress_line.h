// The line that shows how far a long run has come (progress bar), on a terminal's standard error.
// Never written to a file or a pipe.
#pragma once

#include <chrono>
#include <cstdint>

#include "build_pack/map_dump.h"

namespace sidelight {

// Whether standard error is a terminal.
bool is_terminal();

class ProgressLine {
 public:
  explicit ProgressLine(bool shown) : shown_(shown), start_(std::chrono::steady_clock::now()) {}
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // `done` of `all` bytes of the file; a few times a second at most.
  void show(std::uint64_t done, std::uint64_t all, const MapCounts& counts);
  void clear();

 private:
  bool shown_;
  bool is_drawn_ = false;
  std::uint64_t first_ = ~std::uint64_t{0};  // where this run began
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace sidelight
