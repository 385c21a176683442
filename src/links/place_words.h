// Words beside a place's name that say what sort of place it is: "the state of Kano", "Kandahar
// province", "the Mississippi". What the name means by itself is links/link.h; whether it stands as
// an adjective or a part is links/mention_use.h.
#pragma once

#include "base/range.h"
#include "text/document.h"

namespace sidelight {

// A noun for a region stands right after the name, or before it with "of".
bool is_called_region(const Document& doc, TokenRange name);

// "the" stands before a name of one word, and behind it nothing that it could belong to but what
// rivers have: "the Mississippi rose", "the Amazon basin", not "the Mississippi governor". States
// and firms have no article, the few that have one ("the Gambia") mean no river.
bool is_called_river(const Document& doc, TokenRange name);

}  // namespace sidelight
