// Statements (copular and relative clauses): what the article itself says of a name: "Ada Moss is a
// sailor", "Ada Moss, who runs the port". Word for word, never a paraphrase. The words right beside
// a name ("analyst Ada Moss") are cards/introductions.h.
#pragma once

#include <string_view>

#include "base/range.h"
#include "names/mention.h"
#include "text/document.h"

namespace sidelight {

struct Statement {
  ByteRange at;           // the words that say it, without the name; inside one sentence
  std::string_view rule;  // copula or relative; a constant of the program
};

// The clause after `mention` that says who or what it is. Looks at most 32 tokens far; empty when
// there is none.
Statement find_statement(const Document& doc, const Mention& mention);

}  // namespace sidelight
