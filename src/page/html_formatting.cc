// The list of active formatting elements and the adoption agency (HTML standard, 13.2.4.3 and
// 13.2.6.4.7): "<b>" goes on in the next paragraph, "<b><p></b>" is put right.
#include <algorithm>
#include <string>
#include <utility>

#include "page/html_builder.h"

namespace sidelight {
namespace {

using T = HtmlTag;

constexpr std::size_t kAlike = 3;            // of one kind in the list ("Noah's Ark clause")
constexpr std::size_t kMaxFormatting = 128;  // since the last marker
constexpr std::size_t kMaxCopies = 400'000;  // in one page
constexpr int kOuterRounds = 8;
constexpr int kInnerRounds = 3;

using NamedValue = std::pair<std::string, std::string>;

// Sorted by name, each name once.
std::vector<NamedValue> attributes_of(const HtmlTree& tree, const HtmlNode& element) {
  std::vector<NamedValue> all;
  for (std::uint32_t i = 0; i < element.size; ++i) {
    const HtmlAttribute& each = tree.attributes[element.attributes + i];
    all.emplace_back(lower_html_name(each.raw_name()), value_of(each));
  }
  const auto before = [](const NamedValue& a, const NamedValue& b) { return a.first < b.first; };
  const auto same = [](const NamedValue& a, const NamedValue& b) { return a.first == b.first; };
  std::stable_sort(all.begin(), all.end(), before);
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
  return all;
}

}  // namespace

bool HtmlBuilder::same_attributes(const HtmlNode& one, const HtmlNode& two) const {
  if (one.size == two.size) {
    const HtmlAttribute* a = tree_.attributes.data() + one.attributes;
    const HtmlAttribute* b = tree_.attributes.data() + two.attributes;
    const bool equal =
        std::equal(a, a + one.size, b, [](const HtmlAttribute& left, const HtmlAttribute& right) {
          return left.raw_name() == right.raw_name() && left.raw_value() == right.raw_value();
        });
    if (equal) return true;
  }
  if (one.size == 0 || two.size == 0) return false;
  return attributes_of(tree_, one) == attributes_of(tree_, two);
}

void HtmlBuilder::push_formatting(std::uint32_t element) {
  const HtmlNode added = node(element);
  std::size_t first = formatting_.size();
  std::size_t alike = 0;
  std::size_t earliest = 0;
  for (; first > 0 && formatting_[first - 1].node != kNoHtmlNode; --first) {
    const Open& entry = formatting_[first - 1];
    if (entry.name != added.name || alike == kAlike) continue;
    if (!same_attributes(node(entry.node), added)) continue;
    ++alike;
    earliest = first - 1;
  }
  if (alike == kAlike || formatting_.size() - first >= kMaxFormatting) {
    const std::size_t gone = alike == kAlike ? earliest : first;
    formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(gone));
  }
  formatting_.push_back({element, added.name});
}

// Up to and with the last marker.
void HtmlBuilder::clear_formatting() {
  while (!formatting_.empty()) {
    const bool marker = formatting_.back().node == kNoHtmlNode;
    formatting_.pop_back();
    if (marker) return;
  }
}

std::size_t HtmlBuilder::place_in_formatting(std::uint32_t element) const {
  for (std::size_t i = formatting_.size(); i-- > 0;) {
    if (formatting_[i].node == element) return i;
  }
  return formatting_.size();
}

void HtmlBuilder::remove_formatting(std::uint32_t element) {
  const std::size_t at = place_in_formatting(element);
  if (at != formatting_.size()) {
    formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(at));
  }
}

// The last one since the last marker, or kNoHtmlNode.
std::uint32_t HtmlBuilder::formatting_called(std::uint32_t name) const {
  for (std::size_t i = formatting_.size(); i-- > 0 && formatting_[i].node != kNoHtmlNode;) {
    if (formatting_[i].name == name) return formatting_[i].node;
  }
  return kNoHtmlNode;
}

