// First guess (rule-based content extraction): all that is known of a page before the trained model
// is asked: tree, leaves, structured data, headline, zones and the rules' view of the body. The
// model, which may overrule it leaf by leaf, is page/block_model.h.
#pragma once

#include <vector>

#include "page/element_roles.h"
#include "page/page_draft.h"

namespace sidelight {

// Fills all of `draft` but the kinds of its leaves; types[].body holds the guess. Gives the roles
// of the page's elements. Not for plain text.
std::vector<ElementRoles> guess_article(PageDraft& draft);

}  // namespace sidelight
