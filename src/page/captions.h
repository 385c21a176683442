// Captions (image text): one caption for each picture, however often the page repeats it (desktop,
// mobile, alt), and quotes that only repeat the body.
#pragma once

#include "page/element_roles.h"
#include "page/page_draft.h"

namespace sidelight {

// Drops repeated captions and credits, and takes block quotations that repeat the body for pull
// quotes.
void settle_captions(PageDraft& draft, const std::vector<ElementRoles>& roles);

}  // namespace sidelight
