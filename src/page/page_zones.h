// Zones (page segmentation by markup): which parts of a page say by tag, role or class words that
// they are not the article. A part that holds the headline or most of the running text is never
// taken at its word.
#pragma once

#include "page/page_draft.h"

namespace sidelight {

// Fills draft.zones and draft.leaf_zones. draft.headline must be set when there is one.
void mark_zones(PageDraft& draft);

// The name of the rule by which a leaf of `zone` is no part of the article, for `sidelight
// explain`.
std::string_view rule_of(Zone zone);

}  // namespace sidelight
