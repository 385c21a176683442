#include "page/html_page.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "page/hints.h"
#include "page/html_decode.h"
#include "page/html_tree.h"

namespace sidelight {
namespace {

using T = HtmlTag;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lower_ascii(std::string_view text) {
  std::string out;
  for (const char c : text) out.push_back(lower(c));
  return out;
}

bool is_blank_text(std::string_view text) {
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t' && c != '\f' && c != '\r') return false;
  }
  return true;
}

// What the canonical form says of the elements of a name.
struct NameRules {
  bool left_out = false;
  bool emptied = false;
  bool block = false;
  bool rows = false;
};

NameRules rules_of(std::string_view name) {
  return {is_left_out(name), is_emptied(name), is_block_name(name), is_rows_name(name)};
}

// Of each known name; the rules speak of no other.
const NameRules& rules_of(std::uint32_t name) {
  static const std::array<NameRules, T::kCount + 1> kRules = [] {
    std::array<NameRules, T::kCount + 1> rules{};
    for (const html_trait::Row& row : html_trait::kRows) rules[row.tag] = rules_of(row.name);
    return rules;
  }();
  return kRules[std::min<std::uint32_t>(name, T::kCount)];
}

class PageWriter {
 public:
  PageWriter(const HtmlTree& tree, Page& page) : tree_(tree), page_(page) {}

  void run() {
    std::uint32_t root = node(0).first;
    while (root != kNoHtmlNode && node(root).kind != HtmlNodeKind::Element) root = node(root).next;
    if (root == kNoHtmlNode) return;
    page_.language = attribute(node(root), "lang");
    page_.elements.reserve(tree_.nodes.size() / 2);
    page_.texts.reserve(tree_.nodes.size() / 3);
    // An explicit stack: the depth of the markup is the page's choice.
    std::vector<Level> levels;
    levels.push_back({node(root).first, kNone, 0, false, false, true});
    while (!levels.empty()) {
      Level& top = levels.back();
      if (top.next == kNoHtmlNode) {
        levels.pop_back();
        continue;
      }
      const std::uint32_t number = top.next;
      const HtmlNode& child = node(number);
      top.next = child.next;
      if (child.kind == HtmlNodeKind::Text) {
        if (top.element != kNone) read_text(top, number);
      } else if (child.kind == HtmlNodeKind::Element) {
        Level below;
        if (enter(top, child, below)) levels.push_back(below);
      }
    }
    finish();
  }

 private:
  struct Level {
    std::uint32_t next = kNoHtmlNode;  // child to be read
    std::uint32_t element = kNone;     // nearest kept element, the level's own where it is kept
    std::uint32_t depth = 0;           // of the level's children
    bool block = false;                // the level's own element is one of BLOCK
    bool rows = false;                 // … a list or table part
    bool after_block = true;           // no inline neighbour stands before the next child
  };

  const HtmlNode& node(std::uint32_t number) const { return tree_.nodes[number]; }

  std::string attribute(const HtmlNode& element, std::string_view name) const {
    const HtmlAttribute* const found = tree_.attribute(element, name);
    return found == nullptr ? std::string() : value_of(*found);
  }

  // Reads the element's own facts; true with its level when its children are to be read.
  bool enter(Level& top, const HtmlNode& child, Level& below) {
    const std::uint32_t name = child.name & ~kForeignNames;
    const NameRules& rules = rules_of(name);
    read_head(child, name);
    if (rules.left_out) return false;
    top.after_block = rules.block || name == T::Br || name == T::Hr;
    below.next = child.first;
    below.element = top.element;
    below.depth = top.depth;
    below.block = rules.block;
    below.rows = rules.rows;
    if (top.element != kNone || name == T::Body || name == T::Frameset) {
      if (top.element == kNone && !page_.elements.empty()) return false;
      below.element = add_element(child, name, rules.block, top);
      below.depth = top.depth + 1;
    }
    return !rules.emptied;
  }

