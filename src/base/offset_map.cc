#include "base/offset_map.h"

#include <algorithm>

namespace sidelight {
namespace {

// Every byte that is not a continuation begins a code point; four-byte sequences are two UTF-16
// units.
void count(unsigned char byte, std::uint32_t& utf16, std::uint32_t& code_points) {
  if ((byte & 0xC0u) == 0x80u) return;
  ++code_points;
  utf16 += byte >= 0xF0 ? 2 : 1;
}

}  // namespace

OffsetMap::OffsetMap(std::string_view text) : text_(text) {
  checkpoints_.reserve(text.size() / kStride + 1);
  Checkpoint here;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kStride == 0) checkpoints_.push_back(here);
    count(static_cast<unsigned char>(text[i]), here.utf16, here.code_points);
  }
  if (text.size() % kStride == 0) checkpoints_.push_back(here);
}

std::uint32_t OffsetMap::utf16(std::uint32_t at) const {
  Checkpoint here = checkpoints_[at / kStride];
  for (std::uint32_t i = at / kStride * kStride; i < at; ++i) {
    count(static_cast<unsigned char>(text_[i]), here.utf16, here.code_points);
  }
  return here.utf16;
}

std::uint32_t OffsetMap::code_points(std::uint32_t at) const {
  Checkpoint here = checkpoints_[at / kStride];
  for (std::uint32_t i = at / kStride * kStride; i < at; ++i) {
    count(static_cast<unsigned char>(text_[i]), here.utf16, here.code_points);
  }
  return here.code_points;
}

std::uint32_t OffsetMap::byte_of_code_point(std::uint32_t index) const {
  const auto after = std::upper_bound(
      checkpoints_.begin(), checkpoints_.end(), index,
      [](std::uint32_t value, const Checkpoint& point) { return value < point.code_points; });
  // A checkpoint may lie inside a code point; the one before the first that is beyond is safe to
  // count from.
  const auto slot =
      static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(after - checkpoints_.begin() - 1, 0));
  Checkpoint here = checkpoints_[slot];
  std::uint32_t at = slot * kStride;
  while (at < text_.size()) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    const bool begins = (byte & 0xC0u) != 0x80u;
    if (begins && here.code_points == index) return at;
    count(byte, here.utf16, here.code_points);
    ++at;
  }
  return static_cast<std::uint32_t>(text_.size());
}

}  // namespace sidelight
