// Name table (constant hash table): the numbers of names known when the program is built: elements,
// attributes, function words. Never holds names that a page brings; words of a language's files are
// model/hash_index.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sidelight {

template <std::size_t N>
class NameTable {
  static constexpr std::size_t kPlaces = 256;
  static_assert(N < kPlaces / 2);

 public:
  static constexpr std::uint8_t kNone = 0xFF;

  // `names` differ and are not empty; the number of one is its place among them.
  explicit constexpr NameTable(const std::array<std::string_view, N>& names) : names_(names) {
    for (auto& place : places_) place = kNone;
    for (std::size_t i = 0; i < N; ++i) {
      std::size_t at = first_place(names_[i]);
      while (places_[at] != kNone) at = (at + 1) % kPlaces;
      places_[at] = static_cast<std::uint8_t>(i);
    }
  }

  // kNone for a name that is none of them.
  constexpr std::uint8_t number(std::string_view name) const {
    if (name.empty()) return kNone;
    for (std::size_t at = first_place(name); places_[at] != kNone; at = (at + 1) % kPlaces) {
      if (names_[places_[at]] == name) return places_[at];
    }
    return kNone;
  }
  constexpr bool holds(std::string_view name) const { return number(name) != kNone; }
  constexpr std::string_view name(std::uint8_t number) const { return names_[number]; }

 private:
  // Where a name would stand, were no other there.
  static constexpr std::size_t first_place(std::string_view name) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(name[i]); };
    return (name.size() + 7u * byte(0) + 31u * byte(name.size() - 1) + 3u * byte(name.size() / 2)) %
           kPlaces;
  }

  std::array<std::string_view, N> names_{};
  std::array<std::uint8_t, kPlaces> places_{};
};

}  // namespace sidelight
