// Author names (byline parsing): the people in a byline, without the words around them. Never a
// date, an outlet, a job or an address.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sidelight {

// "By Jane Doe and John Roe, Reuters" → {"Jane Doe", "John Roe"}. `outlet` is the site's name:
// never an author.
std::vector<std::string> author_names(std::string_view line, std::string_view outlet);

}  // namespace sidelight
