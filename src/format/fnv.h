// Hash of bytes (FNV-1a, 64 bits; Fowler, Noll, Vo) for checksums and hash tables of files. Never a
// defence against forgery: it finds damage. What a file may do to a reader is limited by
// format/container.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace sidelight {

inline constexpr std::uint64_t kFnvStart = 0xCBF29CE484222325ull;
inline constexpr std::uint64_t kFnvPrime = 0x100000001B3ull;

constexpr std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = kFnvStart;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
  }
  return hash;
}

inline std::uint64_t fnv1a(std::span<const std::byte> bytes) {
  std::uint64_t hash = kFnvStart;
  for (const std::byte b : bytes) {
    hash = (hash ^ static_cast<std::uint64_t>(b)) * kFnvPrime;
  }
  return hash;
}

}  // namespace sidelight
