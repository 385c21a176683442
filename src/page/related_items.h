// Related items (teaser blocks): the other stories that a page points to, one item each with its
// title, link, section, teaser and image. Never a link inside the text.
#pragma once

#include "page/article.h"

namespace sidelight {

// Fills article.related from the blocks of region Related.
void gather_related(const Page& page, Article& article);

}  // namespace sidelight
