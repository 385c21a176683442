#include "page/head_window.h"

#include <algorithm>

namespace sidelight {
namespace {

constexpr std::size_t kAbove = 10;
constexpr std::size_t kIntoText = 3;
constexpr std::size_t kBelow = 12;
constexpr std::size_t kMaxHead = 400;

}  // namespace

HeadWindow head_window(const PageDraft& draft) {
  HeadWindow window;
  const std::size_t size = draft.size();
  window.text = size;
  const std::size_t from = draft.headline == kNone ? 0 : draft.headline;
  for (std::size_t i = 0; i < size; ++i) {
    if (!draft.types[i].body) continue;
    if (i >= from && window.text == size) window.text = i;
    window.text_end = i + 1;
  }
  window.headline = draft.headline == kNone ? std::min(window.text, size) : draft.headline;
  window.begin = window.headline - std::min(window.headline, kAbove);
  window.text_end = std::max(window.text_end, std::min(size, window.headline + 1));
  const std::size_t head_end = window.text == size ? window.headline + kBelow : window.text;
  window.end = std::min({size, head_end + kIntoText, window.headline + kMaxHead});
  window.tail_end = std::min(size, window.text_end + kBelow);
  return window;
}

bool tells(const PageDraft& draft, const HeadWindow& window, std::size_t leaf) {
  if (draft.node(leaf).hidden) return false;
  switch (draft.zone(leaf)) {
    case Zone::Footer:
      return leaf > window.headline && leaf < window.text_end;
    case Zone::Nav:
    case Zone::Ad:
    case Zone::Consent:
    case Zone::Related:
    case Zone::Comment:
    case Zone::Newsletter:
    case Zone::OffScreen:
    case Zone::Paywall:
      return false;
    default:
      return draft.types[leaf].region != Region::Related;
  }
}

}  // namespace sidelight
