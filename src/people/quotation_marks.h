// Which words stand in quotation marks, told by the marks alone. Never what is quotation and who
// says it: that is quotes/quote.h.
#pragma once

#include <vector>

#include "text/document.h"

namespace sidelight {

// Parallel to tokens: 1 between an opening and a closing mark of one block, the opening one with
// it. Linear.
std::vector<char> tokens_in_quotation_marks(const Document& doc);

}  // namespace sidelight
