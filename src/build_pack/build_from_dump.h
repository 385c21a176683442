// A dump into a pack in one run on one machine: the three stages one after another, with a working
// folder, progress, and going on where an interrupted run stopped. On many machines the stages run
// as programs of their own: docs/scale_packs.md.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "build_pack/dump_recipe.h"
#include "build_pack/map_dump.h"

namespace sidelight {

struct DumpRun {
  std::string dump;        // a file: .json, .gz, .bz2
  std::string folder;      // for rows and the state; made when it is not there
  std::size_t memory = 0;  // bytes of rows held before they go to the folder
  bool shows_progress = false;
};

struct DumpResult {
  std::vector<std::byte> pack;
  MapCounts counts;
  bool resumed = false;
};

// What the folder holds of an interrupted run with the same dump and recipe is used; anything else
// there is written over. When all went well, the folder is left without rows and state.
Result<DumpResult> build_from_dump(const DumpRecipe& recipe, const DumpRun& run);

}  // namespace sidelight
