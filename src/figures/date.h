// Dates (time expressions, TIMEX3): where a date stands and which day, month or year it means,
// relative ones resolved against the day of publication. Amounts are figures/quantity.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/kinds.h"
#include "base/range.h"
#include "base/score.h"
#include "model/language.h"
#include "text/document.h"

namespace sidelight {

struct Date {
  ByteRange at;
  std::string value;  // TIMEX3: 2024-05-16, 2024-01, 2024-W20, 2023, P3D, PRESENT_REF …; decades,
                      // centuries and ranges as ISO 8601 intervals: 1990-01-01/1999-12-31; every
                      // year's July as XML Schema's --07, its summer as --06/--09
  std::string from;   // first day YYYY-MM-DD, or empty when the value names no span of days
  std::string to;     // last day
  DateGrain grain = DateGrain::Day;
  std::string_view type;  // DATE, TIME, DURATION or SET (for `predict dates`)
  Score score;
  std::string_view rule;
};

// Reading order, no overlap. `published` (ISO 8601 or empty) anchors relative dates; a dateline in
// the text comes first where there is one. TIME, DURATION and SET are found too; the reading leaves
// DURATION and SET out.
[[gnu::noinline]] std::vector<Date> find_dates(const Document& doc, std::string_view published,
                                               const Language& language);

}  // namespace sidelight
