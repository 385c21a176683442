#include "people/pack_lookup.h"

namespace sidelight {

std::vector<PackCandidate> pack_candidates(const Knowledge& knowledge, const std::string& key,
                                           std::string_view text) {
  std::vector<PackCandidate> found;
  for (std::uint32_t p = 0; p < knowledge.packs.size(); ++p) {
    const Pack& pack = knowledge.packs[p];
    const IndexRange range = pack.find(key);
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const Alias alias = pack.alias(i);
      if (!is_written_as(alias, text)) continue;
      found.push_back(PackCandidate{p, alias.entity, alias.use, alias.kind, alias.prior});
    }
  }
  return found;
}

bool kinds_agree(EntityKind name, EntityKind entity) {
  if (name == entity) return true;
  const auto is_body = [](EntityKind kind) {
    return kind == EntityKind::Organisation || kind == EntityKind::Place ||
           kind == EntityKind::Facility;
  };
  const auto is_thing = [](EntityKind kind) {
    return kind == EntityKind::Event || kind == EntityKind::Law || kind == EntityKind::Work ||
           kind == EntityKind::Product || kind == EntityKind::Facility;
  };
  return (is_body(name) && is_body(entity)) || (is_thing(name) && is_thing(entity));
}

}  // namespace sidelight
