// Hash index (a fingerprint table): which place a key of 32 bits has among many, kept in one byte a
// key and one a bucket. A key that is not there may be taken for one that is, once in some 200
// times: only for what may err so. And word codes: such an index with a byte or two for each key.
// Never the words or names themselves: they can't be read back.
//
//     index   for each of 65,536 buckets the number of its keys (a byte), then a fingerprint of
//             each key (a byte), bucket after bucket, rising within one
//     codes   an index, then a byte for each of its keys, in their order, then, where codes have
//             two bytes, the second ones
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/range.h"
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

class HashIndex {
 public:
  static constexpr std::size_t kBuckets = 1u << 16;

  HashIndex() = default;  // knows no key

  // The index at the beginning of section `id`, whose bytes must outlive it; `rest` bytes a key
  // follow it there. Fails when the section isn't as drawn above.
  static Result<HashIndex> open(const Container& file, std::string_view id, std::size_t rest = 0);

  std::size_t size() const { return fingerprints_.size(); }
  // The place of the key from 0 on; kNone when it is not there.
  std::uint32_t find(std::uint32_t hash) const {
    if (starts_.empty()) return kNone;
    const std::uint32_t place = place_of(hash);
    const std::uint32_t end = starts_[(place >> 8) + 1];
    for (std::uint32_t i = starts_[place >> 8]; i < end; ++i) {
      if (fingerprints_[i] == static_cast<std::byte>(place & 0xFFu)) return i;
    }
    return kNone;
  }
  // Bucket and fingerprint of a key, 24 bits: keys are sorted by it.
  static constexpr std::uint32_t place_of(std::uint32_t hash) {
    return mixed_hash(0x51DE, hash) >> 8;
  }

 private:
  std::vector<std::uint32_t> starts_;  // of each bucket, and the end
  std::span<const std::byte> fingerprints_;
};

class WordCodes {
 public:
  WordCodes() = default;  // knows no word

  // The codes in section `id`, of so many bytes each (one or two), which must outlive them.
  static Result<WordCodes> open(const Container& file, std::string_view id, std::size_t bytes = 1);

  bool empty() const { return codes_.empty(); }
  // The code of the word or phrase with this hash; 0 when there is none.
  std::uint16_t code(std::uint32_t hash) const {
    const std::uint32_t at = index_.find(hash);
    if (at == kNone) return 0;
    const auto low = static_cast<unsigned>(codes_[at]);
    const std::size_t size = index_.size();
    if (codes_.size() == size) return static_cast<std::uint16_t>(low);
    return static_cast<std::uint16_t>(static_cast<unsigned>(codes_[size + at]) << 8 | low);
  }

 private:
  HashIndex index_;
  std::span<const std::byte> codes_;  // the low bytes, then the high ones if there are any
};

// The index of these hashes. `kept`: their numbers in the order of the index; of keys that can't be
// told apart the first is kept, and no more than 255 in a bucket.
std::vector<std::byte> hash_index_section(std::span<const std::uint32_t> hashes,
                                          std::vector<std::uint32_t>& kept);

}  // namespace sidelight
