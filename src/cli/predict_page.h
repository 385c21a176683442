// The tasks of `predict` over an HTML page. Over a plain text: cli/predict_text.h; the lines:
// cli/predict.h.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/result.h"
#include "pack/knowledge.h"
#include "page/page.h"

namespace sidelight {

// Appends the members of the answer to `row` ({"id", "html", "url"?, "date"?}) for article or page,
// each with a comma before it; row["html"] must be a string. `out` is spoilt when there is an
// Error.
std::optional<Error> predict_page(const std::string& task, const nlohmann::ordered_json& row,
                                  const Knowledge& knowledge, std::string& out);

// The same members for a page that is there already.
void append_page(std::string& out, const std::string& task, Page page, const Knowledge& knowledge);

}  // namespace sidelight
