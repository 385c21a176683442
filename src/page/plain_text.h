// Plain text → Page: one block a line. Never guesses markup; HTML goes through page/html_page.h.
#pragma once

#include <string_view>

#include "page/page.h"

namespace sidelight {

// `text` may hold anything: invalid UTF-8 and NUL are replaced, with a note.
Page read_plain_text(std::string_view text, std::string_view url, std::string_view date);

}  // namespace sidelight
