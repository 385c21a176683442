#include "figures/date_value.h"

namespace sidelight {
namespace {

DateValue spanned(std::string value, CivilDay from, CivilDay to, DateGrain grain) {
  return {std::move(value), format_day(from), format_day(to), grain, "DATE"};
}

// "1990-01-01/1999-12-31" (ISO 8601): what TIMEX3 writes as "199" can't be told from a year.
DateValue interval(CivilDay from, CivilDay to, DateGrain grain) {
  return spanned(format_day(from) + "/" + format_day(to), from, to, grain);
}

CivilDay last_of(int year, int month) { return {year, month, days_of_month(year, month)}; }

}  // namespace

DateValue day_value(CivilDay day) { return spanned(format_day(day), day, day, DateGrain::Day); }

DateValue part_of_day_value(CivilDay day, std::string_view part) {
  DateValue value = spanned(format_day(day) + std::string(part), day, day, DateGrain::Time);
  value.type = "TIME";
  return value;
}

DateValue week_value(std::int64_t any_day) {
  const std::int64_t monday = any_day - weekday_of(any_day) + 1;
  return spanned(format_week(iso_week_of(any_day)), civil_day(monday), civil_day(monday + 6),
                 DateGrain::Week);
}

DateValue weekend_value(std::int64_t any_day_of_week) {
  const std::int64_t monday = any_day_of_week - weekday_of(any_day_of_week) + 1;
  return spanned(format_week(iso_week_of(monday)) + "-WE", civil_day(monday + 5),
                 civil_day(monday + 6), DateGrain::Day);
}

DateValue month_value(int year, int month) {
  return spanned(format_month(year, month), {year, month, 1}, last_of(year, month),
                 DateGrain::Month);
}

DateValue shifted_month_value(int year, int month) {
  const CivilDay moved = add_months({year, 1, 1}, month - 1);
  return month_value(moved.year, moved.month);
}

DateValue quarter_value(int year, int quarter) {
  const CivilDay first = add_months({year, 1, 1}, (quarter - 1) * 3);
  const int number = (first.month - 1) / 3 + 1;
  return spanned(format_year(first.year) + "-Q" + std::to_string(number), first,
                 last_of(first.year, first.month + 2), DateGrain::Quarter);
}

DateValue half_value(int year, int half) {
  const int first = half == 1 ? 1 : 7;
  return spanned(format_year(year) + "-H" + std::to_string(half), {year, first, 1},
                 last_of(year, first + 5), DateGrain::Quarter);
}

DateValue year_value(int year) {
  return spanned(format_year(year), {year, 1, 1}, {year, 12, 31}, DateGrain::Year);
}

DateValue decade_value(int decade) {
  return interval({decade, 1, 1}, {decade + 9, 12, 31}, DateGrain::Decade);
}

DateValue century_value(int century) {
  const int first = (century - 1) * 100;
  return interval({first, 1, 1}, {first + 99, 12, 31}, DateGrain::Century);
}

DateValue season_value(int year, std::string_view letters, int first, int last) {
  const int last_year = last < first ? year + 1 : year;
  return spanned(format_year(year) + "-" + std::string(letters), {year, first, 1},
                 last_of(last_year, last), DateGrain::Season);
}

DateValue span_value(const DateValue& from, const DateValue& to) {
  DateValue value = from;
  value.value = from.value + "/" + to.value;
  value.to = to.to;
  return value;
}

DateValue open_value(std::string_view value, std::string_view type, DateGrain grain) {
  return {std::string(value), "", "", grain, type};
}

}  // namespace sidelight
