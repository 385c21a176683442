#include "page/html_builder.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace sidelight {
namespace {

using T = HtmlTag;

constexpr std::size_t kSearchedTooDeep = 64;

}  // namespace

HtmlBuilder::HtmlBuilder(std::string_view source, HtmlTree& tree)
    : tree_(tree), tokens_(source, tree.names, tree.arena, tree.attributes) {
  tree_.nodes.reserve(source.size() / 64 + 16);
  tree_.attributes.reserve(source.size() / 128 + 16);
  add_node(HtmlNodeKind::Document);
}

// ------------------------------------------------------------------------------------- dispatch

void HtmlBuilder::run() {
  do {
    tokens_.next(token_, !stack_.empty() && current() >= kSvgName);
    if (tree_.nodes.size() > kMaxHtmlNodes) {
      tree_.cut = true;
      token_.kind = HtmlTokenKind::End;
    }
    dispatch();
  } while (token_.kind != HtmlTokenKind::End);
}

void HtmlBuilder::dispatch() {
  if (drops_line_feed_) {
    drops_line_feed_ = false;
    if (is_text() && !token_.text.empty() && token_.text[0] == '\n') {
      token_.text.remove_prefix(1);
      if (token_.text.empty()) return;
    }
  }
  if (!table_text_.empty() && !is_text()) flush_table_text();
  if (stack_.size() >= kMaxHtmlDepth && is_start() && too_deep_start()) return;
  if (!too_deep_.empty() && is_end() && too_deep_end()) return;
  if (is_foreign_now()) return foreign();
  by_mode();
}

void HtmlBuilder::by_mode() {
  while (step() == Step::Again) {
  }
}

HtmlBuilder::Step HtmlBuilder::step() {
  switch (mode_) {
    case Mode::Initial:
      return initial();
    case Mode::BeforeHtml:
      return before_html();
    case Mode::BeforeHead:
      return before_head();
    case Mode::InHead:
      return in_head();
    case Mode::AfterHead:
      return after_head();
    case Mode::InBody:
      return in_body();
    case Mode::InTable:
      return in_table();
    case Mode::InCaption:
      return in_caption();
    case Mode::InColumnGroup:
      return in_column_group();
    case Mode::InTableBody:
      return in_table_body();
    case Mode::InRow:
      return in_row();
    case Mode::InCell:
      return in_cell();
    case Mode::InTemplate:
      return in_template_mode();
    case Mode::AfterBody:
      return after_body();
    case Mode::InFrameset:
      return in_frameset();
    case Mode::AfterFrameset:
      return after_frameset();
    case Mode::AfterAfterBody:
      return after_after_body();
    case Mode::AfterAfterFrameset:
      return after_after_frameset();
  }
  return Step::Done;
}

// Takes the white space that the token's text begins with away from it.
std::string_view HtmlBuilder::take_blanks() {
  std::size_t count = 0;
  while (count < token_.text.size() && is_html_blank(token_.text[count])) ++count;
  const std::string_view blanks = token_.text.substr(0, count);
  token_.text.remove_prefix(count);
  return blanks;
}

void HtmlBuilder::drop_nuls() {
  if (!tokens_.has_nul() || token_.text.find('\0') == std::string_view::npos) return;
  std::string text(token_.text);
  text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
  token_.text = tree_.arena.keep(text);
}

