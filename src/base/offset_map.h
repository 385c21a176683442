// Offset map (byte ↔ UTF-16 ↔ code point) over one UTF-8 string, in constant time a look-up. The
// one place where units are changed; ranges themselves are base/range.h.
//
// A checkpoint every 64 bytes holds the two counts before it; a look-up counts on from there.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sidelight {

class OffsetMap {
 public:
  // `text` must be valid UTF-8 and outlive the map.
  explicit OffsetMap(std::string_view text);

  // The number of UTF-16 units, or code points, before byte `at` (at most text.size(), at a
  // boundary).
  std::uint32_t utf16(std::uint32_t at) const;
  std::uint32_t code_points(std::uint32_t at) const;
  // The byte at which code point number `index` begins; text.size() beyond the end.
  std::uint32_t byte_of_code_point(std::uint32_t index) const;

 private:
  struct Checkpoint {
    std::uint32_t utf16 = 0;
    std::uint32_t code_points = 0;
  };
  static constexpr std::uint32_t kStride = 64;  // bytes

  std::string_view text_;
  std::vector<Checkpoint> checkpoints_;
};

}  // namespace sidelight
