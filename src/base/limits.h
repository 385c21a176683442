// The limits of one reading (resource bounds). Beyond them the reading is partial and says so in
// its notes; it is never refused. Tests name these constants, never their values.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sidelight {

inline constexpr std::size_t kMaxTextBytes = 2u << 20;  // UTF-8 bytes of page text that are kept
inline constexpr std::uint32_t kMaxTexts = 50'000;      // text nodes
inline constexpr std::uint32_t kMaxElements = 200'000;  // elements
inline constexpr std::uint32_t kMaxDepth = 256;  // levels of elements; deeper ones are flattened
inline constexpr std::uint32_t kMaxTokens = 200'000;         // tokens of one document
inline constexpr std::size_t kMaxSnapshotBytes = 64u << 20;  // bytes of one snapshot or HTML file

}  // namespace sidelight
