// Name groups (alias resolution): which names in one document mean the same one, by their form
// alone: surnames, short forms, acronyms, the names that a pack has for one entity. Descriptions
// and pronouns are people/references.h.
#pragma once

#include <cstdint>
#include <vector>

#include "names/mention.h"
#include "pack/knowledge.h"
#include "text/document.h"

namespace sidelight {

// The group number of each name (parallel to `names`), numbered in order of first mention.
std::vector<std::uint32_t> group_names(const Document& doc, const std::vector<Mention>& names,
                                       const Knowledge& knowledge);

}  // namespace sidelight
