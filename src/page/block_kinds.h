// Block kinds (block typing): gives every leaf of a page its type and region, by markup, class
// families, position and the line's own words. Repeats and captions are page/captions.h, teasers
// page/related_items.h.
#pragma once

#include "page/element_roles.h"
#include "page/page_draft.h"

namespace sidelight {

// Fills draft.types. Needs the headline, zones and body.
void type_leaves(PageDraft& draft, const std::vector<ElementRoles>& roles);

}  // namespace sidelight
