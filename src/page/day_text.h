// Day text (date normalisation, ISO 8601): the calendar day that a line of a page or a value of its
// metadata names, in the notations of publishers. Never a relative date ("two days ago") and never
// the dates of running text: those are figures/. Whether a line is a date at all is
// page/text_rules.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sidelight {

// What the first of three numbers with slashes or hyphens is: "03/04/2024".
enum class DayOrder : std::uint8_t { MonthFirst, DayFirst };

// The order of a page whose language is `language` (BCP 47, lower case): month first for American
// English and for English of no region, else day first.
DayOrder day_order(std::string_view language);

// 1 to 12 for a folded month name or abbreviation (English and the commonest other languages), or
// 0.
int month_of(std::string_view word);

// The first day that `text` names as "YYYY-MM-DD", or empty. Years from 1970 to 2099 count.
std::string day_in(std::string_view text, DayOrder order);

// A metadata value as ISO 8601: kept as found when it begins with an ISO day, else the day it
// names. Empty when it names none.
std::string moment_in(std::string_view value, DayOrder order);

// Days from 1970-01-01 to the day that an ISO value begins with. `moment` must come from one of the
// two functions above.
std::int64_t day_number(std::string_view moment);

}  // namespace sidelight
