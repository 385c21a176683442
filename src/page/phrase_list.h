// Phrase list (multi-pattern matching): phrases to look for in a folded line, indexed by how they
// begin, since most lines hold none of them. Never folds: that is the caller's. The lists
// themselves: page/phrases.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sidelight {

inline constexpr std::array<bool, 256> kWordBytes = [] {
  std::array<bool, 256> word{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) word[c] = true;
  for (std::size_t c = '0'; c <= '9'; ++c) word[c] = true;
  for (std::size_t c = 0x80; c < word.size(); ++c) word[c] = true;
  return word;
}();
inline constexpr bool is_word_byte(char c) { return kWordBytes[static_cast<unsigned char>(c)]; }

template <std::size_t N>
class PhraseList {
  static_assert(N < 255);

 public:
  explicit constexpr PhraseList(const std::string_view (&list)[N]) {
    for (std::size_t i = N; i-- > 0;) {
      phrases_[i] = list[i];
      const std::size_t slot = slot_of(list[i][0], list[i].size() > 1 ? list[i][1] : '\0');
      next_[i] = first_[slot];
      first_[slot] = static_cast<std::uint8_t>(i + 1);
    }
    // A phrase of one byte goes with whatever follows it.
    for (std::size_t i = 0; i < N; ++i) {
      if (list[i].size() == 1) short_[static_cast<unsigned char>(list[i][0])] = true;
    }
  }

  // Calls see(index, byte) for each phrase in `line` that does not begin inside a word, from left
  // to right, until it returns true; whether it did.
  template <class See>
  bool each_in(std::string_view line, See&& see) const {
    for (std::size_t at = 0; at < line.size();) {
      if (each_at(line, at, [&](std::size_t i) { return see(i, at); })) return true;
      if (is_word_byte(line[at++])) {
        while (at < line.size() && is_word_byte(line[at])) ++at;
      }
    }
    return false;
  }

  // Whether one stands in `line` with its word edges at word edges of the line.
  bool held_in(std::string_view line) const {
    return each_in(line, [&](std::size_t i, std::size_t at) {
      const std::string_view phrase = phrases_[i];
      const std::size_t end = at + phrase.size();
      return end >= line.size() || !is_word_byte(phrase.back()) || !is_word_byte(line[end]);
    });
  }
  // The phrase that `line` begins with, the first of the list where it is several; empty for none.
  std::string_view begin_of(std::string_view line) const {
    std::string_view found;
    if (line.empty()) return found;
    each_at(line, 0, [&](std::size_t i) {
      found = phrases_[i];
      return true;
    });
    return found;
  }
  bool has(std::string_view line) const {
    if (line.empty()) return false;
    // Most that begin alike are of another length.
    for (std::size_t i = first_[slot_of(line[0], line.size() > 1 ? line[1] : '\0')]; i != 0;
         i = next_[i - 1]) {
      if (phrases_[i - 1].size() == line.size() && phrases_[i - 1] == line) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t kSlots = 512;
  static constexpr std::size_t slot_of(char a, char b) {
    return (static_cast<unsigned char>(a) * 11u + static_cast<unsigned char>(b)) % kSlots;
  }

  template <class See>
  bool each_at(std::string_view line, std::size_t at, See&& see) const {
    const char first = line[at];
    const char second = at + 1 < line.size() ? line[at + 1] : '\0';
    if (each_of(slot_of(first, second), line, at, see)) return true;
    return second != '\0' && short_[static_cast<unsigned char>(first)] &&
           each_of(slot_of(first, '\0'), line, at, see);
  }

  template <class See>
  bool each_of(std::size_t slot, std::string_view line, std::size_t at, See&& see) const {
    for (std::size_t i = first_[slot]; i != 0; i = next_[i - 1]) {
      const std::string_view phrase = phrases_[i - 1];
      if (line.compare(at, phrase.size(), phrase) == 0 && see(i - 1)) return true;
    }
    return false;
  }

  std::array<std::string_view, N> phrases_{};
  std::array<std::uint8_t, kSlots> first_{};  // index + 1 of the first phrase of a slot
  std::array<std::uint8_t, N> next_{};        // and of the one after it
  std::array<bool, 256> short_{};
};

template <std::size_t N>
bool equals_any(std::string_view text, const PhraseList<N>& list) {
  return list.has(text);
}
template <std::size_t N>
bool begins_with_any(std::string_view text, const PhraseList<N>& list) {
  return !list.begin_of(text).empty();
}
template <std::size_t N>
bool holds_any(std::string_view text, const PhraseList<N>& list) {
  return list.held_in(text);
}

}  // namespace sidelight
