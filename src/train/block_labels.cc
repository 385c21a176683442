#include "train/block_labels.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/unicode.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

constexpr std::size_t kRun = 4;  // words
constexpr std::uint64_t kBasis = 1469598103934665603ull;
constexpr std::uint64_t kPrime = 1099511628211ull;

using Words = std::vector<std::uint64_t>;  // a hash each

Words words_of(std::string_view text) {
  Words words;
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
    } else if (open) {
      words.push_back(hash);
      open = false;
    }
  }
  if (open) words.push_back(hash);
  return words;
}

std::uint64_t run_hash(const Words& words, std::size_t at) {
  std::uint64_t joined = kBasis;
  for (std::size_t k = 0; k < kRun; ++k) joined = (joined ^ words[at + k]) * kPrime;
  return joined;
}

using Runs = std::unordered_set<std::uint64_t>;

// Share of the runs of `words` that `truth` holds.
double held(const Words& words, const Runs& truth) {
  if (words.size() < kRun) return 0;
  std::size_t found = 0;
  const std::size_t all = words.size() - kRun + 1;
  for (std::size_t i = 0; i < all; ++i) found += truth.count(run_hash(words, i));
  return static_cast<double>(found) / static_cast<double>(all);
}

std::uint64_t line_hash(const Words& words) {
  std::uint64_t joined = kBasis;
  for (const std::uint64_t word : words) joined = (joined ^ word) * kPrime;
  return joined;
}

class Labeller {
 public:
  Labeller(const std::vector<std::string_view>& leaves, std::string_view truth) {
    for (const std::string_view leaf : leaves) words_.push_back(words_of(leaf));
    const Words all = words_of(truth);
    for (std::size_t i = 0; i + kRun <= all.size(); ++i) runs_.insert(run_hash(all, i));
    for (std::size_t at = 0; at < truth.size();) {
      const std::size_t end = std::min(truth.find('\n', at), truth.size());
      lines_.insert(line_hash(words_of(truth.substr(at, end - at))));
      at = end + 1;
    }
  }

  std::vector<std::uint8_t> label() {
    labels_.assign(words_.size(), 0);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].size() >= kRun) labels_[i] = held(words_[i], runs_) >= 0.55;
    }
    // Lines of a few words are known by the words before or after them.
    const std::vector<std::uint8_t> sure = labels_;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_[i].empty() && words_[i].size() < kRun) labels_[i] = is_short_line(i, sure);
    }
    drop_copies();
    return labels_;
  }

 private:
  bool is_short_line(std::size_t i, const std::vector<std::uint8_t>& sure) const {
    std::size_t next = i + 1;
    while (next < words_.size() && next < i + 3 && sure[next] == 0) ++next;
    if (next < words_.size() && sure[next] != 0 && joined(words_[i], words_[next])) return true;
    std::size_t back = i;
    while (back > 0 && back + 3 > i && sure[back - 1] == 0) --back;
    return back > 0 && sure[back - 1] != 0 && joined(words_[back - 1], words_[i]);
  }

  // Whether `second` follows `first` in the truth, where one of them is short.
  bool joined(const Words& first, const Words& second) const {
    Words both(first.end() - static_cast<std::ptrdiff_t>(std::min(first.size(), kRun - 1)),
               first.end());
    both.insert(both.end(), second.begin(),
                second.begin() + static_cast<std::ptrdiff_t>(std::min(second.size(), kRun - 1)));
    return both.size() >= kRun && held(both, runs_) > 0.99;
  }

  void drop_copies() {
    std::unordered_map<std::uint64_t, std::size_t> best;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (labels_[i] == 0) continue;
      const auto [found, fresh] = best.emplace(line_hash(words_[i]), i);
      if (fresh) continue;
      if (company(i) > company(found->second)) {
        labels_[found->second] = 0;
        found->second = i;
      } else {
        labels_[i] = 0;
      }
    }
  }

  int company(std::size_t i) const {
    int count = 0;
    for (std::size_t k = i >= 6 ? i - 6 : 0; k < std::min(words_.size(), i + 7); ++k) {
      count += labels_[k];
    }
    return count;
  }

  std::vector<Words> words_;
  Runs runs_;
  std::unordered_set<std::uint64_t> lines_;
  std::vector<std::uint8_t> labels_;
};

}  // namespace

std::vector<std::uint8_t> label_leaves(const std::vector<std::string_view>& leaves,
                                       std::string_view truth) {
  return Labeller(leaves, truth).label();
}

std::vector<std::size_t> leaves_holding(const std::vector<std::string_view>& leaves,
                                        std::string_view line) {
  std::vector<std::size_t> found;
  const Words wanted = words_of(line);
  Runs runs;
  for (std::size_t i = 0; i + kRun <= wanted.size(); ++i) runs.insert(run_hash(wanted, i));
  if (runs.empty()) return found;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const Words words = words_of(leaves[i]);
    if (words.size() < kRun || words.size() * 10 > wanted.size() * 15) continue;
    if (words.size() * 10 >= wanted.size() * 6 && held(words, runs) >= 0.6) found.push_back(i);
  }
  return found;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::size_t word_count(std::string_view text) { return words_of(text).size(); }

}  // namespace sidelight
