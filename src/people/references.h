// References (pronoun and nominal coreference): "he", "her", "the minister", resolved to a person
// who was named before, by gender, role and nearness. Doubtful ones stay unresolved. Names among
// themselves are people/name_groups.h.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "names/mention.h"
#include "pack/knowledge.h"
#include "text/document.h"

namespace sidelight {

struct Reference {
  Mention mention;          // form Nominal or Pronoun
  std::uint32_t group = 0;  // as in `group_of_name`
};

// In reading order. `group_of_name` is parallel to `names`, which are in reading order.
std::vector<Reference> find_references(const Document& doc, const std::vector<Mention>& names,
                                       const std::vector<std::uint32_t>& group_of_name,
                                       const Knowledge& knowledge);

}  // namespace sidelight
