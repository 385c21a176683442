// Reading → text for people: the article with inline marks (what goldens show in a diff) and the
// trail of evidence. Never parsed back; programs read reading/write_json.h, and files of other
// programs (Markdown too) are exports/.
#pragma once

#include <string>

#include "pack/knowledge.h"
#include "reading/reading.h"

namespace sidelight {

// Blocks in page order, one a line, names as [Putin|person 3], quotes between ⟦ ⟧, dates as
// {Thursday|2024-05-16}; then groups, quotes and dates as lists.
std::string write_text(const Reading& reading, const Knowledge& knowledge);

// Which field, block, name, link, speaker and date was decided by which rule, with its score.
std::string write_trail(const Reading& reading, const Knowledge& knowledge);

}  // namespace sidelight
