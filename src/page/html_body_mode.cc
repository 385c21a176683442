// Insertion mode "in body" (HTML standard, 13.2.6.4.7), where most of a page is read.
#include "page/html_builder.h"

namespace sidelight {
namespace {

using T = HtmlTag;

bool has_black(std::string_view text) {
  for (const char c : text) {
    if (!is_html_blank(c)) return true;
  }
  return false;
}

bool is_type_hidden(const HtmlAttribute* type) {
  if (type == nullptr) return false;
  const std::string value = lower_html_name(value_of(*type));
  return value == "hidden";
}

}  // namespace

HtmlBuilder::Step HtmlBuilder::in_body() {
  switch (token_.kind) {
    case HtmlTokenKind::Text:
      body_text();
      return Step::Done;
    case HtmlTokenKind::StartTag:
      body_start();
      return Step::Done;
    case HtmlTokenKind::EndTag:
      return body_end();
    case HtmlTokenKind::Comment:
      insert_comment();
      return Step::Done;
    case HtmlTokenKind::Doctype:
      return Step::Done;
    case HtmlTokenKind::End:
      return in_template() ? in_template_mode() : Step::Done;
  }
  return Step::Done;
}

void HtmlBuilder::body_text() {
  drop_nuls();
  if (token_.text.empty()) return;
  reconstruct_formatting();
  insert_text(token_.text);
  if (frameset_ok_ && has_black(token_.text)) frameset_ok_ = false;
}

// ---------------------------------------------------------------------------------- start tags

void HtmlBuilder::body_start() {
  if (body_start_of_block() || body_start_of_form_part() || body_start_of_content()) return;
  switch (token_.name) {
    case T::Html:
      if (!in_template()) add_missing_attributes(stack_[0].node);
      return;
    case T::Body:
      if (stack_.size() < 2 || stack_[1].name != T::Body || in_template()) return;
      frameset_ok_ = false;
      add_missing_attributes(stack_[1].node);
      return;
    case T::Frameset:
      return start_frameset();
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
      in_head_start();
      return;
    case T::Caption:
    case T::Col:
    case T::Colgroup:
    case T::Frame:
    case T::Head:
    case T::Tbody:
    case T::Td:
    case T::Tfoot:
    case T::Th:
    case T::Thead:
    case T::Tr:
      return;
    case T::A: {
      const std::uint32_t open = formatting_called(T::A);
      if (open != kNoHtmlNode) {
        adopt(T::A);
        remove_formatting(open);
        remove_open(open);
      }
      reconstruct_formatting();
      return push_formatting(insert_start());
    }
    case T::Nobr:
      reconstruct_formatting();
      if (in_scope(T::Nobr)) {
        adopt(T::Nobr);
        reconstruct_formatting();
      }
      return push_formatting(insert_start());
    case T::Rb:
    case T::Rtc:
      if (in_scope(T::Ruby)) imply_end_tags();
      insert_start();
      return;
    case T::Rp:
    case T::Rt:
      if (in_scope(T::Ruby)) imply_end_tags(T::Rtc);
      insert_start();
      return;
    case T::Math:
      reconstruct_formatting();
      return start_foreign(kMathName);
    case T::Svg:
      reconstruct_formatting();
      return start_foreign(kSvgName);
    default:
      break;
  }
  reconstruct_formatting();
  const std::uint32_t added = insert_start();
  if ((traits_of(token_.name) & html_trait::kFormatting) != 0) push_formatting(added);
}

// Elements that end a paragraph; true when the tag was one of them.
bool HtmlBuilder::body_start_of_block() {
  switch (token_.name) {
    case T::Address:
    case T::Article:
    case T::Aside:
    case T::Blockquote:
    case T::Center:
    case T::Details:
    case T::Dialog:
    case T::Dir:
    case T::Div:
    case T::Dl:
    case T::Fieldset:
    case T::Figcaption:
    case T::Figure:
    case T::Footer:
    case T::Header:
    case T::Hgroup:
    case T::Main:
    case T::Menu:
    case T::Nav:
    case T::Ol:
    case T::P:
    case T::Search:
    case T::Section:
    case T::Summary:
    case T::Ul:
      break;
    case T::H1:
    case T::H2:
    case T::H3:
    case T::H4:
    case T::H5:
    case T::H6:
      close_p();
      if (current() >= T::H1 && current() <= T::H6) pop();
      break;
    case T::Pre:
    case T::Listing:
      drops_line_feed_ = true;
      frameset_ok_ = false;
      break;
    case T::Li:
      start_item();
      break;
    case T::Dd:
    case T::Dt:
      start_description();
      break;
    case T::Plaintext:
      tokens_.plain_text();
      break;
    case T::Table:
      if (!tree_.quirks) close_p();
      insert_start();
      frameset_ok_ = false;
      mode_ = Mode::InTable;
      return true;
    case T::Hr:
      close_p();
      if (in_scope(T::Select)) imply_end_tags();
      insert_leaf(T::Hr);
      frameset_ok_ = false;
      return true;
    default:
      return false;
  }
  close_p();
  insert_start();
  return true;
}

bool HtmlBuilder::body_start_of_form_part() {
  switch (token_.name) {
    case T::Form:
      if (form_ != kNoHtmlNode && !in_template()) return true;
      close_p();
      insert_start();
      if (!in_template()) form_ = stack_.back().node;
      return true;
    case T::Button:
      if (in_scope(T::Button)) close(T::Button);
      reconstruct_formatting();
      insert_start();
      frameset_ok_ = false;
      return true;
    case T::Input:
      if (in_scope(T::Select)) pop_through(T::Select);
      reconstruct_formatting();
      insert_leaf(T::Input);
      if (!is_type_hidden(tree_.attribute(tree_.nodes.back(), "type"))) {
        frameset_ok_ = false;
      }
      return true;
    case T::Select:
      if (in_scope(T::Select)) {
        pop_through(T::Select);
        return true;
      }
      reconstruct_formatting();
      insert_start();
      frameset_ok_ = false;
      return true;
    case T::Option:
      if (in_scope(T::Select)) {
        imply_end_tags(T::Optgroup);
      } else if (current() == T::Option) {
        pop();
      }
      reconstruct_formatting();
      insert_start();
      return true;
    case T::Optgroup:
      if (in_scope(T::Select)) {
        imply_end_tags();
      } else if (current() == T::Option) {
        pop();
      }
      reconstruct_formatting();
      insert_start();
      return true;
    case T::Textarea:
      insert_content(HtmlContent::RcData);
      frameset_ok_ = false;
      return true;
    default:
      return false;
  }
}

// Elements that show something or hold no markup.
bool HtmlBuilder::body_start_of_content() {
  switch (token_.name) {
    case T::Applet:
    case T::Marquee:
    case T::Object:
      reconstruct_formatting();
      insert_start();
      push_marker();
      frameset_ok_ = false;
      return true;
    case T::Area:
    case T::Br:
    case T::Embed:
    case T::Img:
    case T::Keygen:
    case T::Wbr:
      reconstruct_formatting();
      insert_leaf(token_.name);
      frameset_ok_ = false;
      return true;
    case T::Image:
      reconstruct_formatting();
      insert_leaf(T::Img);
      frameset_ok_ = false;
      return true;
    case T::Param:
    case T::Source:
    case T::Track:
      insert_leaf(token_.name);
      return true;
    case T::Xmp:
      close_p();
      reconstruct_formatting();
      frameset_ok_ = false;
      insert_content(HtmlContent::RawText);
      return true;
    case T::Iframe:
      frameset_ok_ = false;
      insert_content(HtmlContent::RawText);
      return true;
    case T::Noembed:
    case T::Noscript:
      insert_content(HtmlContent::RawText);
      return true;
    default:
      return false;
  }
}

// "<li>" ends the item before it.
void HtmlBuilder::start_item() {
  frameset_ok_ = false;
  for (std::size_t i = stack_.size(); i-- > 0;) {
    const std::uint32_t name = stack_[i].name;
    if (name == T::Li) return close(T::Li);
    const bool passes = name == T::Address || name == T::Div || name == T::P;
    if (!passes && (traits_of(name) & html_trait::kSpecial) != 0) return;
  }
}

void HtmlBuilder::start_description() {
  frameset_ok_ = false;
  for (std::size_t i = stack_.size(); i-- > 0;) {
    const std::uint32_t name = stack_[i].name;
    if (name == T::Dd || name == T::Dt) return close(name);
    const bool passes = name == T::Address || name == T::Div || name == T::P;
    if (!passes && (traits_of(name) & html_trait::kSpecial) != 0) return;
  }
}

// A frame set takes the place of a body in which nothing stands yet.
void HtmlBuilder::start_frameset() {
  if (stack_.size() < 2 || stack_[1].name != T::Body || !frameset_ok_) return;
  detach(stack_[1].node);
  pop_to_size(1);
  insert_start();
  mode_ = Mode::InFrameset;
}

// ------------------------------------------------------------------------------------ end tags

HtmlBuilder::Step HtmlBuilder::body_end() {
  const std::uint32_t name = token_.name;
  switch (name) {
    case T::Body:
    case T::Html:
      if (!in_scope(T::Body)) return Step::Done;
      mode_ = Mode::AfterBody;
      return name == T::Html ? Step::Again : Step::Done;
    case T::Address:
    case T::Article:
    case T::Aside:
    case T::Blockquote:
    case T::Button:
    case T::Center:
    case T::Details:
    case T::Dialog:
    case T::Dir:
    case T::Div:
    case T::Dl:
    case T::Fieldset:
    case T::Figcaption:
    case T::Figure:
    case T::Footer:
    case T::Header:
    case T::Hgroup:
    case T::Listing:
    case T::Main:
    case T::Menu:
    case T::Nav:
    case T::Ol:
    case T::Pre:
    case T::Search:
    case T::Section:
    case T::Select:
    case T::Summary:
    case T::Ul:
    case T::Dd:
    case T::Dt:
      if (in_scope(name)) close(name);
      break;
    case T::Form:
      body_end_of_form();
      break;
    case T::P:
      if (open_paragraphs_ == 0 || !in_scope(T::P, Scope::Button)) insert_element(T::P, false);
      close(T::P);
      break;
    case T::Li:
      if (in_scope(T::Li, Scope::ListItem)) close(T::Li);
      break;
    case T::H1:
    case T::H2:
    case T::H3:
    case T::H4:
    case T::H5:
    case T::H6:
      if (!heading_in_scope()) break;
      imply_end_tags();
      while (current() < T::H1 || current() > T::H6) pop();
      pop();
      break;
    case T::Applet:
    case T::Marquee:
    case T::Object:
      if (!in_scope(name)) break;
      close(name);
      clear_formatting();
      break;
    case T::Br:
      reconstruct_formatting();
      insert_leaf(T::Br, false);
      frameset_ok_ = false;
      break;
    case T::Template:
      end_template();
      break;
    default:
      if ((traits_of(name) & html_trait::kFormatting) != 0) {
        adopt(name);
      } else {
        any_other_end();
      }
      break;
  }
  return Step::Done;
}

void HtmlBuilder::body_end_of_form() {
  if (in_template()) {
    if (in_scope(T::Form)) close(T::Form);
    return;
  }
  const std::uint32_t form = form_;
  form_ = kNoHtmlNode;
  if (form == kNoHtmlNode || !node_in_scope(form)) return;
  imply_end_tags();
  remove_open(form);
}

void HtmlBuilder::any_other_end() {
  for (std::size_t i = stack_.size(); i-- > 0;) {
    if (stack_[i].name == token_.name) {
      imply_end_tags(token_.name);
      return pop_to_size(i);
    }
    if ((traits_of(stack_[i].name) & html_trait::kSpecial) != 0) return;
  }
}

}  // namespace sidelight
