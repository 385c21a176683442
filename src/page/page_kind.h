// Page kind (page type classification): whether there is an article here, and of what sort.
#pragma once

#include "page/page_draft.h"

namespace sidelight {

// Sets article.kind and adds the notes that follow from it.
void set_page_kind(const PageDraft& draft, Article& article);

}  // namespace sidelight
