// Which names of a dump may be looked for in a text, and how they must be written (alias hygiene):
// by their form alone. Never how likely they are: that is counted in build_pack/merge_rows.h. A
// reviewed folder says all this itself.
#pragma once

#include <string_view>

#include "pack/pack.h"

namespace sidelight {

// False when the name must not be an alias: too long, a single word or several in lower case, no
// two letters, a bracketed addition, a code. Else `rule` says how it must be written.
bool may_be_alias(std::string_view text, bool is_label, CaseRule& rule);

}  // namespace sidelight
