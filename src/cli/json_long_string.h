// One long string in a JSON line (JSON, RFC 8259): a page of 300 KB is unescaped in runs, where the
// JSON library goes byte by byte. Never judges the rest of the line, which the library reads.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace sidelight {

// What Json::parse makes of `line`, a discarded value when it is no JSON. Fast where the top-level
// member `member` is a long string.
nlohmann::ordered_json parse_json_row(std::string_view line, std::string_view member);

}  // namespace sidelight
