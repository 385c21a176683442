// Reading → JSON, as schema/reading.schema.json says. The same bytes natively and in WebAssembly.
// The readable forms for people are reading/write_text.h.
#pragma once

#include <string>

#include "pack/knowledge.h"
#include "reading/reading.h"

namespace sidelight {

// One line of JSON and a line end. A reading that is not finished carries the note `unfinished`.
[[gnu::noinline]] std::string write_json(const Reading& reading, const Knowledge& knowledge);

}  // namespace sidelight
