// A tree of page/html_tree.h as one line of text, for tests: html[head body[p{class="a"}["One "
// b["two"]]]]. Elements by name (svg: and math: before foreign ones), attributes in braces sorted
// by name, texts and comments in quotes as JSON writes strings. Text nodes side by side are one, as
// a browser joins them.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "page/html_tree.h"

namespace sidelight {

inline std::string json_quoted(std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  static constexpr std::string_view kFrom = "\"\\\b\f\n\r\t";
  static constexpr std::string_view kTo = "\"\\bfnrt";
  std::string out = "\"";
  for (const char c : text) {
    const std::size_t known = kFrom.find(c);
    if (known != std::string_view::npos) {
      out += {'\\', kTo[known]};
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += {'\\', 'u', '0', '0', kHex[(c >> 4) & 15], kHex[c & 15]};
    } else {
      out.push_back(c);
    }
  }
  return out + "\"";
}

inline std::string attributes_text(const HtmlTree& tree, const HtmlNode& element) {
  std::map<std::string, std::string> all;
  for (std::uint32_t i = 0; i < element.size; ++i) {
    const HtmlAttribute& each = tree.attributes[element.attributes + i];
    all.emplace(lower_html_name(each.raw_name()), value_of(each));  // the first of a name counts
  }
  std::string out;
  for (const auto& [name, value] : all)
    out += (out.empty() ? "{" : " ") + name + "=" + json_quoted(value);
  return out.empty() ? out : out + "}";
}

class HtmlTreeText {
 public:
  explicit HtmlTreeText(const HtmlTree& tree) : tree_(tree) {}

  std::string run() {
    std::uint32_t at = 0;
    while (true) {
      if (tree_.nodes[at].first != kNoHtmlNode) {
        if (at != 0) out_.push_back('[');
        at = tree_.nodes[at].first;
        begin(at);
        continue;
      }
      while (at != 0 && tree_.nodes[at].next == kNoHtmlNode) {
        flush();
        at = tree_.nodes[at].parent;
        if (at != 0) out_.push_back(']');
      }
      if (at == 0) return out_;
      at = tree_.nodes[at].next;
      begin(at);
    }
  }

 private:
  void begin(std::uint32_t number) {
    const HtmlNode& node = tree_.nodes[number];
    if (node.kind == HtmlNodeKind::Text) {
      text_ += node.text();
      has_text_ = true;
      return;
    }
    flush();
    if (node.kind == HtmlNodeKind::Doctype) return;
    space();
    if (node.kind == HtmlNodeKind::Comment) {
      const bool nul = node.text().find('\0') != std::string_view::npos;
      out_ += "<!" + json_quoted(nul ? repair_utf8(node.text()) : std::string(node.text())) + ">";
      return;
    }
    if ((node.name & kSvgName) != 0) out_ += "svg:";
    if ((node.name & kMathName) != 0) out_ += "math:";
    out_ += tree_.name_of(node);
    out_ += attributes_text(tree_, node);
  }
  void flush() {
    if (!has_text_) return;
    space();
    out_ += json_quoted(text_);
    text_.clear();
    has_text_ = false;
  }
  void space() {
    if (!out_.empty() && out_.back() != '[') out_.push_back(' ');
  }

  const HtmlTree& tree_;
  std::string out_;
  std::string text_;
  bool has_text_ = false;
};

inline std::string tree_text(std::string_view html) {
  const HtmlTree tree = parse_html(html);
  return HtmlTreeText(tree).run();
}

}  // namespace sidelight
