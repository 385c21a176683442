// Related items by shared names (content-based recommendation): which names of the article stand in
// the items that its page links to, so that the panel can order them and say why. Never the
// library: what the reader read before is web/library.
#pragma once

#include <cstdint>
#include <vector>

#include "people/group.h"
#include "text/document.h"

namespace sidelight {

struct SharedNames {
  std::vector<std::uint32_t> groups;  // those of the article, what tells most first
  Score score;                        // 0 when none is shared
};

// Parallel to Article::related. A name that stands in few items and often in the article tells
// more.
std::vector<SharedNames> find_shared_names(const Document& doc, const Groups& groups);

}  // namespace sidelight
