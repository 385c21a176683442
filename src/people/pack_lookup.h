// Which entities of the packs a text may name (candidate generation), for grouping and for linking.
// Never decides: grouping uses it to join names of one thing, links/ to choose the entity.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pack/knowledge.h"

namespace sidelight {

struct PackCandidate {
  std::uint32_t pack = 0;    // index in Knowledge::packs
  std::uint32_t entity = 0;  // index in that pack
  AliasUse use = AliasUse::Name;
  EntityKind kind = EntityKind::Person;  // of what is meant
  std::uint16_t prior = 0;               // thousandths
};

// The aliases with this key that are written as `text` is; by pack, then by falling prior.
std::vector<PackCandidate> pack_candidates(const Knowledge& knowledge, const std::string& key,
                                           std::string_view text);

// Whether a name of kind `name` may mean an entity of kind `entity`: rules confuse organisations,
// facilities and places, never persons with them.
bool kinds_agree(EntityKind name, EntityKind entity);

}  // namespace sidelight
