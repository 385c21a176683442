// Titles of works in quotation marks (“The Path Between the Seas”): words in title case between
// marks. Never quotations, which are quotes/.
#pragma once

#include <vector>

#include "names/candidate.h"
#include "names/name_facts.h"

namespace sidelight {

// Adds the titles; a title takes the place of the names inside it. Reading order, no overlap.
void put_quoted_works(const NameFacts& facts, std::vector<Candidate>& candidates);

}  // namespace sidelight
