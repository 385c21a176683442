// Review rules of a pack's source (linter): ids, one label and kind, case rules, references, dates,
// sources, order. Never changes a line. Reading the files is build_pack/pack_source.h;
// data/packs/README.md lists the rules for the people who write them.
#pragma once

#include <vector>

#include "build_pack/pack_source.h"

namespace sidelight {

// All that is wrong with the source, sorted by file and line, its own reading problems included.
// Empty when a pack may be built from it.
std::vector<SourceProblem> lint_pack(const PackSource& source);

}  // namespace sidelight
