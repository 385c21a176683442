#include "cli/lines.h"

#include <algorithm>

#include "base/limits.h"

namespace sidelight {

bool LineReader::fill() {
  begin_ = 0;
  // Up to a line end, so that a pipe is answered line by line.
  end_ = 0;
  int c = 0;
  while (end_ < buffer_.size() && (c = std::fgetc(file_)) != EOF) {
    buffer_[end_++] = static_cast<char>(c);
    if (c == '\n') break;
  }
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
    const auto* stop = std::find(first, last, '\n');
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
