// Disagreements (numeric inconsistency): two different figures that one article gives for one
// thing: "12 people were killed" and "14 people were killed". Only pointed out, never judged: two
// sources may count differently, or one of them later.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "figures/date.h"
#include "figures/quantity.h"
#include "text/document.h"

namespace sidelight {

struct Disagreement {
  std::uint32_t first = 0;   // indices in the quantities
  std::uint32_t second = 0;  // later in the text
  std::string what;          // the words that both stand with, in the order of the first
};

// Reading order of `first`; a figure is the second of one disagreement at most. Doubtful pairs are
// left out: other dates, changes ("up from"), parts and sums are no disagreement.
std::vector<Disagreement> find_disagreements(const Document& doc,
                                             const std::vector<Quantity>& quantities,
                                             const std::vector<Date>& dates);

}  // namespace sidelight
