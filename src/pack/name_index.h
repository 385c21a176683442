// Hash index of a pack's names (open addressing with fingerprints): from the key of a name to the
// first alias that has it. Holds no keys: a hit is verified against the alias itself, so a name
// stands in the file once. Never grows; the builder writes it whole. The index over a string table
// is format/section_readers.h.
//
//     slots  {fingerprint u32, alias u32}; an empty one is {0, 0xFFFFFFFF}
//
// The hash is FNV-1a of the key, mixed once more (FNV's bits depend too little on the last
// letters). Its low half is the fingerprint; its high half chooses the home slot by multiplication,
// so that any number of slots will do. Entries stand in the order of their home slots, each in the
// first free one at or after its home (the layout of Robin Hood hashing: Celis, 1986), and never
// wrap: kLongestProbe - 1 slots follow the last home.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/result.h"
#include "format/container.h"
#include "format/fnv.h"
#include "format/section_readers.h"

namespace sidelight {

class NameIndex {
 public:
  static constexpr std::uint32_t kLongestProbe = 64;

  NameIndex() = default;
  // Fails when it has no home slot. Whether the aliases exist is the pack's to check: alias_at.
  static Result<NameIndex> open(const Container& file, std::string_view id);

  std::uint32_t slot_count() const { return slots_.size() / 2; }
  std::uint32_t alias_at(std::uint32_t slot) const { return slots_[2 * std::size_t{slot} + 1]; }

  // The alias of the first slot for which `is_it(alias)` holds among those whose fingerprint is
  // that of `key`; kNone when there is none. Looks at no more than kLongestProbe slots.
  template <class Verify>
  std::uint32_t find(std::string_view key, Verify is_it) const {
    if (slots_.size() == 0) return kNone;
    const std::uint64_t hash = fnv1a(key);
    const std::size_t home = home_of(hash, home_count());
    for (std::size_t slot = home; slot < home + kLongestProbe; ++slot) {
      const std::uint32_t alias = slots_[2 * slot + 1];
      if (alias == kNone) return kNone;
      if (slots_[2 * slot] == fingerprint_of(hash) && is_it(alias)) return alias;
    }
    return kNone;
  }

  // What the builder needs: one entry a key, with its first alias.
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t alias = 0;
  };
  // The numbers of the section; `entries` is used up.
  static std::vector<std::uint32_t> lay_out(std::vector<Entry> entries);

 private:
  // The first half of the finaliser of MurmurHash3 (Austin Appleby, public domain).
  static std::uint64_t mix(std::uint64_t hash) {
    hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDull;
    return hash ^ (hash >> 33);
  }
  static std::uint32_t fingerprint_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(mix(hash));
  }
  static std::uint32_t home_of(std::uint64_t hash, std::uint32_t homes) {
    return static_cast<std::uint32_t>(((mix(hash) >> 32) * homes) >> 32);
  }
  std::uint32_t home_count() const { return slot_count() - (kLongestProbe - 1); }

  NumberArray slots_;
};

}  // namespace sidelight
