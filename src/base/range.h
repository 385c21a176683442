// Half-open spans (offset annotations): 32-bit positions whose unit is part of the type, so that
// comparing a byte range with a token range does not compile. Never owns text; positions on a web
// page are `Place` in reading/, reached through base/offset_map.h.
#pragma once

#include <cstdint>

namespace sidelight {

template <class Unit>
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  constexpr bool contains(Range other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Range other) const { return begin < other.end && other.begin < end; }
  friend constexpr bool operator==(Range a, Range b) {
    return a.begin == b.begin && a.end == b.end;
  }
  friend constexpr bool operator!=(Range a, Range b) { return !(a == b); }
  friend constexpr bool operator<(Range a, Range b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  }
};

using ByteRange = Range<struct ByteUnit>;          // UTF-8 bytes of a document's text
using TokenRange = Range<struct TokenUnit>;        // indices of a document's tokens
using SentenceRange = Range<struct SentenceUnit>;  // indices of a document's sentences

inline constexpr std::uint32_t kNone = 0xFFFFFFFFu;  // "no such index" in every index field

}  // namespace sidelight
