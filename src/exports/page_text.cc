#include "exports/page_text.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "page/page_tree.h"

namespace sidelight {
namespace {

std::string joined(const Page& page, std::vector<std::uint32_t>& begins) {
  std::string out;
  begins.reserve(page.texts.size() + 1);
  for (const Text& text : page.texts) {
    begins.push_back(static_cast<std::uint32_t>(out.size()));
    out += text.text;
  }
  begins.push_back(static_cast<std::uint32_t>(out.size()));
  return out;
}

// One code point for each, so that both texts have the same offsets: "ß" is found as "s", which may
// find more than there is, never less.
char32_t folded_code_point(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  std::string text;
  append_utf8(text, c);
  const std::string folded = fold_plain(text);
  return folded.empty() ? c : code_point_at(folded, 0);
}

bool is_gap(char32_t c) { return c == U' ' || c == U'\n'; }

}  // namespace

PageText::PageText(const Page& page) : raw_(joined(page, begins_)), offsets_(raw_) {
  shown_at_.reserve(raw_.size() + 1);
  show(page);
  shown_at_.push_back(static_cast<std::uint32_t>(shown_.size()));
  folded_.reserve(shown_.size());
  for (const char32_t c : shown_) folded_.push_back(folded_code_point(c));
}

void PageText::show(const Page& page) {
  const PageTree tree = build_page_tree(page);
  std::uint32_t passed = 0;  // elements before the text that was shown last
  std::uint32_t block = kNone;
  for (const Text& text : page.texts) {
    const Node& node = tree.nodes[text.parent];
    if (node.hidden || node.skipped) {
      shown_at_.insert(shown_at_.end(), text.text.size(),
                       static_cast<std::uint32_t>(shown_.size()));
      continue;
    }
    bool apart = node.block != block;
    for (std::uint32_t element = passed; element < text.before && !apart; ++element) {
      apart = tree.nodes[element].breaks;
    }
    if (apart && !shown_.empty() && shown_.back() != U'\n') shown_.push_back(U'\n');
    show_node(text.text);
    passed = text.before;
    block = node.block;
  }
}

void PageText::show_node(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    shown_at_.insert(shown_at_.end(), at - begin, static_cast<std::uint32_t>(shown_.size()));
    if (!is_space(c)) {
      shown_.push_back(c);
    } else if (!shown_.empty() && !is_gap(shown_.back())) {
      shown_.push_back(U' ');
    }
  }
}

std::uint32_t PageText::byte_at(const PlacePart& part, std::uint32_t utf16) const {
  if (part.text + 1 >= begins_.size()) return static_cast<std::uint32_t>(raw_.size());
  std::size_t low = begins_[part.text];
  std::size_t high = begins_[part.text + 1];
  const std::uint32_t wanted = offsets_.utf16(static_cast<std::uint32_t>(low)) + utf16;
  const auto units = [&](std::size_t at) { return offsets_.utf16(static_cast<std::uint32_t>(at)); };
  constexpr std::size_t kLongestCodePoint = 4;
  while (high - low > 2 * kLongestCodePoint) {
    const std::size_t middle = floor_boundary(raw_, low + (high - low) / 2);
    (units(middle) <= wanted ? low : high) = middle;
  }
  while (low < high && units(low) < wanted) next_code_point(raw_, low);
  return static_cast<std::uint32_t>(low);
}

ByteRange PageText::find(const std::vector<PlacePart>& place) const {
  if (place.empty()) return {};
  return {byte_at(place.front(), place.front().begin), byte_at(place.back(), place.back().end)};
}

ShownRange PageText::shown_part(ByteRange raw) const {
  if (raw.empty() || raw.end > raw_.size()) return {};
  ShownRange out{shown_at_[raw.begin], shown_at_[raw.end]};
  while (out.begin < out.end && is_gap(shown_[out.begin])) ++out.begin;
  while (out.begin < out.end && is_gap(shown_[out.end - 1])) --out.end;
  return out;
}

}  // namespace sidelight
