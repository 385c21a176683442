// Groups (coreference): all mentions of one person, organisation or place, names, descriptions and
// pronouns alike. Never looks a name up in the world: that is links/link.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/kinds.h"
#include "base/score.h"
#include "names/mention.h"
#include "pack/knowledge.h"
#include "people/descriptions.h"
#include "text/document.h"

namespace sidelight {

struct PronounTask;  // people/pronouns.h

struct Group {
  std::vector<std::uint32_t> mentions;  // indices in Groups::mentions, reading order, never empty
  std::string name;                     // its fullest name as written
  EntityKind kind = EntityKind::Person;
  Region region = Region::Article;  // Article when any mention stands there
  Score score;
};

struct Groups {
  // The names given, plus the nominals ("the Russian president") and pronouns that were resolved;
  // reading order. Nested or overlapping only where a nominal holds a name.
  std::vector<Mention> mentions;
  std::vector<std::uint32_t> group_of_mention;  // parallel to mentions; kNone for none
  std::vector<Group> groups;                    // in order of first mention
};

// The same groups with `mentions` (in any order) in the place of theirs.
Groups with_mentions(Groups groups, std::vector<Joined> mentions);

[[gnu::noinline]] Groups group_mentions(const Document& doc, const std::vector<Mention>& names,
                                        const Knowledge& knowledge);
// The same with another judge of pronouns, or with pronouns that must be answered
// (people/pronouns.h).
[[gnu::noinline]] Groups group_mentions(const Document& doc, const std::vector<Mention>& names,
                                        const Knowledge& knowledge, const PronounTask& task);

}  // namespace sidelight
