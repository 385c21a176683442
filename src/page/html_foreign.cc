// Foreign content, SVG and MathML inside a page (HTML standard, 13.2.6.5). Names stay in lower
// case: nothing that is read for people depends on "foreignObject".
#include <string>

#include "base/utf8.h"
#include "page/html_builder.h"

namespace sidelight {
namespace {

using T = HtmlTag;

bool has_black(std::string_view text) {
  for (const char c : text) {
    if (!is_html_blank(c) && c != '\0') return true;
  }
  return false;
}

// Elements of MathML that hold text as HTML does.
bool takes_text_of_html(std::uint32_t name) {
  switch (name) {
    case kMathName | T::Mi:
    case kMathName | T::Mo:
    case kMathName | T::Mn:
    case kMathName | T::Ms:
    case kMathName | T::Mtext:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool HtmlBuilder::is_foreign_now() const {
  if (stack_.empty() || current() < kSvgName || token_.kind == HtmlTokenKind::End) return false;
  if (takes_text_of_html(current())) {
    if (is_text()) return false;
    if (is_start() && token_.name != T::Mglyph && token_.name != T::Malignmark) return false;
  }
  if (current() == (kMathName | T::AnnotationXml) && is_start(T::Svg)) return false;
  return !tree_.nodes[stack_.back().node].holds_html || (!is_start() && !is_text());
}

void HtmlBuilder::foreign() {
  switch (token_.kind) {
    case HtmlTokenKind::Text: {
      if (frameset_ok_ && has_black(token_.text)) frameset_ok_ = false;
      const bool nul = token_.text.find('\0') != std::string_view::npos;
      insert_text(nul ? tree_.arena.keep(repair_utf8(token_.text)) : token_.text);
      return;
    }
    case HtmlTokenKind::Comment:
      return insert_comment();
    case HtmlTokenKind::StartTag:
      return foreign_start();
    case HtmlTokenKind::EndTag:
      return foreign_end();
    default:
      return;
  }
}

// Whether the token's tag says that the page has gone back to HTML.
bool HtmlBuilder::breaks_out() const {
  if (is_end()) return token_.name == T::Br || token_.name == T::P;
  if (token_.name == T::Font) {
    for (std::size_t i = token_.attributes; i < tree_.attributes.size(); ++i) {
      for (const char* const name : {"color", "face", "size"}) {
        if (is_called(tree_.attributes[i], name)) return true;
      }
    }
    return false;
  }
  return (traits_of(token_.name) & html_trait::kBreakout) != 0;
}

void HtmlBuilder::foreign_start() {
  if (!breaks_out()) return start_foreign(current() & kForeignNames);
  while (current() >= kSvgName && !takes_text_of_html(current()) &&
         !tree_.nodes[stack_.back().node].holds_html) {
    pop();
  }
  by_mode();
}

void HtmlBuilder::foreign_end() {
  if (breaks_out()) return foreign_start();
  for (std::size_t i = stack_.size(); i-- > 1;) {
    if (stack_[i].name < kSvgName) return by_mode();
    if ((stack_[i].name & ~kForeignNames) == token_.name) return pop_to_size(i);
  }
}

void HtmlBuilder::start_foreign(std::uint32_t space) {
  const std::uint32_t name = token_.name | space;
  if (token_.self_closing) return insert_leaf(name);
  HtmlNode& added = node(insert_element(name, true));
  if (name == (kSvgName | T::ForeignObject) || name == (kSvgName | T::Desc) ||
      name == (kSvgName | T::Title)) {
    added.holds_html = true;
  } else if (name == (kMathName | T::AnnotationXml)) {
    const HtmlAttribute* const encoding = tree_.attribute(added, "encoding");
    const std::string value =
        encoding == nullptr ? std::string() : lower_html_name(value_of(*encoding));
    added.holds_html = value == "text/html" || value == "application/xhtml+xml";
  }
}

}  // namespace sidelight
