// Date values (TIMEX3 value attribute): builds the value of a day, week, month … with the days that
// it spans. Never reads text: that is date_rules.h; calendar arithmetic is calendar.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/kinds.h"
#include "figures/calendar.h"

namespace sidelight {

struct DateValue {
  std::string value;
  std::string from;
  std::string to;
  DateGrain grain = DateGrain::Vague;
  std::string_view type = "DATE";
};

DateValue day_value(CivilDay day);
// A part of a day: "TMO", "T14:00".
DateValue part_of_day_value(CivilDay day, std::string_view part);
DateValue week_value(std::int64_t any_day);
DateValue weekend_value(std::int64_t any_day_of_week);
DateValue month_value(int year, int month);
// Any month before 1 or after 12 counts into the years around.
DateValue shifted_month_value(int year, int month);
DateValue quarter_value(int year, int quarter);
DateValue half_value(int year, int half);
DateValue year_value(int year);
// Intervals of days. `decade` is its first year; `century` the number people say (19 for the
// 1800s).
DateValue decade_value(int decade);
DateValue century_value(int century);
// `letters` SP, SU, FA or WI with the months from `first` to `last`.
DateValue season_value(int year, std::string_view letters, int first, int last);
// From the begin of one to the end of the other: "2010/2015".
DateValue span_value(const DateValue& from, const DateValue& to);
// A value that names no days: "PRESENT_REF", "XXXX-WXX-4", "P3D".
DateValue open_value(std::string_view value, std::string_view type, DateGrain grain);

}  // namespace sidelight
