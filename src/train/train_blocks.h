// Training of the block model (page/block_model.h): pages with their articles in, a `.model` file
// out.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "train/boost.h"

namespace sidelight {

struct BlockTraining {
  std::string rows;  // file of JSON lines, or "-"
  std::string out;
  std::uint32_t fold = 0;   // left out: sites whose hash is `fold` modulo `folds`
  std::uint32_t folds = 0;  // 0: nothing is left out
  std::string without;      // ",name,name,": features that are not learnt from
  BoostOptions boost;
};

// The fold that a site belongs to: the same for every program.
std::uint32_t fold_of(const std::string& site, std::uint32_t folds);

// Nothing when all went well.
std::optional<Error> train_blocks(const BlockTraining& training);

// Prints for each page the article that its labels make, as `sidelight predict article` does: the
// score of a model that errs nowhere.
std::optional<Error> write_ceiling(const BlockTraining& training);

}  // namespace sidelight