// A start tag with kMaxHtmlDepth elements open: its element stands beside what it would stand in,
// and is never on the stack. True when that was done. What closes its own kind first, and what
// holds no elements, goes the usual way.
bool HtmlBuilder::too_deep_start() {
  const std::uint32_t name = token_.name;
  const bool is_html = current() < kSvgName;
  if (is_html) {
    switch (name) {
      case T::Html:
      case T::Head:
      case T::Body:
      case T::Frameset:
      case T::Script:
      case T::Style:
      case T::Title:
      case T::Textarea:
      case T::Noscript:
      case T::Noframes:
      case T::Noembed:
      case T::Iframe:
      case T::Xmp:
        return false;
      case T::P:
      case T::Li:
      case T::Dd:
      case T::Dt:
      case T::Option:
      case T::Caption:
      case T::Col:
      case T::Colgroup:
      case T::Tbody:
      case T::Td:
      case T::Tfoot:
      case T::Th:
      case T::Thead:
      case T::Tr:
        if (too_deep_.empty() && stack_.size() < kMaxHtmlDepth + 8) return false;
        break;
      default:
        break;
    }
  }
  tree_.flattened = true;
  const std::uint32_t space = name == T::Svg    ? kSvgName
                              : name == T::Math ? kMathName
                                                : current() & kForeignNames;
  attach(add_element(name | space, true), {stack_.back().node, kNoHtmlNode});
  const bool has_content =
      space != 0 ? !token_.self_closing : (traits_of(name) & html_trait::kVoid) == 0;
  if (has_content) too_deep_.push_back(name);
  return true;
}

bool HtmlBuilder::too_deep_end() {
  const std::size_t floor =
      too_deep_.size() > kSearchedTooDeep ? too_deep_.size() - kSearchedTooDeep : 0;
  for (std::size_t i = too_deep_.size(); i-- > floor;) {
    if (too_deep_[i] != token_.name) continue;
    too_deep_.resize(i);
    return true;
  }
  too_deep_.clear();
  return false;
}

// ---------------------------------------------------------------------------------------- nodes

std::uint32_t HtmlBuilder::add_node(HtmlNodeKind kind) {
  HtmlNode& added = tree_.nodes.emplace_back();
  added.kind = kind;
  return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
}

std::uint32_t HtmlBuilder::add_element(std::uint32_t name, bool with_attributes) {
  HtmlNode& added = tree_.nodes.emplace_back();
  added.name = name;
  if (with_attributes) {
    added.attributes = token_.attributes;
    added.size = static_cast<std::uint32_t>(tree_.attributes.size()) - token_.attributes;
  }
  return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
}

std::uint32_t HtmlBuilder::add_copy(std::uint32_t element) {
  ++copies_;
  const std::uint32_t name = node(element).name;
  const std::uint32_t attributes = node(element).attributes;
  const std::uint32_t size = node(element).size;
  HtmlNode& added = tree_.nodes.emplace_back();
  added.name = name;
  added.attributes = attributes;
  added.size = size;
  return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
}

void HtmlBuilder::attach(std::uint32_t child, Place place) {
  HtmlNode& added = node(child);
  HtmlNode& parent = node(place.parent);
  added.parent = place.parent;
  added.next = place.before;
  if (place.before == kNoHtmlNode) {
    added.previous = parent.last;
    parent.last = child;
  } else {
    added.previous = node(place.before).previous;
    node(place.before).previous = child;
  }
  if (added.previous == kNoHtmlNode) {
    parent.first = child;
  } else {
    node(added.previous).next = child;
  }
}

void HtmlBuilder::detach(std::uint32_t child) {
  HtmlNode& gone = node(child);
  if (gone.parent == kNoHtmlNode && gone.previous == kNoHtmlNode && gone.next == kNoHtmlNode &&
      node(kNoHtmlNode).first != child) {
    return;
  }
  HtmlNode& parent = node(gone.parent);
  (gone.previous == kNoHtmlNode ? parent.first : node(gone.previous).next) = gone.next;
  (gone.next == kNoHtmlNode ? parent.last : node(gone.next).previous) = gone.previous;
  gone.parent = gone.previous = gone.next = kNoHtmlNode;
}

// To an element without children.
void HtmlBuilder::move_children(std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t i = node(from).first; i != kNoHtmlNode; i = node(i).next) node(i).parent = to;
  node(to).first = node(from).first;
  node(to).last = node(from).last;
  node(from).first = node(from).last = kNoHtmlNode;
}

