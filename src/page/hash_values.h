// Hash values (flat hash table): a value for each of the hashes that a page's elements and lines
// have. Its room is known before and never grows; it is looked up only, never walked. Never hashes
// anything itself.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sidelight {

template <class Value>
class HashValues {
 public:
  HashValues() = default;
  // Room for `most` different hashes.
  explicit HashValues(std::size_t most) : places_(std::bit_ceil(most * 2 + 1)) {}

  bool has_room() const { return !places_.empty(); }

  // The value of `hash`, a new one where it has none.
  Value& operator[](std::uint64_t hash) {
    Place& place = places_[at(hash)];
    place.hash = hash;
    place.there = true;
    return place.value;
  }
  // nullptr where `hash` has none.
  const Value* find(std::uint64_t hash) const {
    if (!has_room()) return nullptr;
    const Place& place = places_[at(hash)];
    return place.there ? &place.value : nullptr;
  }

 private:
  struct Place {
    std::uint64_t hash = 0;
    Value value{};
    bool there = false;
  };

  // Where `hash` stands, or would stand.
  std::size_t at(std::uint64_t hash) const {
    const std::size_t last = places_.size() - 1;
    std::size_t at = static_cast<std::size_t>(hash ^ hash >> 32) & last;
    while (places_[at].there && places_[at].hash != hash) at = (at + 1) & last;
    return at;
  }

  std::vector<Place> places_;
};

}  // namespace sidelight
