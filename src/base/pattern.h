// Regular expressions (RE2: linear time, no backtracking). The one door to RE2; nothing else
// includes it. Word lists are model/word_list.h, which is faster where a list will do.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "base/range.h"

namespace sidelight {

class Pattern {
 public:
  // `expression` is a constant of the program: a bad one stops the program at start with its text.
  explicit Pattern(std::string_view expression, bool ignore_case = false);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  // The leftmost-first match in `text` at or after byte `from` (look-behind such as \b sees what
  // stands before `from`). On success groups[0] is the whole match and groups[i] the i-th group
  // (kNone, kNone when it took no part).
  bool find(std::string_view text, std::size_t from, std::vector<ByteRange>& groups) const;
  // Whether `text` holds a match; whether all of `text` is one.
  bool found_in(std::string_view text) const;
  bool matches(std::string_view text) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace sidelight
