#include "model/word_codes.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

namespace sidelight {

std::uint32_t word_hash(std::string_view folded) {
  std::uint32_t hash = 2166136261u;
  for (const char c : folded) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

Result<WordCodes> WordCodes::open(const Container& file, std::string_view id) {
  const Result<Section> section = file.section(id);
  if (!section) return section.error();
  const std::span<const std::byte> bytes = section.value().bytes;
  const std::size_t count = section.value().count;
  if (bytes.size() != kBuckets + 2 * count)
    return Error{std::string(id) + ": its size is not that of its entries"};
  WordCodes codes;
  codes.starts_.reserve(kBuckets + 1);
  std::uint32_t start = 0;
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
    codes.starts_.push_back(start);
    start += static_cast<std::uint32_t>(bytes[bucket]);
  }
  codes.starts_.push_back(start);
  if (start != count) return Error{std::string(id) + ": its buckets hold not all of its entries"};
  codes.fingerprints_ = bytes.subspan(kBuckets, count);
  codes.codes_ = bytes.subspan(kBuckets + count, count);
  return codes;
}

std::vector<std::byte> word_code_section(
    const std::vector<std::pair<std::uint32_t, std::uint8_t>>& entries, bool join) {
  struct Entry {
    std::uint32_t key;  // bucket and fingerprint
    std::uint8_t code;
  };
  std::vector<Entry> sorted;
  for (const auto& [hash, code] : entries) {
    const std::uint32_t key = mixed_hash(WordCodes::kSalt, hash);
    sorted.push_back({(key >> 16) << 8 | (key & 0xFFu), code});
  }
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Entry& a, const Entry& b) { return a.key < b.key; });
  std::vector<Entry> kept;
  std::vector<std::byte> section(WordCodes::kBuckets);
  for (const Entry& entry : sorted) {
    std::byte& count = section[entry.key >> 8];
    if (!kept.empty() && kept.back().key == entry.key) {
      if (join) kept.back().code |= entry.code;
    } else if (count != std::byte{std::numeric_limits<std::uint8_t>::max()}) {
      kept.push_back(entry);
      count = static_cast<std::byte>(static_cast<unsigned>(count) + 1);
    }
  }
  for (const Entry& entry : kept) section.push_back(static_cast<std::byte>(entry.key & 0xFFu));
  for (const Entry& entry : kept) section.push_back(static_cast<std::byte>(entry.code));
  return section;
}

std::uint32_t word_code_count(std::span<const std::byte> section) {
  return static_cast<std::uint32_t>((section.size() - WordCodes::kBuckets) / 2);
}

}  // namespace sidelight
