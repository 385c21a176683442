// Pronoun chains: pronouns of one word that mean the same thing, though no name says what: the "I"
// of a letter, the "we" of a team. For the command line and its measure (coreference); the panel
// shows only what has a name. Pronouns with a name are pronouns.h.
#pragma once

#include <cstdint>
#include <vector>

#include "model/language.h"
#include "people/group.h"
#include "text/document.h"

namespace sidelight {

// The chain of each token, from 0 on; kNone for all but the pronouns that `groups` does not hold.
std::vector<std::uint32_t> chain_pronouns(const Document& doc, const Groups& groups,
                                          const Language& language);

}  // namespace sidelight
