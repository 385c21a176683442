#include "cli/batch_progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace sidelight {
namespace {

constexpr int kBarWidth = 24;
constexpr auto kEvery = std::chrono::milliseconds(200);

std::string clock_of(double seconds) {
  const auto whole = static_cast<unsigned long long>(seconds);
  char text[32];
  std::snprintf(text, sizeof(text), "%llu:%02llu", whole / 60, whole % 60);
  return text;
}

std::string errors_of(const BatchCounts& counts) {
  if (counts.errors == 0) return "no error";
  return std::to_string(counts.errors) + (counts.errors == 1 ? " error" : " errors");
}

}  // namespace

BatchProgress::BatchProgress(bool quiet, int output)
    : quiet_(quiet), bar_(!quiet && ::isatty(STDERR_FILENO) == 1 && ::isatty(output) == 0) {}

double BatchProgress::seconds() const {
  return std::max(std::chrono::duration<double>(Clock::now() - begun_).count(), 0.001);
}

void BatchProgress::show(const BatchCounts& counts, std::uint64_t position, std::uint64_t size) {
  const auto now = Clock::now();
  if (!bar_ || now - shown_ < kEvery) return;
  shown_ = now;
  const double rate = static_cast<double>(counts.pages) / seconds();
  std::string line = "\r\x1b[K";
  if (size > 0) {
    const double part = std::min(static_cast<double>(position) / static_cast<double>(size), 1.0);
    const int full = static_cast<int>(part * kBarWidth);
    for (int i = 0; i < kBarWidth; ++i) line += i < full ? "█" : "░";
    line += " " + std::to_string(static_cast<int>(part * 100)) + " %  ";
    if (part > 0) line += clock_of(seconds() * (1 - part) / part) + " left  ";
  }
  line += std::to_string(counts.pages) + " pages  " +
          std::to_string(static_cast<unsigned long long>(rate)) + "/s  " + errors_of(counts);
  std::fputs(line.c_str(), stderr);
}

void BatchProgress::finish(const BatchCounts& counts) {
  if (quiet_) return;
  const double rate = static_cast<double>(counts.pages) / seconds();
  std::fprintf(stderr, "%ssidelight: %llu pages in %.1f s (%.1f a second), %s",
               bar_ ? "\r\x1b[K" : "", static_cast<unsigned long long>(counts.pages), seconds(),
               rate, errors_of(counts).c_str());
  if (counts.others > 0) {
    std::fprintf(stderr, ", %llu records that are no pages",
                 static_cast<unsigned long long>(counts.others));
  }
  std::fputc('\n', stderr);
}

}  // namespace sidelight
