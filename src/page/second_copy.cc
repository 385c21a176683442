#include "page/second_copy.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace sidelight {
namespace {

// Shorter lines ("Pros", "Read more") are repeated for other reasons, and begin no copy.
constexpr std::uint32_t kLeastText = 40;  // bytes
// A refrain, a form or a programme of exercises repeats less of a text than a copy does.
constexpr std::uint64_t kLeastShare = 20;  // per cent of the running text

// Fewer different lines are a line that is said again.
constexpr std::size_t kLeastLines = 3;
// The two copies may differ by a few lines between those that they share.
constexpr std::size_t kMaxGap = 8;

// The running text of a page, a leaf a line.
struct Lines {
  explicit Lines(const PageDraft& source) : draft(source) {
    for (std::size_t i = 0; i < draft.size(); ++i) {
      if (!draft.types[i].body) continue;
      leaves.push_back(i);
      bytes += draft.facts[i].bytes;
    }
  }
  std::size_t size() const { return leaves.size(); }
  std::string_view operator[](std::size_t at) const { return draft.view(leaves[at]); }

  const PageDraft& draft;
  std::vector<std::size_t> leaves;
  std::uint64_t bytes = 0;
};

// The lines of a second copy, each of which the first copy has in the same order.
struct Copy {
  std::vector<std::size_t> lines;
  std::uint64_t bytes = 0;
};

// The nearest pair of equal lines from `first` and `second` on; false when none is near.
bool next_pair(const Lines& lines, std::size_t begin, std::size_t& first, std::size_t& second) {
  for (std::size_t gap = 0; gap <= 2 * kMaxGap; ++gap) {
    for (std::size_t skipped = gap > kMaxGap ? gap - kMaxGap : 0; skipped <= std::min(gap, kMaxGap);
         ++skipped) {
      const std::size_t a = first + skipped;
      const std::size_t b = second + gap - skipped;
      if (a >= begin || b >= lines.size() || lines[a] != lines[b]) continue;
      if (gap > 0 && lines[a].size() < kLeastText) continue;
      first = a;
      second = b;
      return true;
    }
  }
  return false;
}

// The copy that begins with line `begin`, whose first copy begins with line `first`.
Copy copy_at(const Lines& lines, std::size_t first, std::size_t begin) {
  Copy copy;
  for (std::size_t second = begin; next_pair(lines, begin, first, second); ++first, ++second) {
    copy.lines.push_back(second);
    copy.bytes += lines[second].size();
  }
  return copy;
}

}  // namespace

void drop_second_copy(PageDraft& draft) {
  const Lines lines(draft);
  std::unordered_map<std::string_view, std::size_t> places;  // looked up only
  Copy longest;
  std::size_t followed = 0;  // where the last copy ended: a line inside it begins no other
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines[at].size() < kLeastText) continue;
    const auto [place, is_new] = places.emplace(lines[at], at);
    if (is_new || at < followed) continue;
    Copy copy = copy_at(lines, place->second, at);
    followed = copy.lines.back() + 1;
    if (copy.bytes > longest.bytes) longest = std::move(copy);
  }
  if (longest.bytes * 100 < lines.bytes * kLeastShare) return;
  std::unordered_set<std::string_view> different;  // counted only
  for (const std::size_t at : longest.lines) different.insert(lines[at]);
  if (different.size() < kLeastLines) return;
  for (const std::size_t at : longest.lines) {
    LeafType& type = draft.types[lines.leaves[at]];
    type.body = type.running = false;
    type.dropped = true;
  }
}

}  // namespace sidelight
