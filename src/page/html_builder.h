// Tree construction (HTML standard, 13.2.6): where each token of a page goes. Its parts, by the
// standard's insertion modes: html_builder.cc (what all share), html_stack.cc (open elements),
// html_formatting.cc (formatting elements), html_head_modes.cc, html_body_mode.cc,
// html_table_modes.cc, html_foreign.cc. Never reads bytes, which is page/html_tokens.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "page/html_tokens.h"
#include "page/html_tree.h"

namespace sidelight {

class HtmlBuilder {
 public:
  HtmlBuilder(std::string_view source, HtmlTree& tree);
  void run();

 private:
  enum class Mode : std::uint8_t {
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    AfterHead,
    InBody,
    InTable,
    InCaption,
    InColumnGroup,
    InTableBody,
    InRow,
    InCell,
    InTemplate,
    AfterBody,
    InFrameset,
    AfterFrameset,
    AfterAfterBody,
    AfterAfterFrameset
  };
  // What ends the search for an element "in scope", beside what always does.
  enum class Scope : std::uint8_t { Plain, ListItem, Button, Table };
  enum class Step : std::uint8_t { Done, Again };  // Again: the token goes to the mode that is now

  struct Open {
    std::uint32_t node;
    std::uint32_t name;
  };
  struct Place {
    std::uint32_t parent;
    std::uint32_t before;  // kNoHtmlNode: at the end
  };

  // html_builder.cc: dispatch
  void dispatch();
  void by_mode();
  Step step();
  bool is_start() const { return token_.kind == HtmlTokenKind::StartTag; }
  bool is_end() const { return token_.kind == HtmlTokenKind::EndTag; }
  bool is_text() const { return token_.kind == HtmlTokenKind::Text; }
  bool is_start(std::uint32_t name) const { return is_start() && token_.name == name; }
  bool is_end(std::uint32_t name) const { return is_end() && token_.name == name; }
  std::string_view take_blanks();
  void drop_nuls();
  bool too_deep_start();
  bool too_deep_end();

  // html_builder.cc: nodes
  HtmlNode& node(std::uint32_t number) { return tree_.nodes[number]; }
  std::uint32_t add_node(HtmlNodeKind kind);
  std::uint32_t add_element(std::uint32_t name, bool with_attributes);
  std::uint32_t add_copy(std::uint32_t element);
  void attach(std::uint32_t child, Place place);
  void detach(std::uint32_t child);
  void move_children(std::uint32_t from, std::uint32_t to);
  Place place_for(std::uint32_t target) const;
  Place place_here() const { return place_for(stack_.back().node); }
  void insert_text(std::string_view text);
  void insert_blanks_alone();
  void insert_comment() { insert_comment_at(place_here()); }
  void insert_comment_at(Place place);
  std::uint32_t insert_element(std::uint32_t name, bool with_attributes);
  std::uint32_t insert_start() { return insert_element(token_.name, true); }
  void insert_leaf(std::uint32_t name, bool with_attributes = true);
  void insert_content(HtmlContent kind);
  void add_missing_attributes(std::uint32_t element);

  // html_stack.cc
  std::uint32_t current() const { return stack_.back().name; }
  bool current_is_one_of_table() const;
  void push(std::uint32_t element);
  void pop();
  void pop_through(std::uint32_t name);
  void pop_to_size(std::size_t size);
  void remove_open(std::uint32_t element);
  std::size_t place_in_stack(std::uint32_t element) const;
  bool ends_scope(std::uint32_t name, Scope scope) const;
  bool in_scope(std::uint32_t name, Scope scope = Scope::Plain) const;
  bool node_in_scope(std::uint32_t element) const;
  bool heading_in_scope() const;
  void imply_end_tags(std::uint32_t except = HtmlTag::kCount);
  void imply_all_end_tags();
  void close(std::uint32_t name);
  void close_p();
  void reset_mode();
  bool in_template() const { return !template_modes_.empty(); }

  // html_formatting.cc
  void reconstruct_formatting();
  void push_formatting(std::uint32_t element);
  void push_marker() { formatting_.push_back({kNoHtmlNode, 0}); }
  void clear_formatting();
  void remove_formatting(std::uint32_t element);
  std::size_t place_in_formatting(std::uint32_t element) const;
  std::uint32_t formatting_called(std::uint32_t name) const;
  bool same_attributes(const HtmlNode& one, const HtmlNode& two) const;
  void adopt(std::uint32_t name);
  bool adopt_once(std::uint32_t name);
  std::uint32_t adopt_inner(std::size_t block_at, std::size_t formatting_at, std::size_t& bookmark);

  // html_head_modes.cc
  Step initial();
  Step before_html();
  Step before_head();
  Step in_head();
  Step after_head();
  Step in_head_start();
  Step in_template_mode();
  Step after_body();
  Step in_frameset();
  Step after_frameset();
  Step after_after_body();
  Step after_after_frameset();
  bool takes_end_before_body() const;
  void start_template();
  void end_template();

  // html_body_mode.cc
  Step in_body();
  void body_text();
  void body_start();
  bool body_start_of_block();
  bool body_start_of_form_part();
  bool body_start_of_content();
  Step body_end();
  void body_end_of_form();
  void any_other_end();
  void start_item();
  void start_description();
  void start_frameset();

  // html_table_modes.cc
  Step in_table();
  Step in_table_start();
  Step in_table_end();
  Step in_body_fostered();
  Step in_caption();
  Step in_column_group();
  Step in_table_body();
  Step in_row();
  Step in_cell();
  bool is_table_part_start() const;
  void clear_to_table();
  void clear_to_table_body();
  void clear_to_row();
  void close_cell();
  void flush_table_text();

  // html_foreign.cc
  bool is_foreign_now() const;
  void foreign();
  void foreign_start();
  void foreign_end();
  void start_foreign(std::uint32_t space);
  bool breaks_out() const;

  HtmlTree& tree_;
  HtmlTokenizer tokens_;
  HtmlToken token_;
  Mode mode_ = Mode::Initial;
  std::vector<Open> stack_;
  std::vector<Open> formatting_;  // markers have kNoHtmlNode
  std::vector<Mode> template_modes_;
  std::vector<std::string_view> table_text_;  // waits for the next token of another kind
  std::vector<std::uint32_t> too_deep_;       // names of elements that are not on the stack
  std::uint32_t head_ = kNoHtmlNode;
  std::uint32_t form_ = kNoHtmlNode;
  std::size_t open_paragraphs_ = 0;
  std::size_t copies_ = 0;
  bool frameset_ok_ = true;
  bool fosters_ = false;
  bool drops_line_feed_ = false;
};

// What an element called so is in tree construction (html_trait).
unsigned traits_of(std::uint32_t name);

// Whether a page with this doctype is laid out as in the last century (HTML standard, 13.2.6.4.1).
bool asks_for_quirks(const HtmlDoctype& doctype);

// The bytes that are white space to a parser.
constexpr bool is_html_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
}

}  // namespace sidelight
