// Picture kinds (typing of captions and credits): the lines in and under a picture, and the end of
// a caption that is its credit. Repeats are page/captions.h, the pictures themselves page/images.h.
#pragma once

#include <vector>

#include "page/element_roles.h"
#include "page/page_draft.h"

namespace sidelight {

class PictureTyper {
 public:
  PictureTyper(PageDraft& draft, const std::vector<ElementRoles>& roles);

  // A line right under a picture that ends with a credit, or one that begins with the picture's
  // own description, whatever it stands in.
  bool is_bare_caption(std::size_t i) const;
  // Types leaf `i` when it belongs to a picture.
  bool type(std::size_t i);

 private:
  bool repeats_alt(std::size_t i) const;
  bool is_near(std::size_t i) const;
  bool is_card(std::size_t i) const;
  bool is_credit(std::size_t i) const;
  bool is_label_in_figure(std::size_t i) const;
  bool is_photographer(std::size_t i) const;
  void cut_credit(std::size_t i);
  const ElementRoles& roles(std::size_t i) const { return roles_[draft_.element(i)]; }

  PageDraft& draft_;
  const std::vector<ElementRoles>& roles_;
  std::vector<std::string> alts_;  // descriptions of pictures as title_key() has them, sorted
  std::vector<bool> captioned_;    // parallel to page.elements: figures that hold a marked caption
};

}  // namespace sidelight
