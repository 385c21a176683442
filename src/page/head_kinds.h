// Head kinds (typing of an article's head): kicker, byline, date and standfirst around the
// headline, and the first lines of text above the part that holds the rest. Pictures are
// page/picture_kinds.h, everything else page/block_kinds.h.
#pragma once

#include <vector>

#include "page/article_span.h"
#include "page/element_roles.h"

namespace sidelight {

class HeadTyper {
 public:
  HeadTyper(PageDraft& draft, const std::vector<ElementRoles>& roles)
      : draft_(draft), roles_(roles), span_(find_span(draft)) {}

  const ArticleSpan& span() const { return span_; }
  // The line between headline and text that sums it up: by class, by the page's own description, or
  // a heading right under the headline. Asked first: the text begins after it.
  void find_standfirst();
  // Types leaf `i` of the head; false when it is none of the head's kinds.
  bool type(std::size_t i);
  // Types leaf `i` after the text: blogs name the author there, where no line above did.
  bool type_foot(std::size_t i);
  // Running text between the headline and the part that holds the rest: one such line sums the
  // article up, more are its first paragraphs. Asked last.
  void type_text_above();

 private:
  bool is_title_again(std::size_t i) const;
  bool is_date(std::size_t i) const;
  bool is_byline(std::size_t i) const;
  void set_byline(std::size_t i);
  bool cut_line(std::size_t i);
  bool is_kicker(std::size_t i) const;
  bool is_lone_crumb(std::size_t i) const;
  bool is_section_link(std::uint32_t link) const;
  bool may_sum_up(std::size_t i) const;
  bool says_sum(std::size_t i) const;
  void set_standfirst(std::size_t i, std::string_view rule);
  bool is_open_text(std::size_t i) const;
  bool is_under_headline(std::size_t i) const;
  std::size_t first_prose() const;
  const ElementRoles& roles(std::size_t i) const { return roles_[draft_.element(i)]; }

  PageDraft& draft_;
  const std::vector<ElementRoles>& roles_;
  ArticleSpan span_;
  bool has_kicker_ = false;
  bool has_byline_ = false;
  bool has_standfirst_ = false;
};

}  // namespace sidelight
