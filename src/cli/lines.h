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
  // `file` stays the caller's; nothing was read from it before, and no one else reads from it
  // meanwhile.
  explicit LineReader(std::FILE* file);

  // The next line without its end; false at the end of the stream. A line of more than
  // kMaxSnapshotBytes is given as an empty one with `too_long` set.
  bool next(std::string& line, bool& too_long);
  std::uint64_t number() const { return number_; }  // of the line given last, from 1

 private:
  bool fill();

  int file_;  // its descriptor
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t number_ = 0;
};

}  // namespace sidelight
