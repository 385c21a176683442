// JSON written straight as text (a JSON serialiser), for answers that are mostly long strings,
// where building the library's objects first would take longer than reading the page. Everything
// else is written by nlohmann/json.
#pragma once

#include <string>
#include <string_view>

namespace sidelight {

// Appends `text` as a JSON string, as nlohmann/json writes it; what is not valid UTF-8 becomes
// U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace sidelight
