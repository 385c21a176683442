// Element roles (inherited semantics): for each element the nearest ancestor, itself included, that
// makes its text a caption, a credit, a byline and so on. An ancestor with too much text for its
// role has none.
#pragma once

#include <cstdint>
#include <vector>

#include "page/page_draft.h"

namespace sidelight {

struct ElementRoles {
  std::uint32_t figure = kNone;
  std::uint32_t caption = kNone;
  std::uint32_t credit = kNone;
  std::uint32_t kicker = kNone;
  std::uint32_t standfirst = kNone;
  std::uint32_t byline = kNone;
  std::uint32_t date = kNone;
  std::uint32_t quotation = kNone;
  std::uint32_t pull_quote = kNone;
  std::uint32_t embed = kNone;
  std::uint32_t article = kNone;
  std::uint32_t live_entry = kNone;
};

// Parallel to Page::elements. One pass.
std::vector<ElementRoles> find_roles(const Page& page, const PageTree& tree);

}  // namespace sidelight
