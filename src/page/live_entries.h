// Live entries (segmentation of a live blog): the dated reports that a running page is made of,
// each with its time. Never the stories of a roundup, which have no times: page/stories.h.
#pragma once

#include <string_view>

#include "page/page_draft.h"
#include "page/structured_kinds.h"

namespace sidelight {

// Fills draft.stories and types[].story when the article is a live blog, in reading order; the
// times of entries become date blocks of the article. Gives the rule that decided so, or an empty
// view, and then changes nothing. Linear in elements and leaves.
std::string_view find_live_entries(PageDraft& draft, const StructuredKinds& data);

// Bytes of the time of day that `text` begins with ("16:42 GMT", "9h05", "3.15 pm"), 0 for none.
std::size_t clock_bytes(std::string_view text);

}  // namespace sidelight
