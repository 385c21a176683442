// Civil calendar (proleptic Gregorian): days, weekdays and ISO 8601 weeks. Integer arithmetic only,
// never the clock and never a time zone. Expressions in text are figures/date.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sidelight {

struct CivilDay {
  int year = 1970;  // astronomical: 1 BC is 0
  int month = 1;    // 1 to 12
  int day = 1;      // 1 to 31
  friend constexpr bool operator==(CivilDay a, CivilDay b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
  }
};

struct IsoWeek {
  int year = 1970;  // the ISO week-numbering year
  int week = 1;     // 1 to 53
};

inline constexpr int kDaysOfWeek = 7;
inline constexpr int kMonthsOfYear = 12;

bool is_leap_year(int year);
int days_of_month(int year, int month);

// Days since 1970-01-01. Source of the method: the era of 400 years has 146,097 days.
std::int64_t day_number(CivilDay day);
CivilDay civil_day(std::int64_t number);

// 1 (Monday) to 7 (Sunday).
int weekday_of(std::int64_t number);
IsoWeek iso_week_of(std::int64_t number);
// The Monday of an ISO week.
std::int64_t first_day_of_week(IsoWeek week);

// `months` may be negative; the day is cut to the length of the month it lands in.
CivilDay add_months(CivilDay day, int months);

// "2024-05-16", "2024-05", "2024", "2024-W20". Years have four digits at least, with "-" before
// years below 0.
std::string format_day(CivilDay day);
std::string format_month(int year, int month);
std::string format_year(int year);
std::string format_week(IsoWeek week);

// Reads "2024-05-15" at the begin of an ISO 8601 text; false when none stands there or there is no
// such day.
bool parse_day(std::string_view text, CivilDay& day);

// Whether the day that `a` writes as format_day does lies before that of `b`. Not the order of the
// bytes: years may be negative or have more than four digits.
bool is_earlier_day(std::string_view a, std::string_view b);

}  // namespace sidelight