  // Texts side by side are one. One of white space alone is kept only where it can separate words.
  void read_text(Level& top, std::uint32_t first) {
    std::uint32_t end = first;
    bool blank = true;
    for (; is_text(end); end = node(end).next) blank = blank && is_blank_text(node(end).text());
    top.next = end;
    if (blank && (top.rows || (top.after_block && top.block))) return;
    top.after_block = false;
    for (std::uint32_t i = first; i != end; i = node(i).next) {
      add_text(node(i).text(), top.element, i != first);
    }
  }

  bool is_text(std::uint32_t number) const {
    return number != kNoHtmlNode && node(number).kind == HtmlNodeKind::Text;
  }

  std::string all_text(const HtmlNode& element) const {
    std::string out;
    for (std::uint32_t i = element.first; i != kNoHtmlNode; i = node(i).next) {
      if (is_text(i)) out += node(i).text();
    }
    return out;
  }

  void read_head(const HtmlNode& element, std::uint32_t name) {
    switch (name) {
      case T::Meta:
        return read_meta(element);
      case T::Link:
        return read_link(element);
      case T::Title:
        if (has_title_ || element.name != T::Title) return;
        has_title_ = true;
        page_.title = collapse_spaces(all_text(element));
        return;
      case T::Script: {
        if (page_.json_ld.size() >= kMaxJsonLd) return;
        if (lower_ascii(attribute(element, "type")) != "application/ld+json") return;
        std::string text = all_text(element);
        if (utf16_length(text) <= kMaxJsonLdUnits) page_.json_ld.push_back(std::move(text));
        return;
      }
      default:
        return;
    }
  }

  void read_meta(const HtmlNode& element) {
    for (const char* key : {"name", "property", "itemprop"}) {
      const std::string name = attribute(element, key);
      if (name.empty()) continue;
      return add_metadata(lower_ascii(name), attribute(element, "content"));
    }
    if (lower_ascii(attribute(element, "http-equiv")) == "content-language") {
      add_metadata("content-language", attribute(element, "content"));
    }
  }

  void read_link(const HtmlNode& element) {
    const std::string rel = lower_ascii(attribute(element, "rel"));
    if (rel == "canonical" || rel == "amphtml" || rel == "author") {
      add_metadata("link:" + rel, attribute(element, "href"));
    }
  }

  void add_metadata(const std::string& name, const std::string& content) {
    if (page_.metadata.size() >= kMaxMetadata) return;
    page_.metadata.emplace_back(cut_units(name, kMaxHintUnits), cut_units(content, kMaxMetaUnits));
  }

  std::uint32_t add_element(const HtmlNode& from, std::uint32_t name, bool block,
                            const Level& parent) {
    if (parent.depth >= kMaxDepth) {
      too_deep_ = true;
      return parent.element;
    }
    if (page_.elements.size() >= kMaxElements) {
      too_many_ = true;
      return parent.element;
    }
    Element& out = page_.elements.emplace_back();
    const std::string_view tag = tree_.names.name_of(name);
    out.tag = name < T::kCount ? std::string(tag) : cut_units(tag, kMaxTagUnits);
    out.parent = parent.element;
    if (from.size != 0) read_attributes(from, block, out);
    if (name == T::Dialog && !out.has("open")) out.hidden = true;
    return static_cast<std::uint32_t>(page_.elements.size() - 1);
  }

  void read_attributes(const HtmlNode& from, bool block, Element& out) {
    std::array<const HtmlAttribute*, 64> hints;  // by number; only those in `there` are set
    std::uint64_t there = 0;
    bool has_style = false;
    for (std::uint32_t i = 0; i < from.size; ++i) {
      const HtmlAttribute& each = tree_.attributes[from.attributes + i];
      const std::uint8_t number = number_of(each);
      if (number != kNoHint) {
        if ((there >> number & 1) != 0) continue;  // the first of a name counts
        there |= std::uint64_t{1} << number;
        hints[number] = &each;
      } else if (is_called(each, "hidden")) {
        out.hidden = true;
      } else if (!has_style && is_called(each, "style")) {
        has_style = true;
        if (style_hides(value_of(each))) out.hidden = true;
      }
    }
    out.hints.reserve(static_cast<std::size_t>(std::popcount(there)));
    for (; there != 0; there &= there - 1) {
      const auto number = static_cast<std::uint8_t>(std::countr_zero(there));
      const std::string_view name = hint_name(number);
      out.hints.emplace_back(name, cut_value(*hints[number], hint_units(name)));
      if (block && name == "aria-hidden" && lower_ascii(out.hints.back().second) == "true") {
        out.hidden = true;
      }
    }
  }

