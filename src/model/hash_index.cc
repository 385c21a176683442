#include "model/hash_index.h"

#include <algorithm>
#include <string>

namespace sidelight {

std::uint32_t word_hash(std::string_view folded) {
  std::uint32_t hash = 2166136261u;
  for (const char c : folded) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

Result<HashIndex> HashIndex::open(const Container& file, std::string_view id, std::size_t rest) {
  const Result<Section> section = file.section(id);
  if (!section) return section.error();
  const std::span<const std::byte> bytes = section.value().bytes;
  const std::size_t count = section.value().count;
  if (bytes.size() != kBuckets + (1 + rest) * count)
    return Error{std::string(id) + ": its size is not that of its keys"};
  HashIndex index;
  index.starts_.reserve(kBuckets + 1);
  std::uint32_t start = 0;
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
    index.starts_.push_back(start);
    start += static_cast<std::uint32_t>(bytes[bucket]);
  }
  index.starts_.push_back(start);
  if (start != count) return Error{std::string(id) + ": its buckets hold not all of its keys"};
  index.fingerprints_ = bytes.subspan(kBuckets, count);
  return index;
}

Result<WordCodes> WordCodes::open(const Container& file, std::string_view id, std::size_t bytes) {
  Result<HashIndex> index = HashIndex::open(file, id, bytes);
  if (!index) return index.error();
  WordCodes codes;
  codes.index_ = std::move(index).value();
  const std::size_t count = codes.index_.size();
  codes.codes_ = file.section(id).value().bytes.subspan(HashIndex::kBuckets + count, bytes * count);
  return codes;
}

std::vector<std::byte> hash_index_section(std::span<const std::uint32_t> hashes,
                                          std::vector<std::uint32_t>& kept) {
  constexpr unsigned kMostInABucket = 255;
  std::vector<std::uint32_t> order(hashes.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return HashIndex::place_of(hashes[a]) < HashIndex::place_of(hashes[b]);
  });
  std::vector<std::byte> section(HashIndex::kBuckets);
  std::vector<std::byte> fingerprints;
  std::uint32_t last = kNone;
  kept.clear();
  for (const std::uint32_t number : order) {
    const std::uint32_t place = HashIndex::place_of(hashes[number]);
    std::byte& count = section[place >> 8];
    if (place == last || static_cast<unsigned>(count) == kMostInABucket) continue;
    count = static_cast<std::byte>(static_cast<unsigned>(count) + 1);
    fingerprints.push_back(static_cast<std::byte>(place & 0xFFu));
    kept.push_back(number);
    last = place;
  }
  section.insert(section.end(), fingerprints.begin(), fingerprints.end());
  return section;
}

}  // namespace sidelight
