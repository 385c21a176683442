// Byline lines (segmentation of one line of an article's head): "Words by A. Name | Updated 3 May"
// cut into its byline and its date, without what else stands there. Never typed by where it
// stands: that is page/head_kinds.h. Names in a byline are page/author_names.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "page/page_draft.h"

namespace sidelight {

// The parts of `text`, in order; empty where it has to be taken as one. `runs` are the offsets at
// which the source starts another run of text, sorted. `names` says that the page marks the line as
// a byline; without it, the line has to begin as one.
std::vector<LeafPart> cut_byline(std::string_view text, const std::vector<std::uint32_t>& runs,
                                 bool names);

// Whether all of `text` introduces a name ("By", "Words by").
bool is_by(std::string_view text);

}  // namespace sidelight
