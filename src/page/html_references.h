// Character references in HTML ("&eacute;", "&#8217;"; HTML standard, 13.2.5.72): all named ones
// and the numeric ones, with the exceptions of attributes. For text that never was HTML:
// page/character_references.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sidelight {

enum class HtmlReferencePlace { Text, Attribute };

// Appends `text` to `out` with its references replaced; what is none stays as it is.
void append_resolved(std::string& out, std::string_view text, HtmlReferencePlace place);

}  // namespace sidelight
