// HTML file → Page (HTML parsing; native only). The parser is page/html_tree.h; its sibling in the
// browser is web/page/snapshot.ts; a contract test holds the two equal by the rules of
// docs/formats.md, "Snapshot canonical form".
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "page/page.h"

namespace sidelight {

struct HtmlSource {
  std::string url;       // empty when unknown
  std::string date;      // YYYY-MM-DD, empty when unknown
  std::string charset;   // from the outside (HTTP header), empty when unknown
  bool is_text = false;  // the bytes are valid UTF-8 already, whatever `charset` and meta say
};

// Reads the bytes of an HTML file: decoded as the WHATWG encoding standard says (BOM,
// `source.charset`, meta, UTF-8, windows-1252). Never fails on odd markup; an Error only for input
// that can't be read at all (too large).
Result<Page> read_html(std::string_view bytes, const HtmlSource& source);

// Whether `bytes` look like HTML rather than plain text.
bool looks_like_html(std::string_view bytes);

}  // namespace sidelight