  static std::uint8_t number_of(const HtmlAttribute& attribute) {
    constexpr std::size_t kLongest = 32;  // no hint is longer
    const std::string_view raw = attribute.raw_name();
    if (std::none_of(raw.begin(), raw.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
      return hint_number(raw);
    }
    return raw.size() > kLongest ? kNoHint : hint_number(lower_ascii(raw));
  }

  static std::string cut_value(const HtmlAttribute& attribute, std::uint32_t units) {
    const std::string_view raw = attribute.raw_value();
    const bool plain =
        raw.find('&') == std::string_view::npos && raw.find('\0') == std::string_view::npos;
    return plain ? cut_units(raw, units) : cut_units(value_of(attribute), units);
  }

  void add_text(std::string_view text, std::uint32_t parent, bool continues) {
    if (text.empty()) return;
    const bool joins = continues && !page_.texts.empty() && page_.texts.back().parent == parent;
    if (!joins && page_.texts.size() >= kMaxTexts) {
      too_many_ = true;
      return;
    }
    if (bytes_ + text.size() > kMaxTextBytes) {
      too_long_ = true;
      return;
    }
    bytes_ += text.size();
    if (joins) {
      page_.texts.back().text += text;
    } else {
      page_.texts.push_back(
          {parent, static_cast<std::uint32_t>(page_.elements.size()), std::string(text)});
    }
  }

  void finish() {
    if (too_long_) add_note(page_, NoteCode::TextLimit);
    if (too_many_ || tree_.cut) add_note(page_, NoteCode::NodeLimit);
    if (too_deep_ || tree_.flattened) add_note(page_, NoteCode::DepthLimit);
  }

  const HtmlTree& tree_;
  Page& page_;
  std::size_t bytes_ = 0;
  bool has_title_ = false;
  bool too_long_ = false;
  bool too_many_ = false;
  bool too_deep_ = false;
};

}  // namespace

Result<Page> read_html(std::string_view bytes, const HtmlSource& source) {
  if (bytes.size() > kMaxSnapshotBytes) {
    return Error{"the file is larger than " + std::to_string(kMaxSnapshotBytes >> 20) + " MiB"};
  }
  const DecodedHtml decoded =
      source.is_text ? decoded_text(bytes) : decode_html(bytes, source.charset);
  Page page;
  page.url = source.url;
  page.date = source.date;
  const HtmlTree tree = parse_html(decoded.text());
  PageWriter(tree, page).run();
  if (decoded.repaired) add_note(page, NoteCode::InvalidText);
  return page;
}

bool looks_like_html(std::string_view bytes) {
  std::size_t at = 0;
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") at = 3;
  const std::string_view head = bytes.substr(at, 4096);
  if (head.substr(0, 2) == "\xFE\xFF" || head.substr(0, 2) == "\xFF\xFE") return true;
  const std::string text = lower_ascii(head);
  const std::size_t first = text.find_first_not_of(" \t\r\n\f");
  if (first == std::string::npos) return false;
  if (text.compare(first, 9, "<!doctype") == 0 || text.compare(first, 5, "<?xml") == 0) return true;
  static constexpr std::array<std::string_view, 14> kSigns = {
      "<html", "<head", "<body", "<title", "<meta ", "<script", "<article",
      "<div",  "<p>",   "<p ",   "<h1",    "<table", "<span",   "</"};
  if (text[first] != '<') {
    return text.find("</p>") != std::string::npos || text.find("</div>") != std::string::npos ||
           text.find("</html>") != std::string::npos;
  }
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [&](std::string_view sign) { return text.find(sign) != std::string::npos; });
}

}  // namespace sidelight
