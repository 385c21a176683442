// Mail marks (segmentation cues of mail and forums): emoticons and the stamps of forwarded
// messages, which end sentences where no full stop does. Never decides: that is text/sentences.h.
#pragma once

#include <cstdint>

#include "text/document.h"

namespace sidelight {

// The token after the emoticon (":-)", ";P", "<3") that begins with token `i`, white space before
// it; `i` when none does. `end` is one past the last token that it may use.
std::uint32_t emoticon_end(const Document& doc, std::uint32_t i, std::uint32_t end);

// The same for a stamp, a numeric date with a time of day: "08/17/2000 11:21 AM".
std::uint32_t stamp_end(const Document& doc, std::uint32_t i, std::uint32_t end);

}  // namespace sidelight
