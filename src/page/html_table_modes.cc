// Insertion modes of tables (HTML standard, 13.2.6.4.9 to 13.2.6.4.15), and what they give away to
// stand before the table ("foster parenting").
#include "page/html_builder.h"

namespace sidelight {
namespace {

using T = HtmlTag;

bool is_blank_text(std::string_view text) {
  for (const char c : text) {
    if (!is_html_blank(c)) return false;
  }
  return true;
}

}  // namespace

// caption col colgroup tbody td tfoot th thead tr
bool HtmlBuilder::is_table_part_start() const {
  if (!is_start()) return false;
  switch (token_.name) {
    case T::Caption:
    case T::Col:
    case T::Colgroup:
    case T::Tbody:
    case T::Td:
    case T::Tfoot:
    case T::Th:
    case T::Thead:
    case T::Tr:
      return true;
    default:
      return false;
  }
}

void HtmlBuilder::clear_to_table() {
  while (current() != T::Table && current() != T::Template && current() != T::Html) pop();
}

void HtmlBuilder::clear_to_table_body() {
  while (current() != T::Tbody && current() != T::Tfoot && current() != T::Thead &&
         current() != T::Template && current() != T::Html) {
    pop();
  }
}

void HtmlBuilder::clear_to_row() {
  while (current() != T::Tr && current() != T::Template && current() != T::Html) pop();
}

HtmlBuilder::Step HtmlBuilder::in_body_fostered() {
  fosters_ = true;
  const Step step = in_body();
  fosters_ = false;
  return step;
}

// The text between a table's parts: white space stays, anything else goes before the table, with
// the white space around it.
void HtmlBuilder::flush_table_text() {
  bool blank = true;
  for (const std::string_view text : table_text_) blank = blank && is_blank_text(text);
  const HtmlToken waiting = token_;
  token_.kind = HtmlTokenKind::Text;
  for (const std::string_view text : table_text_) {
    if (blank) {
      insert_text(text);
    } else {
      token_.text = text;
      in_body_fostered();
    }
  }
  table_text_.clear();
  token_ = waiting;
}

HtmlBuilder::Step HtmlBuilder::in_table() {
  switch (token_.kind) {
    case HtmlTokenKind::Text:
      if (!current_is_one_of_table()) return in_body_fostered();
      drop_nuls();
      if (!token_.text.empty()) table_text_.push_back(token_.text);
      return Step::Done;
    case HtmlTokenKind::Comment:
      insert_comment();
      return Step::Done;
    case HtmlTokenKind::Doctype:
      return Step::Done;
    case HtmlTokenKind::StartTag:
      return in_table_start();
    case HtmlTokenKind::EndTag:
      return in_table_end();
    case HtmlTokenKind::End:
      return in_body();
  }
  return Step::Done;
}

HtmlBuilder::Step HtmlBuilder::in_table_start() {
  const auto begin = [&](std::uint32_t name, Mode mode) {
    clear_to_table();
    insert_element(name, name == token_.name);
    mode_ = mode;
    return name == token_.name ? Step::Done : Step::Again;
  };
  switch (token_.name) {
    case T::Caption:
      clear_to_table();
      push_marker();
      return begin(T::Caption, Mode::InCaption);
    case T::Colgroup:
    case T::Col:
      return begin(T::Colgroup, Mode::InColumnGroup);
    case T::Tbody:
    case T::Tfoot:
    case T::Thead:
      return begin(token_.name, Mode::InTableBody);
    case T::Td:
    case T::Th:
    case T::Tr:
      return begin(T::Tbody, Mode::InTableBody);
    case T::Table:
      if (!in_scope(T::Table, Scope::Table)) return Step::Done;
      pop_through(T::Table);
      reset_mode();
      return Step::Again;
    case T::Style:
    case T::Script:
    case T::Template:
      return in_head_start();
    case T::Input: {
      const std::uint32_t end = static_cast<std::uint32_t>(tree_.attributes.size());
      for (std::uint32_t i = token_.attributes; i < end; ++i) {
        if (!is_called(tree_.attributes[i], "type")) continue;
        if (lower_html_name(value_of(tree_.attributes[i])) != "hidden") break;
        insert_leaf(T::Input);
        return Step::Done;
      }
      return in_body_fostered();
    }
    case T::Form:
      if (in_template() || form_ != kNoHtmlNode) return Step::Done;
      form_ = insert_start();
      pop();
      return Step::Done;
    default:
      return in_body_fostered();
  }
}

HtmlBuilder::Step HtmlBuilder::in_table_end() {
  switch (token_.name) {
    case T::Table:
      if (!in_scope(T::Table, Scope::Table)) return Step::Done;
      pop_through(T::Table);
      reset_mode();
      return Step::Done;
    case T::Body:
    case T::Caption:
    case T::Col:
    case T::Colgroup:
    case T::Html:
    case T::Tbody:
    case T::Td:
    case T::Tfoot:
    case T::Th:
    case T::Thead:
    case T::Tr:
      return Step::Done;
    case T::Template:
      end_template();
      return Step::Done;
    default:
      return in_body_fostered();
  }
}

HtmlBuilder::Step HtmlBuilder::in_caption() {
  if (is_table_part_start() || is_end(T::Caption) || is_end(T::Table)) {
    if (!in_scope(T::Caption, Scope::Table)) return Step::Done;
    imply_end_tags();
    pop_through(T::Caption);
    clear_formatting();
    mode_ = Mode::InTable;
    return is_end(T::Caption) ? Step::Done : Step::Again;
  }
  if (is_end()) {
    switch (token_.name) {
      case T::Body:
      case T::Col:
      case T::Colgroup:
      case T::Html:
      case T::Tbody:
      case T::Td:
      case T::Tfoot:
      case T::Th:
      case T::Thead:
      case T::Tr:
        return Step::Done;
      default:
        break;
    }
  }
  return in_body();
}

HtmlBuilder::Step HtmlBuilder::in_column_group() {
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
      if (token_.name == T::Html) return in_body();
      if (token_.name == T::Template) return in_head_start();
      if (token_.name != T::Col) break;
      insert_leaf(T::Col);
      return Step::Done;
    case HtmlTokenKind::EndTag:
      if (token_.name == T::Col) return Step::Done;
      if (token_.name != T::Template) break;
      end_template();
      return Step::Done;
    case HtmlTokenKind::End:
      return in_body();
  }
  if (current() != T::Colgroup) {
    if (is_text()) insert_blanks_alone();
    return Step::Done;
  }
  pop();
  mode_ = Mode::InTable;
  return is_end(T::Colgroup) ? Step::Done : Step::Again;
}

