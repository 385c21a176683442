// Article span (extent of the text): from which leaf to which the article's head and its running
// text go. Reads the draft, never types a leaf: that is page/block_kinds.h and its siblings.
#pragma once

#include <cstddef>

#include "page/page_draft.h"

namespace sidelight {

struct ArticleSpan {
  std::size_t first_body = 0;  // leaf; the number of leaves where there is no text
  std::size_t last_body = 0;
  std::size_t head_begin = 0;  // leaves [head_begin, head_end)
  std::size_t head_end = 0;

  bool in_head(std::size_t leaf) const { return leaf >= head_begin && leaf < head_end; }
};

// The article's leaves in page order: from its head to its last line of text.
ArticleSpan find_span(const PageDraft& draft);

}  // namespace sidelight
