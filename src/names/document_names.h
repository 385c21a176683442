// Names seen in the light of the whole document (document context): a surname is a person because
// its full name stands elsewhere, an acronym is what the brackets say, a headline's words are what
// the body says. Never looks at the world: the packs were asked before.
#pragma once

#include <vector>

#include "names/candidate.h"
#include "names/name_facts.h"
#include "pack/knowledge.h"

namespace sidelight {

// The candidates whose kind the document supports, their kinds made to agree. Reading order, no
// overlap.
std::vector<Candidate> settled_in_document(const NameFacts& facts,
                                           std::vector<Candidate> candidates);

// Adds the names of blocks whose capitals say nothing, as far as they are known or stand in the
// rest of the document.
void add_names_of_weak_blocks(const NameFacts& facts, const Knowledge& knowledge,
                              std::vector<Candidate>& candidates);

}  // namespace sidelight
