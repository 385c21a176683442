// Layout (visual page segmentation): what the browser's boxes say against a leaf being text. Only a
// constraint, never evidence for it: natively there are no boxes, and then nothing is done.
#pragma once

#include "page/page_draft.h"

namespace sidelight {

// Takes from the running text what stands beside its column, and what keeps its place when the page
// is scrolled. types[].body must be set.
void keep_to_column(PageDraft& draft);

}  // namespace sidelight
