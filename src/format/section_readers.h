// Typed sections (array of 32-bit numbers, string table) of a container, each checked once when
// opened, and the index by which a string is found in such a table, which no file holds: to check
// one takes as long as to make it. Never owns bytes; the file around the sections is
// format/container.h.
//
//     numbers         u32 × count
//     string table    u32 × (count + 1) offsets, then bytes; string i is [offset i, offset i + 1)
//                     of the bytes
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/result.h"
#include "format/container.h"

namespace sidelight {

class NumberArray {
 public:
  NumberArray() = default;
  // Fails when the size of the section is not 4 × its count.
  static Result<NumberArray> open(const Container& file, std::string_view id);

  std::uint32_t size() const { return size_; }
  // 0 when there is no such index.
  std::uint32_t operator[](std::size_t index) const;

 private:
  std::span<const std::byte> bytes_;
  std::uint32_t size_ = 0;
};

class StringTable {
 public:
  StringTable() = default;
  // Fails when an offset goes back or outside, or a string is not valid UTF-8.
  static Result<StringTable> open(const Container& file, std::string_view id);

  std::uint32_t size() const { return size_; }
  // Empty when there is no such index. A view into the file.
  std::string_view operator[](std::size_t index) const;

 private:
  std::uint32_t offset(std::size_t index) const;

  std::span<const std::byte> offsets_;
  std::span<const std::byte> text_;
  std::uint32_t size_ = 0;
};

// A hash table with open addressing: slot = low bits of FNV-1a, fingerprint = high bits.
class StringIndex {
 public:
  StringIndex() = default;  // finds nothing
  // Of all strings of a table, whose bytes must outlive the index. Fails when one is there twice,
  // or when too many of them share their slots, as only a forged file's do.
  static Result<StringIndex> over(const StringTable& strings);

  // The position of `text` in the table, kNone when it is not there. Looks at no more than
  // kLongestProbe slots, whatever the file holds.
  std::uint32_t find(std::string_view text) const;

  static constexpr std::size_t kLongestProbe = 64;

 private:
  struct Slot {
    std::uint32_t fingerprint = 0;
    std::uint32_t string = kNone;
  };

  // The slot of `text`, or the empty one where it would stand; kNone when neither is near.
  std::uint32_t slot_of(std::string_view text, std::uint64_t hash) const;

  std::vector<Slot> slots_;  // a power of two of them
  StringTable strings_;
};

// The bytes of the sections above, for ContainerWriter::add.
std::vector<std::byte> number_section(std::span<const std::uint32_t> numbers);
std::vector<std::byte> string_section(std::span<const std::string> strings);

}  // namespace sidelight