void HtmlBuilder::reconstruct_formatting() {
  const auto is_settled = [&](const Open& entry) {
    return entry.node == kNoHtmlNode || tree_.nodes[entry.node].open;
  };
  if (formatting_.empty() || is_settled(formatting_.back())) return;
  // What would open thousands of elements for a few bytes each time is given up.
  if (copies_ > kMaxCopies) return formatting_.clear();
  std::size_t first = formatting_.size() - 1;
  while (first > 0 && !is_settled(formatting_[first - 1])) --first;
  for (std::size_t i = first; i < formatting_.size(); ++i) {
    if (stack_.size() >= kMaxHtmlDepth) return;
    const std::uint32_t copy = add_copy(formatting_[i].node);
    attach(copy, place_here());
    push(copy);
    formatting_[i].node = copy;
  }
}

// The end tag `name` of a formatting element.
void HtmlBuilder::adopt(std::uint32_t name) {
  if (current() == name && place_in_formatting(stack_.back().node) == formatting_.size()) {
    return pop();
  }
  for (int round = 0; round < kOuterRounds; ++round) {
    if (!adopt_once(name)) return;
  }
}

// True when there may be more to do.
bool HtmlBuilder::adopt_once(std::uint32_t name) {
  const std::uint32_t formatting = formatting_called(name);
  if (formatting == kNoHtmlNode) {
    any_other_end();
    return false;
  }
  const std::size_t at = place_in_stack(formatting);
  if (at == stack_.size()) {
    remove_formatting(formatting);
    return false;
  }
  if (!node_in_scope(formatting)) return false;
  std::size_t block_at = at + 1;
  while (block_at < stack_.size() &&
         (traits_of(stack_[block_at].name) & html_trait::kSpecial) == 0) {
    ++block_at;
  }
  if (block_at == stack_.size()) {
    pop_to_size(at);
    remove_formatting(formatting);
    return false;
  }
  const std::uint32_t block = stack_[block_at].node;
  const std::uint32_t ancestor = stack_[at - 1].node;
  std::size_t bookmark = place_in_formatting(formatting);
  const std::uint32_t last = adopt_inner(block_at, at, bookmark);
  detach(last);
  attach(last, place_for(ancestor));

  const std::uint32_t copy = add_copy(formatting);
  move_children(block, copy);
  attach(copy, {block, kNoHtmlNode});
  const std::size_t listed = place_in_formatting(formatting);
  formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(listed));
  if (listed < bookmark) --bookmark;
  formatting_.insert(formatting_.begin() + static_cast<std::ptrdiff_t>(bookmark),
                     {copy, node(copy).name});
  remove_open(formatting);
  const std::size_t below = place_in_stack(block) + 1;
  node(copy).open = true;
  stack_.insert(stack_.begin() + static_cast<std::ptrdiff_t>(below), {copy, node(copy).name});
  return true;
}

// Copies the formatting elements between the block and the formatting element, each around what was
// in the one below; what goes to the common ancestor.
std::uint32_t HtmlBuilder::adopt_inner(std::size_t block_at, std::size_t formatting_at,
                                       std::size_t& bookmark) {
  const std::uint32_t block = stack_[block_at].node;
  std::uint32_t last = block;
  int round = 0;
  for (std::size_t i = block_at; i-- > formatting_at + 1;) {
    ++round;
    const std::uint32_t each = stack_[i].node;
    std::size_t listed = place_in_formatting(each);
    if (round > kInnerRounds && listed != formatting_.size()) {
      formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(listed));
      if (listed < bookmark) --bookmark;
      listed = formatting_.size();
    }
    if (listed == formatting_.size()) {
      node(each).open = false;
      stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    const std::uint32_t copy = add_copy(each);
    node(each).open = false;
    node(copy).open = true;
    stack_[i].node = copy;
    formatting_[listed].node = copy;
    if (last == block) bookmark = listed + 1;
    detach(last);
    attach(last, {copy, kNoHtmlNode});
    last = copy;
  }
  return last;
}

}  // namespace sidelight
