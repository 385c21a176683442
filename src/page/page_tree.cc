#include "page/page_tree.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/limits.h"
#include "base/name_table.h"
#include "page/frames.h"

namespace sidelight {
namespace {

struct TagRow {
  std::string_view name;
  Tag tag;
};

constexpr TagRow kTags[] = {
    {"a", Tag::A},
    {"abbr", Tag::Abbr},
    {"acronym", Tag::Acronym},
    {"address", Tag::Address},
    {"amp-img", Tag::Img},
    {"article", Tag::Article},
    {"aside", Tag::Aside},
    {"audio", Tag::Audio},
    {"b", Tag::B},
    {"bdi", Tag::Bdi},
    {"bdo", Tag::Bdo},
    {"big", Tag::Big},
    {"blockquote", Tag::Blockquote},
    {"body", Tag::Body},
    {"br", Tag::Br},
    {"button", Tag::Button},
    {"caption", Tag::Caption},
    {"center", Tag::Center},
    {"cite", Tag::Cite},
    {"code", Tag::Code},
    {"data", Tag::Data},
    {"dd", Tag::Dd},
    {"del", Tag::Del},
    {"details", Tag::Details},
    {"dfn", Tag::Dfn},
    {"dialog", Tag::Dialog},
    {"div", Tag::Div},
    {"dl", Tag::Dl},
    {"dt", Tag::Dt},
    {"em", Tag::Em},
    {"embed", Tag::Embed},
    {"fieldset", Tag::Fieldset},
    {"figcaption", Tag::Figcaption},
    {"figure", Tag::Figure},
    {"font", Tag::Font},
    {"footer", Tag::Footer},
    {"form", Tag::Form},
    {"h1", Tag::H1},
    {"h2", Tag::H2},
    {"h3", Tag::H3},
    {"h4", Tag::H4},
    {"h5", Tag::H5},
    {"h6", Tag::H6},
    {"header", Tag::Header},
    {"hgroup", Tag::Hgroup},
    {"hr", Tag::Hr},
    {"i", Tag::I},
    {"iframe", Tag::Iframe},
    {"img", Tag::Img},
    {"input", Tag::Input},
    {"ins", Tag::Ins},
    {"kbd", Tag::Kbd},
    {"label", Tag::Label},
    {"legend", Tag::Legend},
    {"li", Tag::Li},
    {"main", Tag::Main},
    {"map", Tag::Map},
    {"mark", Tag::Mark},
    {"menu", Tag::Menu},
    {"nav", Tag::Nav},
    {"nobr", Tag::Nobr},
    {"object", Tag::Object},
    {"ol", Tag::Ol},
    {"option", Tag::Option},
    {"output", Tag::Output},
    {"p", Tag::P},
    {"picture", Tag::Picture},
    {"pre", Tag::Pre},
    {"progress", Tag::Progress},
    {"q", Tag::Q},
    {"ruby", Tag::Ruby},
    {"s", Tag::S},
    {"samp", Tag::Samp},
    {"section", Tag::Section},
    {"select", Tag::Select},
    {"small", Tag::Small},
    {"span", Tag::Span},
    {"strike", Tag::Strike},
    {"strong", Tag::Strong},
    {"sub", Tag::Sub},
    {"summary", Tag::Summary},
    {"sup", Tag::Sup},
    {"svg", Tag::Svg},
    {"table", Tag::Table},
    {"tbody", Tag::Tbody},
    {"td", Tag::Td},
    {"textarea", Tag::Textarea},
    {"tfoot", Tag::Tfoot},
    {"th", Tag::Th},
    {"thead", Tag::Thead},
    {"time", Tag::Time},
    {"tr", Tag::Tr},
    {"tt", Tag::Tt},
    {"u", Tag::U},
    {"ul", Tag::Ul},
    {"var", Tag::Var},
    {"video", Tag::Video},
    {"wbr", Tag::Wbr},
};

constexpr NameTable<std::size(kTags)> kTagNames([] {
  std::array<std::string_view, std::size(kTags)> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kTags[i].name;
  return names;
}());

bool is_skipped(Tag tag) {
  return tag == Tag::Select || tag == Tag::Option || tag == Tag::Textarea || tag == Tag::Svg ||
         tag == Tag::Object || tag == Tag::Audio || tag == Tag::Video || tag == Tag::Iframe ||
         tag == Tag::Map || tag == Tag::Progress;
}

std::uint32_t trimmed_bytes(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  std::size_t begin = 0;
  std::size_t end = text.size();
  while (begin < end && is_blank(text[begin])) ++begin;
  while (end > begin && is_blank(text[end - 1])) --end;
  return static_cast<std::uint32_t>(end - begin);
}

// Class words repeat over a page: each attribute value is read once.
class FamilyCache {
 public:
  FamilySet of(std::string_view names) {
    if (names.empty()) return {};
    const auto found = seen_.find(names);
    if (found != seen_.end()) return found->second;
    const FamilySet set = families_of(names);
    seen_.emplace(names, set);
    return set;
  }

