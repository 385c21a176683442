// Listings (link-list detection): how much of a page only points to other pages, and what it lists.
// Whether that makes it a front page is page/page_kind.h.
#pragma once

#include <cstddef>

#include "page/page_draft.h"

namespace sidelight {

struct ListingSigns {
  std::size_t cards = 0;     // linked titles outside menus, each target once
  std::size_t headings = 0;  // those of them that are headings
  bool root = false;         // the address is that of a site's first page
};

ListingSigns measure_listing(const PageDraft& draft);

// Makes what the page links to, and the lines that go with it, blocks of region Related.
void type_listing(PageDraft& draft);

}  // namespace sidelight
