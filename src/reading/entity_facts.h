// What a pack says of one entity, made ready to print (knowledge base entry): ids as text, facts
// that refer to another entity with its label. Looking an entity up is links/link.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pack/pack.h"

namespace sidelight {

struct EntityFact {
  std::string key;
  std::string value;
  std::string since;  // when an office began; YYYY-MM-DD or shorter, or empty
  std::string as_of;  // YYYY-MM-DD or shorter, or empty
  std::string source;
};

struct EntityFacts {
  std::string id;  // "Q7747", or "L12" for a local one
  std::string label;
  std::string description;
  std::string pack;               // the name of the pack that says so
  std::vector<EntityFact> facts;  // in the pack's order
};

EntityFacts facts_of(const Pack& pack, std::uint32_t entity);

}  // namespace sidelight
