// Merge (the last stage over a dump): reduced rows become a pack. Here alone all items are seen
// together: the tree of classes, which item is taken and as what, how likely a name means it, and
// what its facts refer to. Holds the pack and the classes in memory, never the rows.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "build_pack/dump_recipe.h"

namespace sidelight {

// `paths`: files of reduced rows, each sorted; no item in two of them. Read three times.
Result<std::vector<std::byte>> merge_rows(const DumpRecipe& recipe,
                                          const std::vector<std::string>& paths);

}  // namespace sidelight
