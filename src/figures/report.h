// Report (text genre): whether a text tells news about others, or talks, explains and guides. A
// report's "now" and "today" date what it tells; elsewhere they mean "these days", or nothing.
// Never what a block of a page is: that is page/article.h.
#pragma once

#include <cstdint>

#include "model/language.h"
#include "text/document.h"

namespace sidelight {

enum class Telling : std::uint8_t {
  Report,   // of what others did and said
  Talk,     // to somebody: a letter, a speech, a conversation
  Account,  // of how something is or was: a guide, a textbook, a life
};

// By how often its words outside quotation marks say that somebody said something, and how often
// they say "I", "we" or "you". A text too short to tell is a report.
Telling way_of_telling(const Document& doc, const Language& language);

}  // namespace sidelight
