// Groups of names (proper name coreference) by alias rules: the same words, a surname and its full
// name, an acronym and what it stands for, the aliases of one pack entity. Descriptions and
// pronouns are joined later: descriptions.h, pronouns.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "names/mention.h"
#include "pack/knowledge.h"
#include "text/document.h"

namespace sidelight {

struct NameGroups {
  std::vector<std::uint32_t> group_of_name;  // parallel to the names
  std::uint32_t count = 0;                   // groups are numbered by their first name
};

NameGroups group_names(const Document& doc, const std::vector<Mention>& names,
                       const Knowledge& knowledge);

}  // namespace sidelight
