#include "cli/lines.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/limits.h"

namespace sidelight {

LineReader::LineReader(std::FILE* file) : file_(::fileno(file)), buffer_(1u << 18) {}

bool LineReader::fill() {
  begin_ = 0;
  end_ = 0;
  // What is there already, so that a pipe is answered line by line: fread would wait for more.
  ssize_t count = 0;
  do {
    count = ::read(file_, buffer_.data(), buffer_.size());
  } while (count < 0 && errno == EINTR);
  if (count > 0) end_ = static_cast<std::size_t>(count);
  return end_ > 0;
}

bool LineReader::next(std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  bool any = false;
  while (begin_ < end_ || fill()) {
    any = true;
    const auto* first = buffer_.data() + begin_;
    const auto* last = buffer_.data() + end_;
    const auto* stop =
        static_cast<const char*>(std::memchr(first, '\n', static_cast<std::size_t>(last - first)));
    if (stop == nullptr) stop = last;
    too_long = too_long || line.size() + static_cast<std::size_t>(stop - first) > kMaxSnapshotBytes;
    if (too_long) {
      line.clear();
    } else {
      line.append(first, stop);
    }
    begin_ = static_cast<std::size_t>(stop - buffer_.data()) + (stop == last ? 0 : 1);
    if (stop != last) break;
  }
  number_ += any ? 1 : 0;
  return any;
}

}  // namespace sidelight
