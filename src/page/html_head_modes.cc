// Insertion modes before and after the body, of templates and of frame sets (HTML standard,
// 13.2.6.4.1 to 13.2.6.4.6 and from 13.2.6.4.18 on).
#include "page/html_builder.h"

namespace sidelight {
namespace {

using T = HtmlTag;

}  // namespace

// End tags that a page may have before its body begins; others are passed over.
bool HtmlBuilder::takes_end_before_body() const {
  switch (token_.name) {
    case T::Head:
    case T::Body:
    case T::Html:
    case T::Br:
      return true;
    default:
      return false;
  }
}

HtmlBuilder::Step HtmlBuilder::initial() {
  if (is_text()) {
    take_blanks();
    if (token_.text.empty()) return Step::Done;
  }
  if (token_.kind == HtmlTokenKind::Comment) {
    insert_comment_at({kNoHtmlNode, kNoHtmlNode});
    return Step::Done;
  }
  mode_ = Mode::BeforeHtml;
  if (token_.kind == HtmlTokenKind::Doctype) {
    attach(add_node(HtmlNodeKind::Doctype), {kNoHtmlNode, kNoHtmlNode});
    tree_.quirks = asks_for_quirks(tokens_.doctype());
    return Step::Done;
  }
  tree_.quirks = true;
  return Step::Again;
}

HtmlBuilder::Step HtmlBuilder::before_html() {
  if (is_text()) {
    take_blanks();
    if (token_.text.empty()) return Step::Done;
  }
  if (token_.kind == HtmlTokenKind::Doctype) return Step::Done;
  if (token_.kind == HtmlTokenKind::Comment) {
    insert_comment_at({kNoHtmlNode, kNoHtmlNode});
    return Step::Done;
  }
  if (is_end() && !takes_end_before_body()) return Step::Done;
  const bool given = is_start(T::Html);
  const std::uint32_t html = add_element(T::Html, given);
  attach(html, {kNoHtmlNode, kNoHtmlNode});
  push(html);
  mode_ = Mode::BeforeHead;
  return given ? Step::Done : Step::Again;
}

HtmlBuilder::Step HtmlBuilder::before_head() {
  if (is_text()) {
    take_blanks();
    if (token_.text.empty()) return Step::Done;
  }
  if (token_.kind == HtmlTokenKind::Doctype) return Step::Done;
  if (token_.kind == HtmlTokenKind::Comment) {
    insert_comment();
    return Step::Done;
  }
  if (is_start(T::Html)) return in_body();
  if (is_end() && !takes_end_before_body()) return Step::Done;
  const bool given = is_start(T::Head);
  head_ = insert_element(T::Head, given);
  mode_ = Mode::InHead;
  return given ? Step::Done : Step::Again;
}

HtmlBuilder::Step HtmlBuilder::in_head() {
  switch (token_.kind) {
    case HtmlTokenKind::Text:
      insert_text(take_blanks());
      if (token_.text.empty()) return Step::Done;
      break;
    case HtmlTokenKind::Comment:
      insert_comment();
      return Step::Done;
    case HtmlTokenKind::Doctype:
      return Step::Done;
    case HtmlTokenKind::StartTag:
      return in_head_start();
    case HtmlTokenKind::EndTag:
      if (token_.name == T::Template) {
        end_template();
        return Step::Done;
      }
      if (!takes_end_before_body()) return Step::Done;
      break;
    case HtmlTokenKind::End:
      break;
  }
  pop();
  mode_ = Mode::AfterHead;
  return is_end(T::Head) ? Step::Done : Step::Again;
}

HtmlBuilder::Step HtmlBuilder::in_head_start() {
  switch (token_.name) {
    case T::Html:
      return in_body();
    case T::Base:
    case T::Basefont:
    case T::Bgsound:
    case T::Link:
    case T::Meta:
      insert_leaf(token_.name);
      return Step::Done;
    case T::Title:
      insert_content(HtmlContent::RcData);
      return Step::Done;
    case T::Noscript:
    case T::Noframes:
    case T::Style:
      insert_content(HtmlContent::RawText);
      return Step::Done;
    case T::Script:
      insert_content(HtmlContent::Script);
      return Step::Done;
    case T::Template:
      start_template();
      return Step::Done;
    case T::Head:
      return Step::Done;
    default:
      pop();
      mode_ = Mode::AfterHead;
      return Step::Again;
  }
}

void HtmlBuilder::start_template() {
  insert_start();
  push_marker();
  frameset_ok_ = false;
  mode_ = Mode::InTemplate;
  template_modes_.push_back(Mode::InTemplate);
}

void HtmlBuilder::end_template() {
  if (!in_template()) return;
  imply_all_end_tags();
  pop_through(T::Template);
  clear_formatting();
  template_modes_.pop_back();
  reset_mode();
}

HtmlBuilder::Step HtmlBuilder::after_head() {
  switch (token_.kind) {
    case HtmlTokenKind::Text:
      insert_text(take_blanks());
      if (token_.text.empty()) return Step::Done;
      break;
    case HtmlTokenKind::Comment:
      insert_comment();
      return Step::Done;
    case HtmlTokenKind::Doctype:
      return Step::Done;
    case HtmlTokenKind::StartTag:
      switch (token_.name) {
        case T::Html:
          return in_body();
        case T::Body:
          insert_start();
          frameset_ok_ = false;
          mode_ = Mode::InBody;
          return Step::Done;
        case T::Frameset:
          insert_start();
          mode_ = Mode::InFrameset;
          return Step::Done;
        case T::Base:
        case T::Basefont:
        case T::Bgsound:
        case T::Link:
        case T::Meta:
        case T::Noframes:
        case T::Script:
        case T::Style:
        case T::Template:
        case T::Title: {
          push(head_);
          const Step step = in_head_start();
          remove_open(head_);
          return step;
        }
        case T::Head:
          return Step::Done;
        default:
          break;
      }
      break;
    case HtmlTokenKind::EndTag:
      if (token_.name == T::Template) {
        end_template();
        return Step::Done;
      }
      if (token_.name == T::Head || !takes_end_before_body()) return Step::Done;
      break;
    case HtmlTokenKind::End:
      break;
  }
  insert_element(T::Body, false);
  mode_ = Mode::InBody;
  return Step::Again;
}

HtmlBuilder::Step HtmlBuilder::in_template_mode() {
  const auto as = [&](Mode mode) {
    template_modes_.back() = mode;
    mode_ = mode;
    return Step::Again;
  };
  if (is_start()) {
    switch (token_.name) {
      case T::Base:
      case T::Basefont:
      case T::Bgsound:
      case T::Link:
      case T::Meta:
      case T::Noframes:
      case T::Script:
      case T::Style:
      case T::Template:
      case T::Title:
        return in_head_start();
      case T::Caption:
      case T::Colgroup:
      case T::Tbody:
      case T::Tfoot:
      case T::Thead:
        return as(Mode::InTable);
      case T::Col:
        return as(Mode::InColumnGroup);
      case T::Tr:
        return as(Mode::InTableBody);
      case T::Td:
      case T::Th:
        return as(Mode::InRow);
      default:
        return as(Mode::InBody);
    }
  }
  if (is_end()) {
    if (token_.name == T::Template) end_template();
    return Step::Done;
  }
  if (token_.kind != HtmlTokenKind::End) return in_body();
  if (!in_template()) return Step::Done;
  pop_through(T::Template);
  clear_formatting();
  template_modes_.pop_back();
  reset_mode();
  return Step::Again;
}

HtmlBuilder::Step HtmlBuilder::after_body() {
  switch (token_.kind) {
    case HtmlTokenKind::Text: {
      const std::string_view rest = token_.text;
      const std::string_view blanks = take_blanks();
      if (token_.text.empty()) {
        token_.text = rest;
        return in_body();
      }
      token_.text = blanks;
      if (!blanks.empty()) body_text();
      token_.text = rest.substr(blanks.size());
      break;
    }
    case HtmlTokenKind::Comment:
      insert_comment_at({stack_[0].node, kNoHtmlNode});
      return Step::Done;
    case HtmlTokenKind::Doctype:
    case HtmlTokenKind::End:
      return Step::Done;
    case HtmlTokenKind::StartTag:
      if (token_.name == T::Html) return in_body();
      break;
    case HtmlTokenKind::EndTag:
      if (token_.name != T::Html) break;
      mode_ = Mode::AfterAfterBody;
      return Step::Done;
  }
  mode_ = Mode::InBody;
  return Step::Again;
}

HtmlBuilder::Step HtmlBuilder::after_after_body() {
  switch (token_.kind) {
    case HtmlTokenKind::Comment:
      insert_comment_at({kNoHtmlNode, kNoHtmlNode});
      return Step::Done;
    case HtmlTokenKind::Text: {
      const std::string_view rest = token_.text;
      const std::string_view blanks = take_blanks();
      token_.text = blanks;
      if (!blanks.empty()) body_text();
      token_.text = rest.substr(blanks.size());
      if (token_.text.empty()) return Step::Done;
      break;
    }
    case HtmlTokenKind::Doctype:
    case HtmlTokenKind::End:
      return Step::Done;
    case HtmlTokenKind::StartTag:
      if (token_.name == T::Html) return in_body();
      break;
    case HtmlTokenKind::EndTag:
      break;
  }
  mode_ = Mode::InBody;
  return Step::Again;
}

HtmlBuilder::Step HtmlBuilder::in_frameset() {
  switch (token_.kind) {
    case HtmlTokenKind::Text:
      insert_blanks_alone();
      return Step::Done;
    case HtmlTokenKind::Comment:
      insert_comment();
      return Step::Done;
    case HtmlTokenKind::StartTag:
      if (token_.name == T::Html) return in_body();
      if (token_.name == T::Noframes) return in_head_start();
      if (token_.name == T::Frameset) insert_start();
      if (token_.name == T::Frame) insert_leaf(T::Frame);
      return Step::Done;
    case HtmlTokenKind::EndTag:
      if (token_.name != T::Frameset || stack_.size() == 1) return Step::Done;
      pop();
      if (current() != T::Frameset) mode_ = Mode::AfterFrameset;
      return Step::Done;
    default:
      return Step::Done;
  }
}

HtmlBuilder::Step HtmlBuilder::after_frameset() {
  if (is_end()) {
    if (token_.name == T::Html) mode_ = Mode::AfterAfterFrameset;
    return Step::Done;
  }
  // A frame has no place here any more.
  if (is_start(T::Frameset) || is_start(T::Frame)) return Step::Done;
  return in_frameset();
}

HtmlBuilder::Step HtmlBuilder::after_after_frameset() {
  if (token_.kind == HtmlTokenKind::Comment) {
    insert_comment_at({kNoHtmlNode, kNoHtmlNode});
    return Step::Done;
  }
  if (is_start(T::Noframes) || is_start(T::Html) || is_text()) return after_frameset();
  return Step::Done;
}

}  // namespace sidelight