 private:
  std::unordered_map<std::string_view, FamilySet> seen_;  // looked up only, never walked
};

struct TableCounts {
  std::uint32_t rows = 0;
  std::uint32_t cells = 0;
  std::uint32_t headers = 0;
  std::uint32_t longest = 0;
  bool nested = false;
};

class TreeBuilder {
 public:
  explicit TreeBuilder(const Page& page) : page_(page) { tree_.nodes.resize(page.elements.size()); }

  PageTree build() {
    show_hidden_page();
    for (const std::uint32_t frame : frames_to_read(page_)) read_.insert(frame);
    down();
    own_text();
    up();
    tables();
    lines();
    return std::move(tree_);
  }

 private:
  // Pages that build themselves in the browser keep their text in a hidden element until then: a
  // hidden part with much more text than all that is seen is the page. A dialog never is.
  void show_hidden_page() {
    const std::size_t count = page_.elements.size();
    std::vector<std::uint32_t> top(count, kNone);  // outermost hidden ancestor or self
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t parent = page_.elements[i].parent;
      if (parent != kNone) top[i] = top[parent];
      if (top[i] == kNone && page_.elements[i].hidden) top[i] = i;
    }
    std::vector<std::uint64_t> bytes(count, 0);
    std::uint64_t seen = 0;
    for (const Text& text : page_.texts) {
      const std::uint32_t hidden = top[text.parent];
      if (hidden == kNone) {
        seen += trimmed_bytes(text.text);
      } else {
        bytes[hidden] += trimmed_bytes(text.text);
      }
    }
    for (std::uint32_t i = 0; i < count; ++i) {
      if (bytes[i] <= kLeastHiddenPage || bytes[i] <= 2 * seen) continue;
      const Element& element = page_.elements[i];
      const bool dialog =
          element.tag == "dialog" || element.hint("role") == "dialog" ||
          families_of(element.hint("class")).any(families(Family::Consent, Family::Overlay)) ||
          families_of(element.hint("id")).any(families(Family::Consent, Family::Overlay));
      if (!dialog) shown_ = i;
    }
  }

  void down() {
    FamilyCache cache;
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      const Element& element = page_.elements[i];
      Node& node = tree_.nodes[i];
      // What a frame that is read holds is part of the page, no more apart than in a box.
      node.tag = read_.count(i) > 0 ? Tag::Div : tag_of(element.tag);
      node.end = i + 1;
      node.own.bits = cache.of(element.hint("class")).bits | cache.of(element.hint("id")).bits |
                      cache.of(element.hint("data-testid")).bits;
      // The name of a custom element says what a class would ("news-byline").
      if (node.tag == Tag::Other && element.tag.find('-') != std::string::npos)
        node.own.bits |= cache.of(element.tag).bits;
      node.hidden = element.hidden && i != shown_;
      node.skipped = is_skipped(node.tag);
      node.pictures = node.tag == Tag::Img ? 1 : 0;
      node.post = node.tag == Tag::Blockquote && node.own.has(Family::Embed);
      // A link to a place on the same page is a heading's anchor or a note's mark, not a way
      // elsewhere.
      const std::string_view href = element.hint("href");
      if (node.tag == Tag::A && !href.empty() && href[0] != '#') node.link = i;
      if (element.parent == kNone) continue;
      const Node& parent = tree_.nodes[element.parent];
      node.depth = parent.depth + 1;
      node.hidden = node.hidden || parent.hidden;
      node.skipped = node.skipped || parent.skipped;
      if (node.link == kNone) node.link = parent.link;
    }
  }

  void own_text() {
    for (const Text& text : page_.texts) {
      Node& node = tree_.nodes[text.parent];
      if (node.hidden || node.skipped) continue;
      const std::uint32_t bytes = trimmed_bytes(text.text);
      node.text_bytes += bytes;
      if (node.link != kNone) node.link_bytes += bytes;
    }
  }

  void up() {
    direct_.clear();
    for (const Node& node : tree_.nodes) direct_.push_back(node.text_bytes);
    has_block_.assign(tree_.nodes.size(), false);
    for (std::size_t i = tree_.nodes.size(); i-- > 0;) {
      const std::uint32_t parent = page_.elements[i].parent;
      Node& node = tree_.nodes[i];
      const bool unknown = node.tag == Tag::Other;
      node.breaks = unknown ? has_block_[i] || node.text_bytes > kLongLine || stands_apart(i)
                            : !is_inline(node.tag);
      if (parent == kNone) continue;
      Node& above = tree_.nodes[parent];
      above.end = std::max(above.end, node.end);
      above.text_bytes += node.text_bytes;
      above.link_bytes += node.link_bytes;
      above.pictures += node.pictures;
      if (node.breaks || has_block_[i]) has_block_[parent] = true;
    }
  }

