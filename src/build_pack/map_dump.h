// Map (the first stage over a dump): a line of a Wikidata dump becomes rows. Holds nothing from
// line to line but counts, so that any cut of a dump into lines, on any number of machines, gives
// the same rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "build_pack/dump_recipe.h"

namespace sidelight {

struct MapCounts {
  std::uint64_t lines = 0;
  std::uint64_t items = 0;
  std::uint64_t candidates = 0;  // well known enough, with a label
  std::uint64_t broken = 0;      // no JSON, or too long
};

// Appends the rows of `line` to `rows`.
void map_line(const DumpRecipe& recipe, std::string_view line, std::string& rows,
              MapCounts& counts);

}  // namespace sidelight
