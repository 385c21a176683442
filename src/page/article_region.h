// Article region (main content extraction): which leaf is the headline, which element holds the
// running text, and which leaves belong to it. Types are given afterwards by page/block_kinds.h. By
// rules: paragraph mass in containers, class families, the page's own structured data.
#pragma once

#include "page/element_roles.h"
#include "page/page_draft.h"

namespace sidelight {

// Sets draft.headline: the leaf that says what the page's metadata call it, h1 first; else its only
// h1.
void find_headline(PageDraft& draft);

// Sets draft.container and types[].body. Needs zones.
void find_article(PageDraft& draft, const std::vector<ElementRoles>& roles);

}  // namespace sidelight
