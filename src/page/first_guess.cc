#include "page/first_guess.h"

#include "page/article_region.h"
#include "page/page_zones.h"

namespace sidelight {

std::vector<ElementRoles> guess_article(PageDraft& draft) {
  draft.tree = build_page_tree(draft.page);
  draft.leaves = cut_leaves(draft.page, draft.tree);
  measure_leaves(draft);
  draft.data = read_json_ld(draft.page);
  std::vector<ElementRoles> roles = find_roles(draft.page, draft.tree);
  find_headline(draft);
  mark_zones(draft);
  find_article(draft, roles);
  return roles;
}

}  // namespace sidelight
