#include "page/html_page.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/limits.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "page/hints.h"
#include "page/html_decode.h"
#include "page/html_depth.h"

namespace sidelight {
namespace {

constexpr std::size_t kParserDepth = 512;  // Chromium's own limit

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lower_ascii(std::string_view text) {
  std::string out;
  for (const char c : text) out.push_back(lower(c));
  return out;
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const GumboElement& element, const char* name) {
  return gumbo_get_attribute(&element.attributes, name) != nullptr;
}

std::string tag_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  // The original text is the page's own: a NUL in it is U+FFFD for a browser.
  const std::string_view written(piece.data == nullptr ? "" : piece.data, piece.length);
  return cut_units(lower_ascii(repair_utf8(written)), kMaxTagUnits);
}

std::string all_text(const GumboNode& node) {
  std::string out;
  const GumboVector& children = node.v.element.children;
  for (unsigned int i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
        child->type == GUMBO_NODE_CDATA) {
      out += child->v.text.text;
    }
  }
  return out;
}

class HtmlWalker {
 public:
  explicit HtmlWalker(Page& page) : page_(page) {}

  void walk(const GumboOutput& output) {
    const GumboNode* root = output.root;
    if (root == nullptr || root->type != GUMBO_NODE_ELEMENT) return;
    page_.language = std::string(attribute(root->v.element, "lang"));
    // An explicit stack: the depth of the markup is the page's choice.
    std::vector<Step> stack;
    stack.push_back({root, 0, kNone, 0, {}, true});
    while (!stack.empty()) {
      Step& top = stack.back();
      const GumboVector& children = top.node->v.element.children;
      if (top.child >= children.length) {
        stack.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children.data[top.child++]);
      if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE) {
        if (top.element != kNone) read_text(top, *child);
      } else if (child->type == GUMBO_NODE_ELEMENT) {
        Step step;
        if (enter(top, *child, step)) stack.push_back(step);
      }
    }
    finish();
  }

 private:
  struct Step {
    const GumboNode* node = nullptr;
    unsigned int child = 0;
    std::uint32_t element = kNone;  // nearest kept element, the node's own where it is kept
    std::uint32_t depth = 0;        // of the node's children
    std::string_view tag;     // of the node, only where it is of BLOCK or a list or table part
    bool after_block = true;  // no inline neighbour stands before the next child
  };

  // Reads the element's own facts; true with the step into its children when they are to be read.
  bool enter(Step& top, const GumboNode& child, Step& step) {
    const GumboElement& element = child.v.element;
    const std::string tag = tag_name(element);
    read_head(child, tag);
    if (is_left_out(tag)) return false;
    top.after_block = is_block_name(tag) || tag == "br" || tag == "hr";
    step.node = &child;
    step.element = top.element;
    step.depth = top.depth;
    step.tag = kept_name(tag);
    if (top.element != kNone || tag == "body" || tag == "frameset") {
      if (top.element == kNone && !page_.elements.empty()) return false;
      step.element = add_element(element, tag, top.element, top.depth);
      step.depth = top.depth + 1;
    }
    return !is_emptied(tag);
  }

  // A text of white space alone is kept only where it can separate words.
  void read_text(Step& top, const GumboNode& node) {
    std::string_view text = node.v.text.text;
    bool blank = true;
    for (const char c : text)
      blank = blank && (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r');
    const bool continues = top.child >= 2 && is_text(top, top.child - 2);
    if (blank && !continues) {
      // White space that a text follows directly is part of that text's node.
      const bool joined =
          top.child < top.node->v.element.children.length && is_text(top, top.child);
      if (!joined && (is_rows_name(top.tag) || (top.after_block && is_block_name(top.tag)))) return;
    }
    top.after_block = false;
    add_text(text, top.element, continues);
  }

  static bool is_text(const Step& step, unsigned int child) {
    const auto* node = static_cast<const GumboNode*>(step.node->v.element.children.data[child]);
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE;
  }

  void read_head(const GumboNode& node, const std::string& tag) {
    const GumboElement& element = node.v.element;
    if (tag == "meta") return read_meta(element);
    if (tag == "link") return read_link(element);
    if (tag == "title" && !has_title_ && element.tag_namespace == GUMBO_NAMESPACE_HTML) {
      has_title_ = true;
      page_.title = collapse_spaces(all_text(node));
    }
    if (tag == "script" && page_.json_ld.size() < kMaxJsonLd &&
        lower_ascii(attribute(element, "type")) == "application/ld+json") {
      std::string text = all_text(node);
      if (utf16_length(text) <= kMaxJsonLdUnits) page_.json_ld.push_back(std::move(text));
    }
  }

  void read_meta(const GumboElement& element) {
    const std::string_view content = attribute(element, "content");
    for (const char* key : {"name", "property", "itemprop"}) {
      const std::string_view name = attribute(element, key);
      if (name.empty()) continue;
      add_metadata(lower_ascii(name), content);
      return;
    }
    if (lower_ascii(attribute(element, "http-equiv")) == "content-language") {
      add_metadata("content-language", content);
    }
  }

  void read_link(const GumboElement& element) {
    const std::string rel = lower_ascii(attribute(element, "rel"));
    if (rel == "canonical" || rel == "amphtml" || rel == "author") {
      add_metadata("link:" + rel, attribute(element, "href"));
    }
  }

  void add_metadata(const std::string& name, std::string_view content) {
    if (page_.metadata.size() >= kMaxMetadata) return;
    page_.metadata.emplace_back(cut_units(name, kMaxHintUnits), cut_units(content, kMaxMetaUnits));
  }

  std::uint32_t add_element(const GumboElement& element, const std::string& tag,
                            std::uint32_t parent, std::uint32_t depth) {
    if (depth >= kMaxDepth) {
      too_deep_ = true;
      return parent;
    }
    if (page_.elements.size() >= kMaxElements) {
      too_many_ = true;
      return parent;
    }
    Element out;
    out.tag = tag;
    out.parent = parent;
    read_hints(element, out);
    out.hidden = is_hidden(element, tag);
    page_.elements.push_back(std::move(out));
    return static_cast<std::uint32_t>(page_.elements.size() - 1);
  }

  static void read_hints(const GumboElement& element, Element& out) {
    const GumboVector& attributes = element.attributes;
    for (unsigned int i = 0; i < attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
      const std::string_view name = attribute->name;
      if (!is_hint(name) || out.has(name)) continue;
      out.hints.emplace_back(name, cut_units(attribute->value, hint_units(name)));
    }
    std::sort(out.hints.begin(), out.hints.end());
  }

  static bool is_hidden(const GumboElement& element, const std::string& tag) {
    if (has_attribute(element, "hidden")) return true;
    if (tag == "dialog" && !has_attribute(element, "open")) return true;
    if (lower_ascii(attribute(element, "aria-hidden")) == "true" && is_block_name(tag)) return true;
    return style_hides(attribute(element, "style"));
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
    if (too_many_) add_note(page_, NoteCode::NodeLimit);
    if (too_deep_) add_note(page_, NoteCode::DepthLimit);
  }

  Page& page_;
  std::size_t bytes_ = 0;
  bool has_title_ = false;
  bool too_long_ = false;
  bool too_many_ = false;
  bool too_deep_ = false;
};

struct GumboDeleter {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

}  // namespace

Result<Page> read_html(std::string_view bytes, const HtmlSource& source) {
  if (bytes.size() > kMaxSnapshotBytes) {
    return Error{"the file is larger than " + std::to_string(kMaxSnapshotBytes >> 20) + " MiB"};
  }
  DecodedHtml decoded = decode_html(bytes, source.charset);
  Page page;
  page.url = source.url;
  page.date = source.date;
  const FlattenedHtml flat = flatten_html(decoded.text, kParserDepth);
  const std::string& html = flat.changed ? flat.text : decoded.text;
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, GumboDeleter> output(
      gumbo_parse_with_options(&options, html.data(), html.size()));
  if (output == nullptr) return Error{"the HTML could not be parsed"};
  HtmlWalker(page).walk(*output);
  if (decoded.repaired) add_note(page, NoteCode::InvalidText);
  if (flat.changed) add_note(page, NoteCode::DepthLimit);
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
