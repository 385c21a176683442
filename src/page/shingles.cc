#include "page/shingles.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

constexpr std::size_t kShingle = 4;                       // words
constexpr std::uint64_t kBasis = 1469598103934665603ull;  // FNV-1a
constexpr std::uint64_t kPrime = 1099511628211ull;

// The hash of one word, eight bytes at a time.
class WordHash {
 public:
  void add(char byte) {
    eight_ = eight_ << 8 | static_cast<unsigned char>(byte);
    if (++bytes_ % 8 == 0) mix();
  }
  bool empty() const { return bytes_ == 0; }
  std::uint64_t take() {
    mix();
    const std::uint64_t hash = (hash_ ^ bytes_) * kPrime;
    *this = {};
    return hash ^ hash >> 29;
  }

 private:
  void mix() {
    hash_ = (hash_ ^ eight_) * kPrime;
    hash_ ^= hash_ >> 32;
    eight_ = 0;
  }

  std::uint64_t hash_ = kBasis;
  std::uint64_t eight_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace

std::vector<std::uint64_t> shingles_of(const FoldedText& text) {
  const std::string_view plain = text.folded();
  std::vector<std::uint64_t> words;
  words.reserve(plain.size() / 4);
  WordHash word;
  const auto close = [&] {
    if (!word.empty()) words.push_back(word.take());
  };
  for (std::size_t at = 0; at < plain.size();) {
    const char byte = plain[at];
    if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
      word.add(byte);
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(plain, at);
    if (is_letter(c) || is_digit(c)) {
      for (std::size_t i = begin; i < at; ++i) word.add(plain[i]);
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
