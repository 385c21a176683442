// Surnames (document-level agreement of names): who is named in full is called by the last word of
// the name. Never joins the two: that is people/name_groups.h.
#pragma once

#include <vector>

#include "names/mention.h"
#include "names/name_facts.h"

namespace sidelight {

// "Ford wrote" where John M. Ford is named means him, whatever else bears that name, unless
// something of the document is called by it too ("Ford Motor Company", "in Ford"). `names` are in
// order without overlap, and stay so.
void call_by_surname(const NameFacts& facts, std::vector<Mention>& names);

}  // namespace sidelight
