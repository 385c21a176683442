// Holidays (named days): the day of a feast in a given year, fixed, by weekday or by Easter. Where
// one is named in a text is date_rules.h's.
#pragma once

#include <string_view>

#include "figures/calendar.h"

namespace sidelight {

// Easter Sunday of the Gregorian calendar (the anonymous algorithm, as in Meeus, Astronomical
// Algorithms, 1991).
CivilDay easter_sunday(int year);

// Reads a rule of the list "holidays": "12-25", "11 4 4" (month, weekday, how many-th) or
// "easter -2" (days after Easter Sunday); false for anything else.
bool holiday_in(std::string_view rule, int year, CivilDay& day);

}  // namespace sidelight
