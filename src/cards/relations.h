// Relations (relation extraction): how the groups of one article go with each other, as the pack
// has it ("capital", "office") and as the article's own descriptions say it ("Eurasia Group analyst
// Jeremy Chan"). Never guesses a relation from two names that stand near each other.
#pragma once

#include <cstdint>
#include <vector>

#include "base/range.h"
#include "cards/card.h"
#include "links/link.h"
#include "people/group.h"
#include "text/document.h"

namespace sidelight {

// Words of the article that say who or what a group is.
struct Description {
  std::uint32_t group = 0;
  TokenRange words;  // may hold the group's own name
  ByteRange shown;   // what is shown of it
};

// Parallel to groups.groups: the others that each goes with, no pair with the same words or key
// twice; the article's words before the pack's.
std::vector<std::vector<Relation>> find_relations(const Document& doc, const Groups& groups,
                                                  const std::vector<Link>& links,
                                                  const Knowledge& knowledge,
                                                  const std::vector<Description>& descriptions);

}  // namespace sidelight
