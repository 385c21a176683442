#include "page/block_rows.h"

#include "page/first_guess.h"

namespace sidelight {

BlockRows block_rows(const Page& page) {
  PageDraft draft(page);
  const std::vector<ElementRoles> roles = guess_article(draft);
  BlockRows rows{BlockFeatures(draft, roles), {}, draft.headline};
  for (std::size_t i = 0; i < draft.size(); ++i) rows.texts.emplace_back(draft.view(i));
  return rows;
}

}  // namespace sidelight
