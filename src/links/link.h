// Links (entity linking): which entry of a knowledge pack a group refers to. Unlinked is a result,
// never an error; a doubtful link is not made.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/score.h"
#include "pack/knowledge.h"
#include "people/group.h"
#include "text/document.h"

namespace sidelight {

struct Link {
  std::uint32_t pack = 0;        // index in Knowledge::packs
  std::uint32_t entity = kNone;  // index in that pack; kNone = unlinked
  Score score;
  std::string_view rule;
  bool linked() const { return entity != kNone; }
};

// Parallel to groups.groups.
[[gnu::noinline]] std::vector<Link> link_groups(const Document& doc, const Groups& groups,
                                                const Knowledge& knowledge);

}  // namespace sidelight
