// Block rows (training examples for block classification): what the trained model of
// page/block_model.h sees of a page's leaves, given out for src/train. Never used while reading.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "page/block_features.h"
#include "page/page.h"

namespace sidelight {

struct BlockRows {
  BlockFeatures features;
  std::vector<std::string> texts;  // of the leaves, in page order
  std::uint32_t headline = kNone;  // leaf
};

BlockRows block_rows(const Page& page);

}  // namespace sidelight
