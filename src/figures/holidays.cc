#include "figures/holidays.h"

#include "figures/date_words.h"

namespace sidelight {

CivilDay easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int days = h + l - 7 * m + 114;
  return {year, days / 31, days % 31 + 1};
}

bool holiday_in(std::string_view rule, int year, CivilDay& day) {
  const std::string_view first = first_field(rule);
  if (first == "easter") {
    std::string_view shift = rule.substr(first.size() + (rule.size() > first.size() ? 1 : 0));
    const bool back = !shift.empty() && shift[0] == '-';
    if (back) shift.remove_prefix(1);
    const int days = shift.empty() ? 0 : number_of(shift);
    if (days < 0) return false;
    day = civil_day(day_number(easter_sunday(year)) + (back ? -days : days));
    return true;
  }
  if (first.size() == 5 && first[2] == '-') {
    day = {year, number_of(first.substr(0, 2)), number_of(first.substr(3))};
    return day.month >= 1 && day.month <= kMonthsOfYear && day.day >= 1 &&
           day.day <= days_of_month(year, day.month);
  }
  if (rule.size() < first.size() + 4) return false;
  const int month = number_of(first);
  const int weekday = number_of(rule.substr(first.size() + 1, 1));
  const int count = number_of(rule.substr(first.size() + 3, 1));
  if (month < 1 || month > kMonthsOfYear || weekday < 1 || weekday > kDaysOfWeek || count < 1)
    return false;
  const int first_weekday = weekday_of(day_number({year, month, 1}));
  day = {year, month, 1 + (weekday - first_weekday + kDaysOfWeek) % kDaysOfWeek + (count - 1) * 7};
  return day.day <= days_of_month(year, month);
}

}  // namespace sidelight
