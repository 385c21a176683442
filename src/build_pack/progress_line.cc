#include "build_pack/progress_line.h"

#include <unistd.h>

#include <cstdio>
#include <string>

namespace sidelight {

bool is_terminal() { return isatty(STDERR_FILENO) == 1; }

void ProgressLine::show(std::uint64_t done, std::uint64_t all, const MapCounts& counts) {
  const auto now = std::chrono::steady_clock::now();
  if (first_ > done) first_ = done;
  if (!shown_ || all == 0 || now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  is_drawn_ = true;
  constexpr std::uint64_t kCells = 30;
  const std::uint64_t filled = done * kCells / all;
  const std::string bar = std::string(filled, '#') + std::string(kCells - filled, '.');
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double speed = static_cast<double>(done - first_) / (seconds > 0 ? seconds : 1);
  const double left = speed > 0 ? static_cast<double>(all - done) / speed / 60 : 0;
  std::fprintf(stderr, "\r[%s] %3u %%  %.0f MB/s  %.1f M items, %.1f M taken  %.0f min left \x1B[K",
               bar.c_str(), static_cast<unsigned>(done * 100 / all), speed / 1e6,
               static_cast<double>(counts.items) / 1e6,
               static_cast<double>(counts.candidates) / 1e6, left);
  std::fflush(stderr);
}

void ProgressLine::clear() {
  if (is_drawn_) std::fputs("\r\x1B[K", stderr);
  is_drawn_ = false;
}

}  // namespace sidelight
