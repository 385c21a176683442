// Date fields (publication and modification date): reconciled from structured data, metadata,
// microdata, the page's own lines and its address. Reading one text is page/day_text.h.
#pragma once

#include <string>

#include "page/page_draft.h"

namespace sidelight {

struct DateFields {
  std::string published;  // ISO 8601, or empty
  std::string published_source;
  std::string modified;
  std::string modified_source;
};

DateFields read_dates(const PageDraft& draft);

}  // namespace sidelight
