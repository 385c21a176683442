// The tasks of `predict` over an HTML page. Over a plain text: cli/predict_text.h; the lines:
// cli/predict.h.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/result.h"
#include "pack/knowledge.h"
#include "page/page.h"

namespace sidelight {

// The members of the answer to `row` ({"id", "html", "url"?, "date"?}) for article or page;
// row["html"] must be a string.
Result<nlohmann::ordered_json> predict_page(const std::string& task,
                                            const nlohmann::ordered_json& row,
                                            const Knowledge& knowledge);

// The same members for a page that is there already.
nlohmann::ordered_json predict_page(const std::string& task, Page page, const Knowledge& knowledge);

}  // namespace sidelight
