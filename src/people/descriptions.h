// Descriptions of persons (nominal mentions): "Russian President Vladimir Putin" makes "the Russian
// president" mean him. Only what the article itself says, and the offices that a pack knows.
// Pronouns are pronouns.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "names/mention.h"
#include "pack/knowledge.h"
#include "text/document.h"

namespace sidelight {

// A mention in the text and the group that it belongs to.
struct Joined {
  Mention mention;
  std::uint32_t group = 0;
};

// The descriptions that mean exactly one of the persons named before them; reading order. `names`
// and `group_of_name` are parallel.
std::vector<Joined> find_descriptions(const Document& doc, const std::vector<Mention>& names,
                                      const std::vector<std::uint32_t>& group_of_name,
                                      const Knowledge& knowledge);

// 'm' or 'f' where titles, descriptions, given names or a pack tell the gender of a group, else 0.
std::vector<char> genders_of_groups(const Document& doc, const std::vector<Mention>& names,
                                    const std::vector<std::uint32_t>& group_of_name,
                                    std::uint32_t groups, const Knowledge& knowledge);

}  // namespace sidelight
