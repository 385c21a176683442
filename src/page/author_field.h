// Author field (byline reconciliation): who wrote the article, from structured data, metadata,
// microdata and the page's own bylines. Reading one line is page/author_names.h.
#pragma once

#include <string>
#include <vector>

#include "page/author_names.h"
#include "page/page_draft.h"

namespace sidelight {

struct AuthorField {
  std::vector<std::string> names;
  std::string source;  // of PageFields::sources; empty when there are no names
};

// `outlets` are keys of the site's names. A person goes before a group, a group before the outlet;
// between persons, those that the page shows go before those that only its data names.
AuthorField read_authors(const PageDraft& draft, const std::vector<std::string>& outlets);

}  // namespace sidelight