  // An element of the page's own make ("story-lead") with words in it is a part of the page where
  // it doesn't stand among the words of a line.
  bool stands_apart(std::size_t i) const {
    const Element& element = page_.elements[i];
    if (element.tag.find('-') == std::string::npos || element.parent == kNone) return false;
    const Node& above = tree_.nodes[element.parent];
    return tree_.nodes[i].text_bytes > 0 && direct_[element.parent] == 0 && above.tag != Tag::P &&
           heading_level(above.tag) == 0 && !is_inline(above.tag);
  }

  // A table is data when it has header cells or a regular grid of short cells, and no table inside.
  void tables() {
    std::vector<std::uint32_t> table_of(tree_.nodes.size(), kNone);
    std::vector<TableCounts> counts(tree_.nodes.size());
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      const std::uint32_t parent = page_.elements[i].parent;
      if (parent != kNone) table_of[i] = table_of[parent];
      const std::uint32_t table = table_of[i];
      const Tag tag = tree_.nodes[i].tag;
      if (tag == Tag::Table) {
        if (table != kNone) counts[table].nested = true;
        table_of[i] = i;
      } else if (table != kNone) {
        TableCounts& count = counts[table];
        if (tag == Tag::Tr) ++count.rows;
        if (tag == Tag::Td || tag == Tag::Th) {
          ++count.cells;
          count.longest = std::max(count.longest, tree_.nodes[i].text_bytes);
        }
        if (tag == Tag::Th) ++count.headers;
      }
    }
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      if (tree_.nodes[i].tag != Tag::Table) continue;
      const TableCounts& count = counts[i];
      const bool grid = count.rows >= 2 && count.cells >= 2 * count.rows;
      tree_.nodes[i].data_table = !count.nested && grid && count.longest < kLongestCell;
    }
  }

  // Which inline elements stand for lines of their own: captions and credits always; dates, kickers
  // and the like where they aren't part of a sentence.
  void lines() {
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      Node& node = tree_.nodes[i];
      const std::uint32_t parent = page_.elements[i].parent;
      if (!node.breaks && parent != kNone) node.breaks = is_line(i, node);
      node.block = node.breaks || parent == kNone ? i : tree_.nodes[parent].block;
    }
  }

  bool is_line(std::uint32_t i, const Node& node) const {
    if (node.text_bytes == 0 || node.tag == Tag::Br) return false;
    if (node.own.any(families(Family::Caption, Family::Credit))) return true;
    const Node& block = tree_.nodes[tree_.nodes[page_.elements[i].parent].block];
    const bool in_sentence =
        block.text_bytes > node.text_bytes + kLongLine ||
        (block.tag == Tag::P && block.text_bytes > node.text_bytes + kShortLine);
    if (in_sentence || node.text_bytes > kLongLine) return false;
    const bool dated = node.tag == Tag::Time || node.own.has(Family::Date);
    return dated || node.own.any(families(Family::Kicker, Family::Standfirst));
  }

  static constexpr std::uint32_t kLongLine = 120;
  static constexpr std::uint32_t kShortLine = 60;
  static constexpr std::uint32_t kLongestCell = 400;
  static constexpr std::uint32_t kLeastHiddenPage = 1500;

  const Page& page_;
  PageTree tree_;
  std::vector<bool> has_block_;
  std::vector<std::uint32_t> direct_;       // bytes of each element's own texts
  std::uint32_t shown_ = kNone;             // hidden by markup, but read
  std::unordered_set<std::uint32_t> read_;  // frames
};

}  // namespace

Tag tag_of(std::string_view name) {
  const std::uint8_t number = kTagNames.number(name);
  return number == kTagNames.kNone ? Tag::Other : kTags[number].tag;
}

bool is_inline(Tag tag) {
  switch (tag) {
    case Tag::A:
    case Tag::Abbr:
    case Tag::Acronym:
    case Tag::B:
    case Tag::Bdi:
    case Tag::Bdo:
    case Tag::Big:
    case Tag::Br:
    case Tag::Cite:
    case Tag::Code:
    case Tag::Data:
    case Tag::Del:
    case Tag::Dfn:
    case Tag::Em:
    case Tag::Font:
    case Tag::I:
    case Tag::Img:
    case Tag::Input:
    case Tag::Ins:
    case Tag::Kbd:
    case Tag::Label:
    case Tag::Mark:
    case Tag::Nobr:
    case Tag::Output:
    case Tag::Picture:
    case Tag::Q:
    case Tag::Ruby:
    case Tag::S:
    case Tag::Samp:
    case Tag::Small:
    case Tag::Span:
    case Tag::Strike:
    case Tag::Strong:
    case Tag::Sub:
    case Tag::Sup:
    case Tag::Svg:
    case Tag::Time:
    case Tag::Tt:
    case Tag::U:
    case Tag::Var:
    case Tag::Wbr:
      return true;
    default:
      return false;
  }
}

std::uint32_t heading_level(Tag tag) {
  if (tag < Tag::H1 || tag > Tag::H6) return 0;
  return static_cast<std::uint32_t>(tag) - static_cast<std::uint32_t>(Tag::H1) + 1;
}

PageTree build_page_tree(const Page& page) { return TreeBuilder(page).build(); }

}  // namespace sidelight
