// Second copy (duplicate content): a page that prints its text twice, once for small and once for
// large screens. Never lines that an article repeats here and there; repeated captions are
// page/captions.h.
#pragma once

#include "page/page_draft.h"

namespace sidelight {

// Drops the second copy, when it is a large part of the running text. types[].body must be set.
void drop_second_copy(PageDraft& draft);

}  // namespace sidelight
