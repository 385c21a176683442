// Plain text blocks: types for the lines of a text that has no markup. Its Page comes from
// page/plain_text.h.
#pragma once

#include "page/page_draft.h"

namespace sidelight {

// Fills draft.types: a short first line is the headline, then bylines, dates and datelines, then
// paragraphs.
void type_plain_text(PageDraft& draft);

}  // namespace sidelight
