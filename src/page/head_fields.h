// Head fields (title, kicker, standfirst): the lines above the text as values, reconciled with the
// title and description that the page's data gives. Which leaf is which is page/block_kinds.h.
#pragma once

#include <string>

#include "page/page_draft.h"

namespace sidelight {

struct HeadFields {
  std::string title;
  std::string title_source;  // of PageFields::sources; empty with the field
  std::string kicker;
  std::string kicker_source;
  std::string standfirst;
  std::string standfirst_source;
};

// `outlet` is the site's name, cut off titles.
HeadFields read_head(const PageDraft& draft, const std::string& outlet);

}  // namespace sidelight
