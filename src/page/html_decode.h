// Character decoding of HTML files (WHATWG encoding standard): bytes → UTF-8. Native only; a
// browser has done it before the snapshot. Parsing is page/html_page.h.
#pragma once

#include <string>
#include <string_view>

namespace sidelight {

struct DecodedHtml {
  std::string own;            // the text when the bytes were none
  std::string_view as_given;  // a part of the bytes, when they were valid UTF-8
  bool repaired = false;      // some bytes had no meaning in the encoding and became U+FFFD

  // Valid UTF-8; NUL bytes are left to the parser's rules. Lives as long as this and the bytes.
  std::string_view text() const { return own.empty() ? as_given : std::string_view(own); }
};

// The encoding is that of the byte order mark, else `charset` (the HTTP header's), else of a meta
// element in the first 1,024 bytes, else UTF-8 when all bytes are valid UTF-8, else windows-1252. A
// label that is not known counts as absent.
DecodedHtml decode_html(std::string_view bytes, std::string_view charset);
// The same of what is valid UTF-8 for certain: only a byte order mark goes.
DecodedHtml decoded_text(std::string_view text);

}  // namespace sidelight
