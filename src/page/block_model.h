// Block model (trained block classification): boosted trees over page/block_features.h that judge
// each leaf anew, with the rules' guess as one of the things they know. Without a model the guess
// stands. Training is src/train; the card is models/blocks.md.
#pragma once

#include <vector>

#include "model/trees.h"
#include "page/element_roles.h"
#include "page/page_draft.h"

namespace sidelight {

// Whether `model` was trained on the features that this program measures.
bool fits_blocks(const TreeModel& model);

// Sets types[].body by the model, which must fit. Where it would drop most of what the rules took,
// both are taken together.
[[gnu::noinline]] void judge_blocks(PageDraft& draft, const std::vector<ElementRoles>& roles,
                                    const TreeModel& model);

}  // namespace sidelight