HtmlBuilder::Step HtmlBuilder::in_table_body() {
  if (is_start(T::Tr) || is_start(T::Td) || is_start(T::Th)) {
    clear_to_table_body();
    insert_element(T::Tr, token_.name == T::Tr);
    mode_ = Mode::InRow;
    return token_.name == T::Tr ? Step::Done : Step::Again;
  }
  const bool is_section =
      token_.name == T::Tbody || token_.name == T::Tfoot || token_.name == T::Thead;
  if (is_end() && is_section) {
    if (!in_scope(token_.name, Scope::Table)) return Step::Done;
    clear_to_table_body();
    pop();
    mode_ = Mode::InTable;
    return Step::Done;
  }
  if (is_table_part_start() || is_end(T::Table)) {
    if (!in_scope(T::Tbody, Scope::Table) && !in_scope(T::Thead, Scope::Table) &&
        !in_scope(T::Tfoot, Scope::Table)) {
      return Step::Done;
    }
    clear_to_table_body();
    pop();
    mode_ = Mode::InTable;
    return Step::Again;
  }
  return in_table();  // which passes over the other end tags of a table's parts
}

HtmlBuilder::Step HtmlBuilder::in_row() {
  if (is_start(T::Td) || is_start(T::Th)) {
    clear_to_row();
    insert_start();
    push_marker();
    mode_ = Mode::InCell;
    return Step::Done;
  }
  const bool is_section =
      token_.name == T::Tbody || token_.name == T::Tfoot || token_.name == T::Thead;
  const bool ends_section = is_end() && is_section;
  if (ends_section && !in_scope(token_.name, Scope::Table)) return Step::Done;
  if (is_table_part_start() || is_end(T::Table) || is_end(T::Tr) || ends_section) {
    if (!in_scope(T::Tr, Scope::Table)) return Step::Done;
    clear_to_row();
    pop();
    mode_ = Mode::InTableBody;
    return is_end(T::Tr) ? Step::Done : Step::Again;
  }
  return in_table();
}

void HtmlBuilder::close_cell() {
  imply_end_tags();
  while (current() != T::Td && current() != T::Th) pop();
  pop();
  clear_formatting();
  mode_ = Mode::InRow;
}

HtmlBuilder::Step HtmlBuilder::in_cell() {
  if (is_table_part_start()) {
    if (!in_scope(T::Td, Scope::Table) && !in_scope(T::Th, Scope::Table)) return Step::Done;
    close_cell();
    return Step::Again;
  }
  if (!is_end()) return in_body();
  switch (token_.name) {
    case T::Td:
    case T::Th:
      if (!in_scope(token_.name, Scope::Table)) return Step::Done;
      imply_end_tags();
      pop_through(token_.name);
      clear_formatting();
      mode_ = Mode::InRow;
      return Step::Done;
    case T::Body:
    case T::Caption:
    case T::Col:
    case T::Colgroup:
    case T::Html:
      return Step::Done;
    case T::Table:
    case T::Tbody:
    case T::Tfoot:
    case T::Thead:
    case T::Tr:
      if (!in_scope(token_.name, Scope::Table)) return Step::Done;
      close_cell();
      return Step::Again;
    default:
      return in_body();
  }
}

}  // namespace sidelight
