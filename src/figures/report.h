// Report (text genre): whether a text tells news about others, or talks, explains and guides. A
// report's "now" and "today" date what it tells; elsewhere they mean "these days", or nothing.
// Never what a block of a page is: that is page/article.h.
#pragma once

#include "model/language.h"
#include "text/document.h"

namespace sidelight {

// By how often its words outside quotation marks say that somebody said something, and how often
// they say "I", "we" or "you". A text too short to tell is a report.
bool is_report(const Document& doc, const Language& language);

}  // namespace sidelight