// Where a node for `target` goes: in it, or before the table when tables give away what isn't
// theirs ("foster parenting").
HtmlBuilder::Place HtmlBuilder::place_for(std::uint32_t target) const {
  if (!fosters_) return {target, kNoHtmlNode};
  switch (tree_.nodes[target].name) {
    case T::Table:
    case T::Tbody:
    case T::Tfoot:
    case T::Thead:
    case T::Tr:
      break;
    default:
      return {target, kNoHtmlNode};
  }
  for (std::size_t i = stack_.size(); i-- > 0;) {
    if (stack_[i].name == T::Template) return {stack_[i].node, kNoHtmlNode};
    if (stack_[i].name != T::Table) continue;
    const std::uint32_t parent = tree_.nodes[stack_[i].node].parent;
    if (parent != kNoHtmlNode) return {parent, stack_[i].node};
    return {stack_[i - 1].node, kNoHtmlNode};
  }
  return {stack_[0].node, kNoHtmlNode};
}

void HtmlBuilder::insert_text(std::string_view text) {
  if (text.empty()) return;
  const Place place = place_here();
  const std::uint32_t added = add_node(HtmlNodeKind::Text);
  node(added).data = text.data();
  node(added).size = static_cast<std::uint32_t>(text.size());
  attach(added, place);
}

// Of the token's text only the white space, wherever it stands.
void HtmlBuilder::insert_blanks_alone() {
  while (!token_.text.empty()) {
    insert_text(take_blanks());
    std::size_t other = 0;
    while (other < token_.text.size() && !is_html_blank(token_.text[other])) ++other;
    token_.text.remove_prefix(other);
  }
}

void HtmlBuilder::insert_comment_at(Place place) {
  const std::uint32_t added = add_node(HtmlNodeKind::Comment);
  node(added).data = token_.text.data();
  node(added).size = static_cast<std::uint32_t>(token_.text.size());
  attach(added, place);
}

std::uint32_t HtmlBuilder::insert_element(std::uint32_t name, bool with_attributes) {
  const std::uint32_t added = add_element(name, with_attributes);
  attach(added, place_here());
  push(added);
  return added;
}

void HtmlBuilder::insert_leaf(std::uint32_t name, bool with_attributes) {
  attach(add_element(name, with_attributes), place_here());
}

// The token's element with all up to its end tag, which is text.
void HtmlBuilder::insert_content(HtmlContent kind) {
  const std::uint32_t element = add_element(token_.name, true);
  attach(element, place_here());
  std::string_view text = tokens_.content(kind, token_.name);
  if (token_.name == T::Textarea && !text.empty() && text[0] == '\n') text.remove_prefix(1);
  if (text.empty()) return;
  const std::uint32_t added = add_node(HtmlNodeKind::Text);
  node(added).data = text.data();
  node(added).size = static_cast<std::uint32_t>(text.size());
  attach(added, {element, kNoHtmlNode});
}

// A second html or body tag gives the first one's element what it lacks.
void HtmlBuilder::add_missing_attributes(std::uint32_t element) {
  const std::uint32_t given = token_.attributes;
  const auto end = static_cast<std::uint32_t>(tree_.attributes.size());
  if (given == end) return;
  const HtmlNode old = node(element);
  if (old.size >= kMaxHtmlAttributes) return;
  // An attribute that is there twice counts where it stands first, so the old ones go before.
  std::vector<HtmlAttribute> all(tree_.attributes.begin() + old.attributes,
                                 tree_.attributes.begin() + old.attributes + old.size);
  for (std::uint32_t i = given; i < end && all.size() < kMaxHtmlAttributes; ++i) {
    const std::string name = lower_html_name(tree_.attributes[i].raw_name());
    const bool there = std::any_of(
        all.begin(), all.end(), [&](const HtmlAttribute& each) { return is_called(each, name); });
    if (!there) all.push_back(tree_.attributes[i]);
  }
  if (all.size() == old.size) return;
  node(element).attributes = end;
  node(element).size = static_cast<std::uint32_t>(all.size());
  tree_.attributes.insert(tree_.attributes.end(), all.begin(), all.end());
}

}  // namespace sidelight
