// The stack of open elements (HTML standard, 13.2.4.2): scopes, implied end tags, and the mode that
// it asks for.
#include <array>

#include "page/html_builder.h"

namespace sidelight {
namespace {

using T = HtmlTag;

constexpr std::array<std::uint8_t, T::kCount> kTraits = [] {
  std::array<std::uint8_t, T::kCount> traits{};
  for (const html_trait::Row& row : html_trait::kRows) {
    traits[row.tag] = static_cast<std::uint8_t>(row.traits);
  }
  return traits;
}();

}  // namespace

unsigned traits_of(std::uint32_t name) {
  if (name < T::kCount) return kTraits[name];
  switch (name) {
    case kMathName | T::Mi:
    case kMathName | T::Mo:
    case kMathName | T::Mn:
    case kMathName | T::Ms:
    case kMathName | T::Mtext:
    case kMathName | T::AnnotationXml:
    case kSvgName | T::ForeignObject:
    case kSvgName | T::Desc:
    case kSvgName | T::Title:
      return html_trait::kSpecial | html_trait::kScope;
    default:
      return 0;
  }
}

bool HtmlBuilder::current_is_one_of_table() const {
  switch (current()) {
    case T::Table:
    case T::Tbody:
    case T::Template:
    case T::Tfoot:
    case T::Thead:
    case T::Tr:
      return true;
    default:
      return false;
  }
}

void HtmlBuilder::push(std::uint32_t element) {
  HtmlNode& opened = node(element);
  opened.open = true;
  open_paragraphs_ += opened.name == T::P ? 1 : 0;
  stack_.push_back({element, opened.name});
}

void HtmlBuilder::pop() {
  node(stack_.back().node).open = false;
  open_paragraphs_ -= stack_.back().name == T::P ? 1 : 0;
  stack_.pop_back();
}

void HtmlBuilder::pop_through(std::uint32_t name) {
  while (stack_.size() > 1) {
    const bool found = current() == name;
    pop();
    if (found) return;
  }
}

void HtmlBuilder::pop_to_size(std::size_t size) {
  while (stack_.size() > size) pop();
}

void HtmlBuilder::remove_open(std::uint32_t element) {
  const std::size_t at = place_in_stack(element);
  if (at == stack_.size()) return;
  node(element).open = false;
  open_paragraphs_ -= stack_[at].name == T::P ? 1 : 0;
  stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(at));
}

// stack_.size() when it isn't there.
std::size_t HtmlBuilder::place_in_stack(std::uint32_t element) const {
  for (std::size_t i = stack_.size(); i-- > 0;) {
    if (stack_[i].node == element) return i;
  }
  return stack_.size();
}

bool HtmlBuilder::ends_scope(std::uint32_t name, Scope scope) const {
  switch (scope) {
    case Scope::Table:
      return name == T::Table || name == T::Template || name == T::Html;
    case Scope::ListItem:
      if (name == T::Ol || name == T::Ul) return true;
      break;
    case Scope::Button:
      if (name == T::Button) return true;
      break;
    case Scope::Plain:
      break;
  }
  return (traits_of(name) & html_trait::kScope) != 0;
}

bool HtmlBuilder::in_scope(std::uint32_t name, Scope scope) const {
  for (std::size_t i = stack_.size(); i-- > 0;) {
    if (stack_[i].name == name) return true;
    if (ends_scope(stack_[i].name, scope)) return false;
  }
  return false;
}

bool HtmlBuilder::node_in_scope(std::uint32_t element) const {
  for (std::size_t i = stack_.size(); i-- > 0;) {
    if (stack_[i].node == element) return true;
    if (ends_scope(stack_[i].name, Scope::Plain)) return false;
  }
  return false;
}

bool HtmlBuilder::heading_in_scope() const {
  for (std::size_t i = stack_.size(); i-- > 0;) {
    if (stack_[i].name >= T::H1 && stack_[i].name <= T::H6) return true;
    if (ends_scope(stack_[i].name, Scope::Plain)) return false;
  }
  return false;
}

void HtmlBuilder::imply_end_tags(std::uint32_t except) {
  while (current() != except && (traits_of(current()) & html_trait::kImplied) != 0) pop();
}

void HtmlBuilder::imply_all_end_tags() {
  constexpr unsigned kEither = html_trait::kImplied | html_trait::kImpliedAtEnd;
  while ((traits_of(current()) & kEither) != 0) pop();
}

// For an element that is open.
void HtmlBuilder::close(std::uint32_t name) {
  imply_end_tags(name);
  pop_through(name);
}

void HtmlBuilder::close_p() {
  if (open_paragraphs_ != 0 && in_scope(T::P, Scope::Button)) close(T::P);
}

void HtmlBuilder::reset_mode() {
  for (std::size_t i = stack_.size(); i-- > 0;) {
    switch (stack_[i].name) {
      case T::Td:
      case T::Th:
        mode_ = Mode::InCell;
        return;
      case T::Tr:
        mode_ = Mode::InRow;
        return;
      case T::Tbody:
      case T::Thead:
      case T::Tfoot:
        mode_ = Mode::InTableBody;
        return;
      case T::Caption:
        mode_ = Mode::InCaption;
        return;
      case T::Colgroup:
        mode_ = Mode::InColumnGroup;
        return;
      case T::Table:
        mode_ = Mode::InTable;
        return;
      case T::Template:
        mode_ = template_modes_.back();
        return;
      case T::Head:
        mode_ = Mode::InHead;
        return;
      case T::Body:
        mode_ = Mode::InBody;
        return;
      case T::Frameset:
        mode_ = Mode::InFrameset;
        return;
      case T::Html:
        mode_ = head_ == kNoHtmlNode ? Mode::BeforeHead : Mode::AfterHead;
        return;
      default:
        break;
    }
  }
}

}  // namespace sidelight
