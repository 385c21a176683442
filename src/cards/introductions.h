// Introductions (apposition extraction): the article's own words that say who somebody is: "Eurasia
// Group analyst Jeremy Chan", "Mujtaba Rahman, Managing Director for Europe", "its leader, Pedro
// Anselmo". What is shown of them is cards/card.h.
#pragma once

#include <cstdint>

#include "base/range.h"
#include "model/language.h"
#include "names/mention.h"
#include "text/document.h"

namespace sidelight {

struct Introduction {
  TokenRange words;  // the description alone; empty when there is none
  ByteRange whole;   // description and name, inside one sentence
};

// The description that stands right before or after `mention`: of a person a role, of anything else
// a noun for such things ("the coastal town of Paracale"). Looks at most 16 tokens far.
Introduction find_introduction(const Document& doc, const Mention& mention,
                               const Language& language);

}  // namespace sidelight
