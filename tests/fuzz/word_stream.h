// Text that is likely to mean something (structure-aware input) from the bytes of a fuzzer: each
// byte is a word, a mark or a sign of a list; bytes above the list are taken as they are. Never
// random: the same bytes give the same text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

template <std::size_t N>
inline std::string text_of_words(const std::uint8_t* data, std::size_t size,
                                 const std::string_view (&words)[N]) {
  static_assert(N <= 224, "the bytes above are for anything else");
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] < N) {
      text += words[data[i]];
    } else if (data[i] >= 224 && i + 1 < size) {
      text.push_back(static_cast<char>(data[++i]));
    } else {
      text.push_back(' ');
    }
  }
  return text;
}
