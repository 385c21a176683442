// Page fields (bibliographic metadata): title, authors, dates, outlet and the like, reconciled from
// structured data, metadata, the page's own lines and its address. `sources` says which won.
#pragma once

#include "page/page_draft.h"

namespace sidelight {

PageFields read_fields(const PageDraft& draft);

}  // namespace sidelight
