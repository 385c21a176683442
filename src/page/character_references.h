// Character references (HTML entities, "&eacute;", "&#8217;") in values that never went through an
// HTML parser: publishers leave them in structured data. Never used on the page's own text, which
// the parser has read.
#pragma once

#include <string>
#include <string_view>

namespace sidelight {

// `text` with the references of HTML 4 and the numeric ones replaced; what is none stays as it is.
// One round: "&amp;eacute;" becomes "&eacute;".
std::string without_references(std::string_view text);

}  // namespace sidelight
