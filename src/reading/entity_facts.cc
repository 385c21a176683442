#include "reading/entity_facts.h"

namespace sidelight {

EntityFacts facts_of(const Pack& pack, std::uint32_t entity) {
  const Entity known = pack.entity(entity);
  EntityFacts out;
  out.id = pack.id_text(entity);
  out.label = std::string(known.label);
  out.description = std::string(known.description);
  out.pack = std::string(pack.about("name"));
  for (std::uint32_t i = known.facts.begin; i < known.facts.end; ++i) {
    const Fact fact = pack.fact(i);
    out.facts.push_back({std::string(fact.name), std::string(fact.value), std::string(fact.since),
                         std::string(fact.as_of), std::string(fact.source)});
  }
  return out;
}

}  // namespace sidelight
