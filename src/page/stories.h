// Stories (segmentation of a roundup): the separate stories of a page that reports several, each
// under a heading or bold words of its own. Never the parts of one article, and never the entries
// of a live blog: those are page/live_entries.h.
#pragma once

#include <string_view>

#include "page/page_draft.h"

namespace sidelight {

// Fills draft.stories and types[].story when the article is a roundup, in reading order. Gives the
// rule that decided so, or an empty view, and then changes nothing. Linear.
std::string_view find_stories(PageDraft& draft);

}  // namespace sidelight
