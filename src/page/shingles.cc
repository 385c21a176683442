#include "page/shingles.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

constexpr std::size_t kShingle = 4;                       // words
constexpr std::uint64_t kBasis = 1469598103934665603ull;  // FNV-1a
constexpr std::uint64_t kPrime = 1099511628211ull;

}  // namespace

std::vector<std::uint64_t> shingles_of(std::string_view text) {
  std::vector<std::uint64_t> words;
  const std::string plain = fold(text);
  std::uint64_t hash = 0;
  bool open = false;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(plain, at);
    if (is_letter(c) || is_digit(c)) {
      if (!open) hash = kBasis;
      open = true;
      for (std::size_t i = begin; i < at; ++i) {
        hash = (hash ^ static_cast<unsigned char>(plain[i])) * kPrime;
      }
    } else if (open && c != '\'') {
      words.push_back(hash);
      open = false;
    }
  }
  if (open) words.push_back(hash);
  std::vector<std::uint64_t> out;
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::uint64_t joined = kBasis;
    for (std::size_t k = 0; k < kShingle; ++k) joined = (joined ^ words[i + k]) * kPrime;
    out.push_back(joined);
  }
  return out;
}

}  // namespace sidelight
