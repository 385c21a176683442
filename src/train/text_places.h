// Text places (alignment of a corpus's offsets): where each code point of a text stands in the
// document that was read from it, which differs from it in white space alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace sidelight {

class TextPlaces {
 public:
  TextPlaces(std::string_view original, const Document& doc);

  // False where the two differ in more than white space.
  bool good() const { return good_; }
  // The tokens that lie at least in part inside the code points from `begin` to `end`.
  TokenRange tokens(std::size_t begin, std::size_t end) const;

 private:
  const Document& doc_;
  std::vector<std::uint32_t> bytes_;
  bool good_ = true;
};

}  // namespace sidelight
