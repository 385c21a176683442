// Pronouns (anaphora resolution): which group "he", "her" or "its" means, by a small ranker with
// whole numbers for weights. Never guesses: where two fit alike, nobody is chosen.
#pragma once

#include <cstdint>
#include <vector>

#include "people/descriptions.h"

namespace sidelight {

// The pronouns that are resolved; reading order. `mentions` are names and descriptions, `genders`
// and `kinds` are by group.
std::vector<Joined> find_pronouns(const Document& doc, const std::vector<Joined>& mentions,
                                  const std::vector<char>& genders,
                                  const std::vector<EntityKind>& kinds, const Knowledge& knowledge);

}  // namespace sidelight
