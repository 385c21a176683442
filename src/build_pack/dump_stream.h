// The bytes of a dump, plain, gzip or bzip2, told apart by how they begin (decompression). Files of
// several compressed members, as parallel compressors write them, are read through, and give places
// at which reading can begin again. Never lines: that is LineCutter. The one file that knows zlib
// and bzip2.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sidelight {

// Where a member begins: in the file, and in what the file stands for.
struct Restart {
  std::uint64_t stored = 0;
  std::uint64_t plain = 0;
};

class DumpStream {
 public:
  // From the beginning, or from a place that restart_before gave. The Error names the file.
  static Result<DumpStream> open(const std::string& path, Restart from = {});

  DumpStream(DumpStream&&) noexcept;
  DumpStream& operator=(DumpStream&&) noexcept;
  ~DumpStream();

  // The next bytes, empty at the end; valid until the next call. After the end, error() says
  // whether it was one.
  std::string_view read();
  const std::string& error() const;

  std::uint64_t plain_position() const;   // of the end of what read() gave
  std::uint64_t stored_position() const;  // in the file, for showing progress
  std::uint64_t stored_size() const;

  // The last place at or before the `plain` position from which reading can begin. Places before
  // it are forgotten.
  Restart restart_before(std::uint64_t plain);

 private:
  struct State;
  explicit DumpStream(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Bytes in pieces into lines. A line longer than kLongestLine is given as "too long" and passed
// over, so that no input needs more memory.
class LineCutter {
 public:
  static constexpr std::size_t kLongestLine = std::size_t{1} << 26;  // the longest item is 5 MB

  // Calls each(line, too_long, length) for every line that ends in `bytes`: the line is empty where
  // it was too long, the length is that in the input, with the line end.
  template <class Each>
  void cut(std::string_view bytes, Each each) {
    for (;;) {
      const std::size_t end = bytes.find('\n');
      if (end == std::string_view::npos) break;
      if (length_ == 0) {
        each(bytes.substr(0, end), false, std::uint64_t{end} + 1);
      } else {
        keep(bytes.substr(0, end));
        give(each, length_ + 1);
      }
      bytes.remove_prefix(end + 1);
    }
    keep(bytes);
  }

  // What is left at the end of input is a line too.
  template <class Each>
  void finish(Each each) {
    if (length_ > 0) give(each, length_);
  }

 private:
  template <class Each>
  void give(Each& each, std::uint64_t length) {
    each(std::string_view(begun_), too_long_, length);
    begun_.clear();
    length_ = 0;
    too_long_ = false;
  }

  void keep(std::string_view bytes) {
    length_ += bytes.size();
    if (too_long_ || begun_.size() + bytes.size() > kLongestLine) {
      too_long_ = true;
      begun_.clear();
      return;
    }
    begun_ += bytes;
  }

  std::string begun_;
  std::uint64_t length_ = 0;  // of what was begun, kept or not
  bool too_long_ = false;
};

}  // namespace sidelight
