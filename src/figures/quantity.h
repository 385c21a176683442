// Quantities (numeric expressions with units): money, percentages, counts with a unit. Dates are
// figures/date.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/score.h"
#include "model/language.h"
#include "text/document.h"

namespace sidelight {

struct Quantity {
  ByteRange at;
  std::string value;  // exact decimal in base units: "1600000000", "0.8"
  std::string unit;  // "USD" (ISO 4217), "percent", "kilometre", "USD per ton", "people"; empty for
                     // none
  bool money = false;
  Score score;
  std::string_view rule;
};

// Reading order, no overlap, and none inside a date of `find_dates` (the reading drops those).
[[gnu::noinline]] std::vector<Quantity> find_quantities(const Document& doc,
                                                        const Language& language);

}  // namespace sidelight
