// Lines of a stream (JSON Lines), one at a time, of any length up to a limit. What is done with a
// line is its caller's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace sidelight {

class LineReader {
 public:
  // `file` stays the caller's.
  explicit LineReader(std::FILE* file) : file_(file), buffer_(1u << 16) {}

  // The next line without its end; false at the end of the stream. A line of more than
  // kMaxSnapshotBytes is given as an empty one with `too_long` set.
  bool next(std::string& line, bool& too_long);
  std::uint64_t number() const { return number_; }  // of the line given last, from 1

 private:
  bool fill();

  std::FILE* file_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t number_ = 0;
};

}  // namespace sidelight
