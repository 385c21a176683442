// Pack builder (serialisation): the binary form of a checked source. Never reads files and never
// forgives a bad source: run build_pack/lint.h first. What it writes is read by pack/pack.h.
#pragma once

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "build_pack/pack_source.h"

namespace sidelight {

// The file, the same bytes for the same source. An entity's label is one of its aliases (prior
// 1000, exact) where the source gives no alias with that text.
Result<std::vector<std::byte>> write_pack(const PackSource& source);

}  // namespace sidelight
