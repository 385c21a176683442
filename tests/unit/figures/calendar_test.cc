#include "figures/calendar.h"

#include "catch.h"

using namespace sidelight;

TEST_CASE("days are numbered from 1970-01-01 and back") {
  CHECK(day_number({1970, 1, 1}) == 0);
  CHECK(day_number({1969, 12, 31}) == -1);
  CHECK(day_number({2000, 3, 1}) == 11017);
  for (std::int64_t number = -800'000; number < 800'000; number += 37) {
    CHECK(day_number(civil_day(number)) == number);
  }
}

TEST_CASE("weekdays and ISO weeks") {
  CHECK(weekday_of(day_number({2024, 5, 15})) == 3);
  CHECK(weekday_of(day_number({1969, 12, 28})) == 7);
  CHECK(format_week(iso_week_of(day_number({2024, 5, 15}))) == "2024-W20");
  // Years whose last days lie in the next year's first week, and the other way round.
  CHECK(format_week(iso_week_of(day_number({2024, 12, 30}))) == "2025-W01");
  CHECK(format_week(iso_week_of(day_number({2021, 1, 3}))) == "2020-W53");
  CHECK(civil_day(first_day_of_week({2025, 1})) == CivilDay{2024, 12, 30});
}

TEST_CASE("months are added over the ends of years and cut to their length") {
  CHECK(add_months({2024, 1, 31}, 1) == CivilDay{2024, 2, 29});
  CHECK(add_months({2023, 1, 31}, 1) == CivilDay{2023, 2, 28});
  CHECK(add_months({2024, 1, 15}, -1) == CivilDay{2023, 12, 15});
  CHECK(add_months({2024, 11, 15}, 14) == CivilDay{2026, 1, 15});
}

TEST_CASE("days are read only where they exist") {
  CivilDay day;
  CHECK(parse_day("2024-02-29T10:00:00Z", day));
  CHECK(is_earlier_day("-9976-01-01", "0314-01-01"));
  CHECK(is_earlier_day("2024-05-15", "11024-01-01"));
  CHECK_FALSE(is_earlier_day("2024-05-15", "2024-05-15"));
  CHECK(day == CivilDay{2024, 2, 29});
  for (const char* text :
       {"", "2023-02-29", "2024-13-01", "2024-00-10", "2024/05/15", "24-05-15", "2024-5-15"}) {
    CHECK_FALSE(parse_day(text, day));
  }
}
