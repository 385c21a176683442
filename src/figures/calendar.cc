#include "figures/calendar.h"

#include <algorithm>

namespace sidelight {
namespace {

constexpr std::int64_t kDaysOfEra = 146'097;
constexpr std::int64_t kYearsOfEra = 400;
constexpr std::int64_t kEpochShift = 719'468;  // days from 0000-03-01 to 1970-01-01

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - ((a % b != 0 && (a % b < 0) != (b < 0)) ? 1 : 0);
}

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

bool read_digits(std::string_view text, std::size_t at, std::size_t count, int& value) {
  if (at + count > text.size()) return false;
  value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    value = value * 10 + (text[i] - '0');
  }
  return true;
}

}  // namespace

bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_of_month(int year, int month) {
  constexpr int kDays[kMonthsOfYear] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays[month - 1];
}

std::int64_t day_number(CivilDay day) {
  const std::int64_t year = day.month <= 2 ? day.year - 1 : day.year;
  const std::int64_t era = floor_divide(year, kYearsOfEra);
  const std::int64_t year_of_era = year - era * kYearsOfEra;
  const std::int64_t shifted_month = (day.month + 9) % 12;  // March is 0
  const std::int64_t day_of_year = (153 * shifted_month + 2) / 5 + day.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysOfEra + day_of_era - kEpochShift;
}

CivilDay civil_day(std::int64_t number) {
  const std::int64_t shifted = number + kEpochShift;
  const std::int64_t era = floor_divide(shifted, kDaysOfEra);
  const std::int64_t day_of_era = shifted - era * kDaysOfEra;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  CivilDay day;
  day.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  day.month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  day.year = static_cast<int>(year_of_era + era * kYearsOfEra + (day.month <= 2 ? 1 : 0));
  return day;
}

int weekday_of(std::int64_t number) {
  // 1970-01-01 was a Thursday.
  return static_cast<int>((number + 3) - floor_divide(number + 3, kDaysOfWeek) * kDaysOfWeek) + 1;
}

std::int64_t first_day_of_week(IsoWeek week) {
  // Week 1 holds January 4.
  const std::int64_t fourth = day_number({week.year, 1, 4});
  return fourth - (weekday_of(fourth) - 1) + static_cast<std::int64_t>(week.week - 1) * kDaysOfWeek;
}

IsoWeek iso_week_of(std::int64_t number) {
  // A week belongs to the year that its Thursday lies in.
  const std::int64_t thursday = number - weekday_of(number) + 4;
  const int year = civil_day(thursday).year;
  const std::int64_t first = first_day_of_week({year, 1});
  return {year, static_cast<int>((thursday - first) / kDaysOfWeek) + 1};
}

CivilDay add_months(CivilDay day, int months) {
  const std::int64_t total =
      static_cast<std::int64_t>(day.year) * kMonthsOfYear + day.month - 1 + months;
  const std::int64_t year = floor_divide(total, kMonthsOfYear);
  CivilDay moved{static_cast<int>(year), static_cast<int>(total - year * kMonthsOfYear) + 1,
                 day.day};
  moved.day = std::min(moved.day, days_of_month(moved.year, moved.month));
  return moved;
}

std::string format_year(int year) { return year < 0 ? "-" + padded(-year, 4) : padded(year, 4); }

std::string format_month(int year, int month) { return format_year(year) + "-" + padded(month, 2); }

std::string format_day(CivilDay day) {
  return format_month(day.year, day.month) + "-" + padded(day.day, 2);
}

std::string format_week(IsoWeek week) {
  return format_year(week.year) + "-W" + padded(week.week, 2);
}

bool parse_day(std::string_view text, CivilDay& day) {
  CivilDay read;
  if (!read_digits(text, 0, 4, read.year) || !read_digits(text, 5, 2, read.month) ||
      !read_digits(text, 8, 2, read.day) || text[4] != '-' || text[7] != '-') {
    return false;
  }
  if (read.month < 1 || read.month > kMonthsOfYear || read.day < 1 ||
      read.day > days_of_month(read.year, read.month)) {
    return false;
  }
  day = read;
  return true;
}

bool is_earlier_day(std::string_view a, std::string_view b) {
  const auto year_of = [](std::string_view text) {
    const bool negative = !text.empty() && text[0] == '-';
    int year = 0;
    for (std::size_t i = negative ? 1 : 0; i < text.size() && text[i] != '-'; ++i) {
      year = year * 10 + (text[i] - '0');
    }
    return negative ? -year : year;
  };
  const int year_a = year_of(a);
  const int year_b = year_of(b);
  if (year_a != year_b) return year_a < year_b;
  // Of one year, both have as many digits.
  return a < b;
}

}  // namespace sidelight
