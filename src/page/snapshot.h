// Snapshot (serialised DOM): the JSON form of a Page, as schema/snapshot.schema.json says. One of
// the two ways to a Page; the other is page/html_page.h, native only. In the browser
// web/page/snapshot.ts writes it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "page/page.h"

namespace sidelight {

// Parses and checks a snapshot. Errors say which member is wrong; beyond base/limits.h the rest is
// left out with a note. The texts and metadata of the Page are valid UTF-8.
Result<Page> read_snapshot(std::string_view json);

// The canonical JSON of a Page: members in the order of the schema, hints sorted by name, no white
// space, then a newline.
std::string write_snapshot(const Page& page);

}  // namespace sidelight
