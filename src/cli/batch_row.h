// One record of a batch → one line of its output (annotation). A pure function of the record, so
// that any number of threads and machines give the same lines. The records are cli/batch_input.h.
#pragma once

#include <string>

#include "cli/batch_input.h"
#include "pack/knowledge.h"

namespace sidelight {

struct BatchRow {
  std::string line;  // with its end; empty when the record is no page (a picture, a redirect)
  bool good = true;  // false when the line says why the page could not be read
};

// `format`: reading, article, page, text or markdown.
BatchRow batch_row(const BatchRecord& record, const std::string& format,
                   const Knowledge& knowledge);

}  // namespace sidelight
