// The tasks of `predict` over a plain text. Over an HTML page: cli/predict_page.h; the lines:
// cli/predict.h.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "pack/knowledge.h"

namespace sidelight {

// The members of the answer to `row` ({"id", "text", …}) for sentences, names, groups, quotes,
// dates or links. Offsets are code points of row["text"], which must be a string.
nlohmann::ordered_json predict_text(const std::string& task, const nlohmann::ordered_json& row,
                                    const Knowledge& knowledge);

}  // namespace sidelight
