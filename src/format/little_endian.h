// Numbers in files (little-endian byte order, any alignment). Never a cast of a pointer: a file may
// lie at any address and come from any machine. Whole arrays are format/section_readers.h.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace sidelight {

// The number whose lowest byte is at `at`. The caller has checked that `at` + sizeof(Number) is
// within.
template <class Number>
inline Number read_number(std::span<const std::byte> bytes, std::size_t at) {
  if constexpr (std::endian::native == std::endian::little) {
    Number number;
    std::memcpy(&number, bytes.data() + at, sizeof(Number));
    return number;
  }
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    value |= static_cast<std::uint64_t>(bytes[at + i]) << (8 * i);
  }
  return static_cast<Number>(value);
}

template <class Number>
inline void append_number(std::vector<std::byte>& out, Number number) {
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    const std::uint64_t shifted = static_cast<std::uint64_t>(number) >> (8 * i);
    out.push_back(static_cast<std::byte>(shifted & 0xFFu));
  }
}

}  // namespace sidelight
