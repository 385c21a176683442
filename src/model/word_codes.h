// Word codes (a fingerprint map): a byte for each of many words or names, kept by hash, so that
// 100,000 of them take two bytes each. A word that has no code may be taken for one that has: once
// in some 150 times. Never the words themselves: they can't be read back.
//
//     one section: for each of 65,536 buckets the number of its entries (a byte), then a fingerprint
//     of each entry (a byte), bucket after bucket, then a code of each (a byte, never 0)
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "format/container.h"

namespace sidelight {

// The hash of a folded token (FNV-1a).
std::uint32_t word_hash(std::string_view folded);

// Two hashes as one, their order kept.
constexpr std::uint32_t mixed_hash(std::uint32_t a, std::uint32_t b) {
  std::uint64_t h = (std::uint64_t{a} << 32 | b) * 0x9E3779B97F4A7C15u;
  h ^= h >> 29;
  return static_cast<std::uint32_t>((h * 0xBF58476D1CE4E5B9u) >> 32);
}

class WordCodes {
 public:
  static constexpr std::size_t kBuckets = 1u << 16;

  WordCodes() = default;  // knows no word

  // The codes in section `id`, which must outlive them. Fails when the section isn't as drawn above.
  static Result<WordCodes> open(const Container& file, std::string_view id);

  bool empty() const { return starts_.empty(); }
  // The code of the word or phrase with this hash; 0 when there is none.
  std::uint8_t code(std::uint32_t hash) const {
    if (starts_.empty()) return 0;
    const std::uint32_t key = mixed_hash(kSalt, hash);
    const std::size_t bucket = key >> 16;
    for (std::uint32_t i = starts_[bucket]; i < starts_[bucket + 1]; ++i) {
      if (fingerprints_[i] == static_cast<std::byte>(key & 0xFFu))
        return static_cast<std::uint8_t>(codes_[i]);
    }
    return 0;
  }

 private:
  friend std::vector<std::byte> word_code_section(
      const std::vector<std::pair<std::uint32_t, std::uint8_t>>& entries, bool join);
  static constexpr std::uint32_t kSalt = 0x51DE;

  std::vector<std::uint32_t> starts_;  // of each bucket, and the end
  std::span<const std::byte> fingerprints_;
  std::span<const std::byte> codes_;
};

// The bytes of a section of these hashes and codes. Of codes with one fingerprint the first stands,
// or with `join` all bits of them. The count to give beside it is word_code_count of it.
std::vector<std::byte> word_code_section(
    const std::vector<std::pair<std::uint32_t, std::uint8_t>>& entries, bool join);
std::uint32_t word_code_count(std::span<const std::byte> section);

}  // namespace sidelight
