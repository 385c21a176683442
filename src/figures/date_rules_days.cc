// Rules for days and months of the calendar and times of day: "15 May 2024", "Thursday night".
#include <algorithm>
#include <string>

#include "base/one_of.h"
#include "figures/date_rules.h"
#include "figures/date_words.h"

namespace sidelight {
namespace {

// Days ahead, in months of 32 days, in which a date without a year is always this year's.
constexpr int kComingDays = 64;

}  // namespace

// "2024-05-15", "5/15/2024", "8-May-2006".
DateMatch DateRules::numeric(std::uint32_t token) const {
  if (doc_.tokens[token].kind != TokenKind::Number) return {};
  const std::string& text = doc_.folded[token];
  // The attacks of that day are called so, and no other day is.
  if (text == "9/11") return made(token, token + 1, day_value({2001, 9, 11}), "numeric");
  const auto valid = [](int year, int month, int day) {
    return year >= kFirstWrittenYear && year <= 2999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days_of_month(year, month);
  };
  if (is_hyphen(token + 1) && is_hyphen(token + 3) && token + 4 < end_) {
    const int month = month_at(token + 2, true);
    const int year = month != 0 ? year_at(token + 4) : year_at(token);
    const int middle = month != 0 ? month : number_of(doc_.folded[token + 2]);
    const int day = number_of(month != 0 ? text : doc_.folded[token + 4]);
    if (valid(year, middle, day)) {
      return made(token, token + 5, day_value({year, middle, day}), "numeric");
    }
  }
  // Other languages write the day first, and dots.
  const bool foreign = doc_.in_foreign_language;
  const char sign = foreign && text.find('/') == std::string::npos ? '.' : '/';
  const std::size_t first = text.find(sign);
  if (first == std::string::npos) return {};
  const std::size_t second = text.find(sign, first + 1);
  if (second == std::string::npos) return {};
  int month = number_of(std::string_view(text).substr(0, first));
  int day = number_of(std::string_view(text).substr(first + 1, second - first - 1));
  const std::string_view tail = std::string_view(text).substr(second + 1);
  int year = number_of(tail);
  if (tail.size() == 2 && year >= 0) year += year < 50 ? 2000 : 1900;
  if (month > 12 || (foreign && day <= 12)) std::swap(month, day);
  return valid(year, month, day) ? made(token, token + 1, day_value({year, month, day}), "numeric")
                                 : DateMatch{};
}

// The weekday nearest in the direction of the tense; today counts for the past.
CivilDay DateRules::near_weekday(int weekday, Tense tense) const {
  const std::int64_t today = day_number(anchor_.today);
  const int ahead = (weekday - weekday_of(today) + kDaysOfWeek) % kDaysOfWeek;
  if (tense == Tense::Future) return civil_day(today + ahead);
  return civil_day(ahead == 0 ? today : today + ahead - kDaysOfWeek);
}

// Whether a date heads an entry ("January: the board meets"), as in lists of what is to come.
bool DateRules::heads_entry(std::uint32_t begin, std::uint32_t end) const {
  return is(end, ":") && begin == doc_.sentence_at(begin).tokens.begin;
}

int DateRules::year_of_month(int month, int day, Tense tense, bool heads) {
  const CivilDay today = anchor_.today;
  // "In 1835 they met. On October 2 …": in a story of the past its year goes on.
  if (anchor_.told_year != 0 && tense != Tense::Future && tense != Tense::Present && !heads)
    return anchor_.told_year;
  const int now = today.month * 32 + (day == 0 ? 0 : today.day);
  const int then = month * 32 + day;
  // "the Oct. 7 attacks", and further on "Oct. 7" alone.
  if (day != 0 && tense == Tense::Over) over_.push_back(then);
  if (tense != Tense::Future && std::find(over_.begin(), over_.end(), then) != over_.end())
    tense = Tense::Over;
  // A day of the coming weeks in a sentence about what was: "were invited to a meeting on June 24".
  if (day != 0 && tense != Tense::Over && then > now && then - now <= kComingDays)
    return today.year;
  if (is_past(tense))
    return (day == 0 ? month > today.month : then > now) ? today.year - 1 : today.year;
  if (tense == Tense::Future || heads) {
    return (day == 0 ? month < today.month : then < now) ? today.year + 1 : today.year;
  }
  const int away = month - today.month;
  return away > 6 ? today.year - 1 : away < -6 ? today.year + 1 : today.year;
}

// "May 15, 2024", "May 15", "May 3-5", "May 2024", "May"; also "Thursday, May 15".
DateMatch DateRules::month_first(std::uint32_t token) {
  const int month = month_at(token, false);
  if (month == 0) return {};
  const std::uint32_t after = after_full_stop(token + 1);
  const int day = year_at(after) == 0 ? day_of_month_at(after) : 0;
  if (day != 0 && day <= days_of_month(2000, month)) {
    std::uint32_t end = after + 1;
    int last_day = 0;
    if (is_hyphen(end) && !doc_.tokens[end].space_before && day_of_month_at(end + 1) > day) {
      last_day = day_of_month_at(end + 1);
      end += 2;
    }
    const std::uint32_t comma = is(end, ",") ? end + 1 : end;
    int year = year_at(comma);
    if (year != 0) {
      end = comma + 1;
    } else if (anchor_.known) {
      year = year_of_month(month, day, tenses_.around({token, end}), heads_entry(token, end));
      if (is(end, "last") && is(end + 1, "year")) {
        year = anchor_.today.year - 1;
        end += 2;
      } else if (is(end, "this") && is(end + 1, "year")) {
        year = anchor_.today.year;
        end += 2;
      }
    } else {
      return made(
          token, end,
          open_value("XXXX" + format_day({0, month, day}).substr(4), "DATE", DateGrain::Day),
          "month_day");
    }
    if (day > days_of_month(year, month)) return {};
    DateValue value = day_value({year, month, day});
    if (last_day != 0 && last_day <= days_of_month(year, month)) {
      value = span_value(value, day_value({year, month, last_day}));
    }
    return made(token, end, value, "month_day");
  }
  std::uint32_t end = after;
  std::uint32_t year_token = is(end, "of") || is(end, ",") ? end + 1 : end;
  if (const int year = year_at(year_token); year != 0) {
    return made(token, year_token + 1, month_value(year, month), "month_year");
  }
  // "December of 384"
  if (DateMatch old = is(end, "of") ? early_year(end + 1) : DateMatch{}; old.found()) {
    return made(token, end + 2, month_value(number_of(doc_.folded[end + 1]), month), "month_year");
  }
  if (!doc_.tokens[token].upper_first) return {};
  // "January nineteen ninety-seven", "April of fifteen eighteen"
  if (DateMatch worded = year_in_words(is(end, "of") ? end + 1 : end); worded.found()) {
    return made(token, worded.tokens.end, month_value(number_of(worded.value.value), month),
                "month_year");
  }
  // A month's short name alone ("Mar", "Dec") is too often something else.
  if (has_flag(months_.value(doc_.words[token]), "short") && after == token + 1) return {};
  // "May" at the begin of a sentence is the verb as often as the month.
  const bool begins = token == doc_.sentence_at(token).tokens.begin;
  if (has_flag(months_.value(doc_.words[token]), "word") && begins && !is(end, ":") &&
      !is(end, ","))
    return {};
  // "May said", "April Ryan", "June Smith": names of people.
  if (end < end_ && doc_.tokens[end].upper_first && doc_.tokens[end].kind == TokenKind::Word &&
      weekday_at(end) == 0) {
    return {};
  }
  // "from March to August 2011", "in March of the same year"
  if (is(end, "to") || is(end, "and") || is(end, "or") || is(end, "through") || is_hyphen(end)) {
    const int other = month_at(end + 1, true);
    const int year = other != 0 ? year_at(after_full_stop(end + 2)) : 0;
    if (other >= month && year != 0 && is_hyphen(end) && !doc_.tokens[end].space_before)
      return made(token, after_full_stop(end + 2) + 1,
                  span_value(month_value(year, month), month_value(year, other)), "month_year");
    if (other >= month && year != 0) return made(token, end, month_value(year, month), "month");
  }
  if (!anchor_.known) {
    return made(token, end,
                open_value("XXXX" + format_month(0, month).substr(4), "DATE", DateGrain::Month),
                "month");
  }
  const Tense tense = tenses_.around({token, end});
  // In a guide "in July" is every July, as "--07" says in XML Schema and TEI.
  const bool every = token > 0 && (is(token - 1, "every") || is(token - 1, "each"));
  if (every || (!anchor_.report && anchor_.told_year == 0 && tense == Tense::Present)) {
    return made(token, end,
                open_value("-" + format_month(0, month).substr(4), "DATE", DateGrain::Month),
                "every_month");
  }
  int year = year_of_month(month, 0, tense, heads_entry(token, end));
  if (is(end, "last") && is(end + 1, "year")) {
    year = anchor_.today.year - 1;
    end += 2;
  } else if ((is(end, "this") || is(end, "next")) && is(end + 1, "year")) {
    year = anchor_.today.year + (is(end, "next") ? 1 : 0);
    end += 2;
  }
  return made(token, end, month_value(year, month), "month");
}

// "15 May 2024", "15th of May", "the 15th of May", "15-17 May 2024".
DateMatch DateRules::day_first(std::uint32_t token) {
  std::uint32_t at = is(token, "the") ? token + 1 : token;
  int day = day_of_month_at(at);
  if (day == 0) {
    const Numeral ordinal = numerals_.read(at, end_);
    if (!ordinal.found() || !ordinal.ordinal || !ordinal.in_words) return {};
    day = ordinal.value.small();
    if (day < 1 || day > 31) return {};
    at = ordinal.tokens.end - 1;
  }
  int last_day = 0;
  if (is_hyphen(at + 1) && !doc_.tokens[at + 1].space_before && day_of_month_at(at + 2) > day) {
    last_day = day_of_month_at(at + 2);
    at += 2;
  }
  const std::uint32_t month_token = is(at + 1, "of") ? at + 2 : at + 1;
  const int month = month_at(month_token, true);
  if (month == 0 || std::max(day, last_day) > days_of_month(2000, month)) return {};
  std::uint32_t end = after_full_stop(month_token + 1);
  const std::uint32_t year_token = is(end, ",") || is(end, "of") ? end + 1 : end;
  // "the 15 March 2003 reports" and "on 15 May 12 people": a day after the month wins only without
  // a year.
  int year = year_at(year_token);
  if (year != 0) {
    end = year_token + 1;
  } else if (day_of_month_at(end) != 0) {
    return {};
  } else if (anchor_.known) {
    year = year_of_month(month, day, tenses_.around({token, end}), heads_entry(token, end));
  } else {
    return made(token, end,
                open_value("XXXX" + format_day({0, month, day}).substr(4), "DATE", DateGrain::Day),
                "day_month");
  }
  if (std::max(day, last_day) > days_of_month(year, month)) return {};
  DateValue value = day_value({year, month, day});
  if (last_day != 0) value = span_value(value, day_value({year, month, last_day}));
  return made(token, end, value, "day_month");
}

// Whether the word and `more` after it, all with capitals, stand before another word with one: they
// are a name's then, where capitals say something.
bool DateRules::begins_longer_name(std::uint32_t token, std::uint32_t more) const {
  const std::uint32_t after = token + more + 1;
  if (after >= end_ || token == doc_.sentence_at(token).tokens.begin ||
      doc_.article.blocks[doc_.block_of(token)].kind == BlockKind::Headline)
    return false;
  for (std::uint32_t t = token; t <= after; ++t) {
    const Token& each = doc_.tokens[t];
    if (each.kind != TokenKind::Word || !each.upper_first || each.all_upper) return false;
  }
  return more > 0 || weekday_at(token) == 0;
}

DateMatch DateRules::with_part(DateMatch match, CivilDay day) const {
  const std::string_view part = part_of_day_at(match.tokens.end);
  if (part.empty()) return match;
  match.value = part_of_day_value(day, part);
  match.value.grain = DateGrain::Day;
  ++match.tokens.end;
  return match;
}

// "Thursday", "Thursday night", "Thursday, May 16, 2024".
DateMatch DateRules::weekday(std::uint32_t token) {
  const int weekday = weekday_at(token);
  if (weekday == 0) return {};
  // "Black Friday", "Super Tuesday": a day that is called so, which is no day of this week.
  if (token > 0 && doc_.tokens[token - 1].upper_first &&
      is_one_of(word(token - 1), {"black", "good", "super", "bloody", "cyber", "ash", "palm",
                                  "holy", "shrove", "maundy", "fat", "easter", "giving"})) {
    return {};
  }
  // "on a Monday": any of them.
  if (token > 0 && (is(token - 1, "a") || is(token - 1, "most"))) {
    return made(token, token + 1,
                open_value("XXXX-WXX-" + std::to_string(weekday), "SET", DateGrain::Duration),
                "set");
  }
  // "Saturday mornings"
  if (plural_parts_.contains(word(token + 1))) {
    return made(token, token + 2,
                open_value("XXXX-WXX-" + std::to_string(weekday), "SET", DateGrain::Duration),
                "set");
  }
  std::uint32_t after = after_full_stop(token + 1);
  if (is(after, ",")) ++after;
  DateMatch full = month_first(after);
  if (!full.found() || full.rule != "month_day") full = day_first(after);
  if (full.found() && (full.value.grain == DateGrain::Day)) {
    full.tokens.begin = token;
    full.rule = "weekday_date";
    return full;
  }
  const std::uint32_t end = after_full_stop(token + 1) > token + 1 &&
                                    has_flag(weekdays_.value(doc_.words[token]), "short")
                                ? token + 2
                                : token + 1;
  if (!anchor_.known) {
    return made(token, end,
                open_value("XXXX-WXX-" + std::to_string(weekday), "DATE", DateGrain::Day),
                "weekday");
  }
  // "the Saturday Evening Post", "Friday the 13th"
  if (begins_longer_name(token, part_of_day_at(end).empty() ? 0 : 1) ||
      (is(end, "the") && day_of_month_at(end + 1) != 0 && month_at(end + 2, true) == 0 &&
       !is(end + 2, "of")))
    return {};
  const CivilDay day = near_weekday(weekday, tenses_.around({token, end}));
  if (is(end, "last") && is(end + 1, "week")) {
    const std::int64_t monday =
        day_number(anchor_.today) - weekday_of(day_number(anchor_.today)) + 1;
    return made(token, end, day_value(civil_day(monday - kDaysOfWeek + weekday - 1)), "weekday");
  }
  return with_part(made(token, end, day_value(day), "weekday"), day);
}

// "10:30 a.m.", "8 p.m. Thursday", "noon".
DateMatch DateRules::clock(std::uint32_t token) {
  int hour = -1;
  int minute = 0;
  std::uint32_t end = token + 1;
  const std::string& text = doc_.folded[token];
  if (doc_.tokens[token].kind == TokenKind::Number) {
    const std::size_t colon = text.find(':');
    std::string_view rest =
        std::string_view(text).substr(colon == std::string::npos ? text.size() : colon + 1);
    std::string_view head = std::string_view(text).substr(0, colon);
    std::string_view half;
    for (const std::string_view suffix : {std::string_view("am"), std::string_view("pm")}) {
      std::string_view& holder = colon == std::string::npos ? head : rest;
      if (holder.size() > 2 && holder.substr(holder.size() - 2) == suffix) {
        holder.remove_suffix(2);
        half = suffix;
      }
    }
    hour = number_of(head);
    if (colon != std::string::npos) minute = rest.size() == 2 ? number_of(rest) : -1;
    if (half.empty() && (is(end, "a.m.") || is(end, "am") || is(end, "a.m"))) half = "am";
    if (half.empty() && (is(end, "p.m.") || is(end, "pm") || is(end, "p.m"))) half = "pm";
    const bool attached = !half.empty() && text.back() == 'm';
    if (!half.empty() && !attached) ++end;
    if (half.empty() && (colon == std::string::npos || head.size() > 2 ||
                         (!is(token - 1, "at") && !is(end, "gmt") && !is(end, "local"))))
      return {};
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return {};
    if (!half.empty() && (hour > 12 || hour == 0)) return {};
    if (half == "pm" && hour < 12) hour += 12;
    if (half == "am" && hour == 12) hour = 0;
  } else if (text == "noon" || text == "midday") {
    hour = 12;
  } else if (text == "midnight") {
    hour = 24;
  } else {
    return {};
  }
  const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  const std::string part = "T" + two(hour) + ":" + two(minute);
  DateMatch day = weekday(is(end, "on") || is(end, ",") ? end + 1 : end);
  if (day.found() && day.value.grain == DateGrain::Day && !day.value.from.empty()) {
    day.tokens.begin = token;
    day.value.value = day.value.from + part;
    day.value.type = "TIME";
    day.rule = "clock_day";
    return day;
  }
  // A clock time alone names no day that a reader needs: without from and to, and only in reports.
  if (!anchor_.report) return {};
  return made(
      token, end,
      open_value(anchor_.known ? format_day(anchor_.today) + part : part, "TIME", DateGrain::Time),
      "clock");
}

}  // namespace sidelight
