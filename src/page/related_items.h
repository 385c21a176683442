// Related items (teaser blocks): the other stories that a page points to, one item each with its
// title, link, section, teaser and image. Never a link inside the text.
#pragma once

#include "page/page_draft.h"

namespace sidelight {

// Fills article.related from the blocks of region Related, in page order, and types the captions
// and credits of the items' own pictures. An item is what one card holds: the largest element
// around one linked title. Linear.
void gather_related(const PageDraft& draft, Article& article);

}  // namespace sidelight
