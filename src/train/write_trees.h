// Writing of trees: what train/boost.h learnt as the container file that model/trees.h opens.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "train/boost.h"

namespace sidelight {

struct NamedForest {
  std::string name;
  Forest forest;
};

// The bytes of a `.model` file. `about` are pairs of a name and a value, kept as they are.
Result<std::vector<std::byte>> write_trees(
    const std::vector<std::string_view>& features, const std::vector<NamedForest>& outputs,
    const std::vector<std::pair<std::string, std::string>>& about);

}  // namespace sidelight
