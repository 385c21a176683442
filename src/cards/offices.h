// Offices (concepts of titles): which entry of a pack explains the office that words give somebody:
// "Israeli Prime Minister", "secretary of state". An office is never a mention and never who holds
// it: that is a fact of the person (cards/known_facts.h).
#pragma once

#include <cstdint>
#include <string_view>

#include "base/range.h"
#include "pack/knowledge.h"

namespace sidelight {

struct OfficeConcept {
  std::uint32_t pack = 0;        // index in Knowledge::packs
  std::uint32_t entity = kNone;  // index in that pack; kNone = the words name no known office
};

// `words` say who somebody is; only what they end in before "of", "for" and the like counts: "the
// president's brother" and "adviser to the king" name no office.
OfficeConcept office_in(const Knowledge& knowledge, std::string_view words);

}  // namespace sidelight
