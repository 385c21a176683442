#include "page/article_span.h"

#include <algorithm>

namespace sidelight {

ArticleSpan find_span(const PageDraft& draft) {
  ArticleSpan span;
  span.first_body = draft.size();
  span.last_body = 0;
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (!draft.types[i].body) continue;
    span.first_body = std::min(span.first_body, i);
    span.last_body = i;
  }
  span.head_begin = draft.headline == kNone ? span.first_body : draft.headline;
  // The head may begin above the headline: a few lines inside the smallest part that holds both.
  std::uint32_t part = draft.headline == kNone ? kNone : draft.element(draft.headline);
  for (int up = 0; up < 4 && part != kNone && part != 0; ++up)
    part = draft.page.elements[part].parent;
  while (span.head_begin > 0 && span.head_begin != draft.size() && part != kNone &&
         draft.headline - span.head_begin < 8 &&
         draft.tree.inside(draft.element(span.head_begin - 1), part)) {
    --span.head_begin;
  }
  span.head_end = draft.headline == kNone ? span.first_body
                                          : std::max<std::size_t>(span.first_body, draft.headline);
  if (span.first_body == draft.size()) span.head_end = std::min(draft.size(), span.head_begin + 20);
  return span;
}

}  // namespace sidelight
