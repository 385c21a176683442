// Relations (relation extraction): how the groups of one article go with each other, as the pack
// has it ("capital", "office") and as the article's own descriptions say it ("Eurasia Group analyst
// Jeremy Chan"). Never guesses a relation from two names that stand near each other.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/range.h"
#include "cards/card.h"
#include "links/link.h"
#include "pack/knowledge.h"
#include "people/group.h"

namespace sidelight {

// Words of the article that say who or what a group is.
struct Description {
  std::uint32_t group = 0;
  TokenRange words;         // may hold the group's own name
  ByteRange shown;          // what is shown of it
  bool introduces = false;  // stands right beside the name (cards/introductions.h)
};

// The first group of the article that is linked to each entity and is no mere nationality. Asked by
// key only, never walked through.
class EntityGroups {
 public:
  EntityGroups(const Groups& groups, const std::vector<Link>& links);
  // kNone when no group of the article is linked to it.
  std::uint32_t group_of(std::uint32_t pack, std::uint32_t entity) const;

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> groups_;
};

// Parallel to groups.groups: the others that each goes with; for a pair of groups at most one
// relation in the article's words, then one of the pack's, the one that tells most.
std::vector<std::vector<Relation>> find_relations(const Groups& groups,
                                                  const std::vector<Link>& links,
                                                  const Knowledge& knowledge,
                                                  const EntityGroups& entities,
                                                  const std::vector<Description>& descriptions);

}  // namespace sidelight
