#include "page/shingles.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

constexpr std::size_t kShingle = 4;                       // words
constexpr std::uint64_t kBasis = 1469598103934665603ull;  // FNV-1a
constexpr std::uint64_t kPrime = 1099511628211ull;

}  // namespace

std::vector<std::uint64_t> shingles_of(const FoldedText& text) {
  const std::string_view plain = text.folded();
  std::vector<std::uint64_t> words;
  words.reserve(plain.size() / 4);
  std::uint64_t hash = kBasis;
  bool open = false;
  const auto close = [&] {
    if (open) words.push_back(hash);
    open = false;
    hash = kBasis;
  };
  for (std::size_t at = 0; at < plain.size();) {
    const char byte = plain[at];
    if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
      open = true;
      hash = (hash ^ static_cast<unsigned char>(byte)) * kPrime;
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(plain, at);
    if (is_letter(c) || is_digit(c)) {
      open = true;
      for (std::size_t i = begin; i < at; ++i) {
        hash = (hash ^ static_cast<unsigned char>(plain[i])) * kPrime;
      }
    } else if (c != '\'') {
      close();
    }
  }
  close();
  std::vector<std::uint64_t> out;
  if (words.size() < kShingle) return out;
  out.reserve(words.size() - kShingle + 1);
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::uint64_t joined = kBasis;
    for (std::size_t k = 0; k < kShingle; ++k) joined = (joined ^ words[i + k]) * kPrime;
    out.push_back(joined);
  }
  return out;
}

}  // namespace sidelight
