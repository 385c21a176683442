// Writing of what was learnt. Never what is in it: train/write_trees.h and the trainers make that.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace sidelight {

// Writes `bytes` to `path`, whatever stood there; the error says which file can't be written.
std::optional<Error> write_file(const std::string& path, const std::vector<std::byte>& bytes);

}  // namespace sidelight
