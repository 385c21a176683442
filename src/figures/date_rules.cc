#include "figures/date_rules.h"

#include <algorithm>
#include <string>

namespace sidelight {
namespace {

constexpr int kFirstBareYear = 1900;
constexpr int kLastBareYear = 2100;
constexpr int kFirstYear = 1000;

int number_of(std::string_view digits) {
  if (digits.empty() || digits.size() > 8) return -1;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string_view first_field(std::string_view entry) { return entry.substr(0, entry.find(' ')); }

bool has_flag(std::string_view entry, std::string_view flag) {
  return entry.size() > flag.size() && entry.substr(entry.size() - flag.size()) == flag &&
         entry[entry.size() - flag.size() - 1] == ' ';
}

// −1 for "last", 0 for "this", 1 for "next"; false for no such word.
bool step_of(std::string_view word, int& step) {
  if (word == "last" || word == "past" || word == "previous" || word == "preceding") {
    step = -1;
  } else if (word == "this" || word == "current") {
    step = 0;
  } else if (word == "next" || word == "coming" || word == "upcoming" || word == "following") {
    step = 1;
  } else {
    return false;
  }
  return true;
}

bool is_preposition_of_time(std::string_view word) {
  return word == "in" || word == "since" || word == "by" || word == "from" || word == "until" ||
         word == "till" || word == "to" || word == "of" || word == "during" || word == "before" ||
         word == "after" || word == "around" || word == "circa" || word == "between" ||
         word == "and" || word == "(" || word == "," || word == "late" || word == "early" ||
         word == "through" || word == "for" || word == "-" || word == "–";
}

}  // namespace

DateRules::DateRules(const Document& doc, const Language& language)
    : doc_(doc),
      months_(language.list("months")),
      weekdays_(language.list("weekdays")),
      seasons_(language.list("seasons")),
      units_(language.list("time_units")),
      parts_(language.list("day_parts")),
      standing_(language.list("time_words")),
      numerals_(doc, language),
      tenses_(doc, language) {}

std::string_view DateRules::word(std::uint32_t token) const {
  return token < end_ ? std::string_view(doc_.folded[token]) : std::string_view();
}

bool DateRules::is_hyphen(std::uint32_t token) const {
  const std::string_view text = word(token);
  return text == "-" || text == "–" || text == "—" || text == "‑";
}

DateMatch DateRules::made(std::uint32_t begin, std::uint32_t end, DateValue value,
                          std::string_view rule) const {
  return {{begin, end}, std::move(value), rule};
}

int DateRules::month_at(std::uint32_t token, bool needs_capital) const {
  if (token >= end_) return 0;
  const std::string_view entry = months_.value(doc_.folded[token]);
  if (entry.empty()) return 0;
  if ((needs_capital || has_flag(entry, "word") || has_flag(entry, "short")) &&
      !doc_.tokens[token].upper_first) {
    return 0;
  }
  return number_of(first_field(entry));
}

int DateRules::weekday_at(std::uint32_t token) const {
  if (token >= end_) return 0;
  const std::string_view entry = weekdays_.value(doc_.folded[token]);
  if (entry.empty() || has_flag(entry, "set") || !doc_.tokens[token].upper_first) return 0;
  // "Sun" and "Wed" are words too: the short form needs its full stop or a comma.
  if (has_flag(entry, "short") && !is(token + 1, ".") && !is(token + 1, ",")) return 0;
  return number_of(first_field(entry));
}

int DateRules::year_at(std::uint32_t token) const {
  if (token >= end_) return 0;
  const std::string& text = doc_.folded[token];
  const int value = text.size() == 4 ? number_of(text) : -1;
  return value >= kFirstYear && value <= kLastBareYear ? value : 0;
}

// "15", "15th" and, without a capital scale after it, nothing above 31.
int DateRules::day_of_month_at(std::uint32_t token) const {
  if (token >= end_ || doc_.tokens[token].kind != TokenKind::Number) return 0;
  std::string_view text = doc_.folded[token];
  if (text.size() > 2) {
    const std::string_view tail = text.substr(text.size() - 2);
    if (tail == "st" || tail == "nd" || tail == "rd" || tail == "th") text.remove_suffix(2);
  }
  const int day = text.size() <= 2 ? number_of(text) : -1;
  return day >= 1 && day <= 31 ? day : 0;
}

// Past the full stop of a short form ("Feb."); a whole name keeps clear of the sentence's end.
std::uint32_t DateRules::after_full_stop(std::uint32_t token) const {
  const std::string_view name = word(token - 1);
  const bool is_short =
      has_flag(months_.value(name), "short") || has_flag(weekdays_.value(name), "short");
  return is_short && is(token, ".") && !doc_.tokens[token].space_before ? token + 1 : token;
}

DateRules::Unit DateRules::unit_at(std::uint32_t token) const {
  if (token >= end_) return {};
  const std::string_view entry = units_.value(doc_.folded[token]);
  return {first_field(entry), has_flag(entry, "many")};
}

std::string_view DateRules::part_of_day_at(std::uint32_t token) const {
  return token < end_ ? parts_.value(doc_.folded[token]) : std::string_view();
}

// "2024-05-15", "5/15/2024", "8-May-2006".
DateMatch DateRules::numeric(std::uint32_t token) const {
  if (doc_.tokens[token].kind != TokenKind::Number) return {};
  const std::string& text = doc_.folded[token];
  const auto valid = [](int year, int month, int day) {
    return year >= kFirstYear && year <= 2999 && month >= 1 && month <= 12 && day >= 1 &&
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
  const std::size_t first = text.find('/');
  if (first == std::string::npos) return {};
  const std::size_t second = text.find('/', first + 1);
  if (second == std::string::npos) return {};
  int month = number_of(std::string_view(text).substr(0, first));
  int day = number_of(std::string_view(text).substr(first + 1, second - first - 1));
  const std::string_view tail = std::string_view(text).substr(second + 1);
  int year = number_of(tail);
  if (tail.size() == 2 && year >= 0) year += year < 50 ? 2000 : 1900;
  if (month > 12) std::swap(month, day);  // day first, as outside the United States
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

int DateRules::year_of_month(int month, int day, Tense tense, bool heads) const {
  const CivilDay today = anchor_.today;
  const int now = today.month * 32 + (day == 0 ? 0 : today.day);
  const int then = month * 32 + day;
  if (tense == Tense::Past)
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
  if (!doc_.tokens[token].upper_first) return {};
  // A month's short name alone ("Mar", "Dec") is too often something else.
  if (has_flag(months_.value(doc_.folded[token]), "short") && after == token + 1) return {};
  // "May" at the begin of a sentence is the verb as often as the month.
  const bool begins = token == doc_.sentence_at(token).tokens.begin;
  if (has_flag(months_.value(doc_.folded[token]), "word") && begins && !is(end, ":") &&
      !is(end, ","))
    return {};
  // "May said", "April Ryan", "June Smith": names of people.
  if (end < end_ && doc_.tokens[end].upper_first && doc_.tokens[end].kind == TokenKind::Word &&
      weekday_at(end) == 0) {
    return {};
  }
  if (!anchor_.known) {
    return made(token, end,
                open_value("XXXX" + format_month(0, month).substr(4), "DATE", DateGrain::Month),
                "month");
  }
  int year = year_of_month(month, 0, tenses_.around({token, end}), heads_entry(token, end));
  if (is(end, "last") && is(end + 1, "year")) {
    year = anchor_.today.year - 1;
    end += 2;
  } else if ((is(end, "this") || is(end, "next")) && is(end + 1, "year")) {
    year = anchor_.today.year + (is(end, "next") ? 1 : 0);
    end += 2;
  }
  return made(token, end, month_value(year, month), "month");
}

// "15 May 2024", "15th of May", "the 15th of May".
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
  const std::uint32_t month_token = is(at + 1, "of") ? at + 2 : at + 1;
  const int month = month_at(month_token, true);
  if (month == 0 || day > days_of_month(2000, month)) return {};
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
  return day <= days_of_month(year, month)
             ? made(token, end, day_value({year, month, day}), "day_month")
             : DateMatch{};
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
                                    has_flag(weekdays_.value(doc_.folded[token]), "short")
                                ? token + 2
                                : token + 1;
  if (!anchor_.known) {
    return made(token, end,
                open_value("XXXX-WXX-" + std::to_string(weekday), "DATE", DateGrain::Day),
                "weekday");
  }
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
  // A clock time alone names no day that a reader needs: without from and to.
  return made(
      token, end,
      open_value(anchor_.known ? format_day(anchor_.today) + part : part, "TIME", DateGrain::Time),
      "clock");
}

// "this morning", "Tuesday night" is weekday's.
DateMatch DateRules::part_of_day(std::uint32_t token) const {
  int step = 0;
  if (!step_of(word(token), step) || !anchor_.known) return {};
  const std::string_view part = part_of_day_at(token + 1);
  if (part.empty() || step > 0) return {};
  const CivilDay day = civil_day(day_number(anchor_.today) + step);
  return made(token, token + 2, part_of_day_value(day, part), "part_of_day");
}

// One unit before, at or after that of the anchor: "last week", "this quarter", "next year".
DateMatch DateRules::relative_unit(std::uint32_t begin, std::uint32_t token, int step) {
  const Unit unit = unit_at(token);
  if (unit.letters.empty() || unit.many || !anchor_.known) return {};
  const CivilDay today = anchor_.today;
  const std::int64_t number = day_number(today);
  DateValue value;
  switch (unit.letters[0]) {
    case 'W':
      value = week_value(number + step * kDaysOfWeek);
      break;
    case 'E':
      value = weekend_value(number + step * kDaysOfWeek);
      break;
    case 'M':
      value = shifted_month_value(today.year, today.month + step);
      break;
    case 'Y':
      value = year_value(today.year + step);
      break;
    case 'Q':
      value = quarter_value(today.year, (today.month - 1) / 3 + 1 + step);
      break;
    case 'X':
      value = decade_value((today.year / 10 + step) * 10);
      break;
    case 'C':
      value = century_value(today.year / 100 + 1 + step);
      break;
    case 'D':
      value = day_value(civil_day(number + step));
      break;
    default:
      return {};
  }
  return made(begin, token + 1, value, "relative_unit");
}

// "last …", "this …", "next …".
DateMatch DateRules::relative(std::uint32_t token) {
  const std::uint32_t at = is(token, "the") || is(token, "that") ? token + 1 : token;
  int step = 0;
  if (is(token, "the") || is(token, "that")) {
    if (is(at, "same") || is(token, "that")) {
      const std::uint32_t unit = is(at, "same") ? at + 1 : at;
      const Unit found = unit_at(unit);
      if (found.many || found.letters.empty() || !anchor_.has_reference) return {};
      const CivilDay day = anchor_.reference;
      if (found.letters == "Y") return made(token, unit + 1, year_value(day.year), "same");
      if (found.letters == "M")
        return made(token, unit + 1, month_value(day.year, day.month), "same");
      if (found.letters == "D") return made(token, unit + 1, day_value(day), "same");
      return {};
    }
  }
  if (!step_of(word(at), step)) return {};
  const std::uint32_t next = at + 1;
  if (const int weekday = weekday_at(next); weekday != 0 && anchor_.known) {
    const std::int64_t today = day_number(anchor_.today);
    const int ahead = (weekday - weekday_of(today) + kDaysOfWeek) % kDaysOfWeek;
    std::int64_t day = step < 0 ? today + ahead - kDaysOfWeek
                       : step > 0
                           ? today + (ahead == 0 ? kDaysOfWeek : ahead)
                           : day_number(near_weekday(weekday, tenses_.around({token, next + 1})));
    return with_part(made(token, next + 1, day_value(civil_day(day)), "relative_weekday"),
                     civil_day(day));
  }
  if (const int month = month_at(next, true); month != 0 && anchor_.known) {
    const CivilDay today = anchor_.today;
    const int year = step < 0   ? (month >= today.month ? today.year - 1 : today.year)
                     : step > 0 ? (month <= today.month ? today.year + 1 : today.year)
                                : today.year;
    if (day_of_month_at(next + 1) != 0) return {};
    return made(token, next + 1, month_value(year, month), "relative_month");
  }
  if (DateMatch found = season(next); found.found() && found.tokens.begin == next &&
                                      anchor_.known && found.tokens.end == next + 1) {
    const std::string_view entry = seasons_.value(doc_.folded[next]);
    const int first = number_of(first_field(entry.substr(3)));
    const int last = first == 12 ? 2 : first + 2;
    const CivilDay today = anchor_.today;
    const bool begun = today.month >= first && first != 12;
    const int year = step < 0   ? (begun && today.month > last ? today.year : today.year - 1)
                     : step > 0 ? (today.month >= first ? today.year + 1 : today.year)
                                : (first == 12 && today.month <= 2 ? today.year - 1 : today.year);
    return made(token, next + 1, season_value(year, entry.substr(0, 2), first, last),
                "relative_season");
  }
  if (DateMatch found = relative_unit(token, next, step); found.found()) {
    // "the past year" and "the current month" are as often a stretch as a date.
    if (is(at, "past") || is(at, "coming")) {
      const Unit unit = unit_at(next);
      found.value = open_value("P1" + std::string(unit.letters.substr(unit.letters.size() - 1)),
                               "DURATION", DateGrain::Duration);
      found.rule = "stretch";
    } else if (is(at, "following") || is(at, "previous") || is(at, "preceding")) {
      if (!anchor_.has_reference) return {};
      const CivilDay day = anchor_.reference;
      const std::string_view unit = unit_at(next).letters;
      return shifted(token, next + 1, step, unit, day, "reference");
    }
    return found;
  }
  // "the last two weeks": a stretch of time.
  const Numeral count = numerals_.read(next, end_);
  const bool few = is(next, "few") || is(next, "several") || is(next, "couple");
  const std::uint32_t unit_token =
      few ? (is(next + 1, "of") ? next + 2 : next + 1) : count.tokens.end;
  if (step != 0 && (few || (count.found() && !count.ordinal))) {
    const Unit unit = unit_at(unit_token);
    if (unit.many && unit.letters.size() == 1) {
      const std::string amount = few ? "X" : count.value.plain();
      return made(
          token, unit_token + 1,
          open_value("P" + amount + std::string(unit.letters), "DURATION", DateGrain::Duration),
          "stretch");
    }
  }
  return {};
}

// So many units from `from`, at the grain of the unit.
DateMatch DateRules::shifted(std::uint32_t begin, std::uint32_t end, int count,
                             std::string_view unit, CivilDay from, std::string_view rule) const {
  constexpr int kFarthest = 20'000;
  if (count > kFarthest || count < -kFarthest) return {};
  const std::int64_t number = day_number(from);
  switch (unit.empty() ? ' ' : unit[0]) {
    case 'D':
      return made(begin, end, day_value(civil_day(number + count)), rule);
    case 'W':
      return made(begin, end, week_value(number + count * kDaysOfWeek), rule);
    case 'F':
      return made(begin, end, week_value(number + count * 2 * kDaysOfWeek), rule);
    case 'M':
      return made(begin, end, shifted_month_value(from.year, from.month + count), rule);
    case 'Y':
      return made(begin, end, year_value(from.year + count), rule);
    case 'X':
      return made(begin, end, year_value(from.year + 10 * count), rule);
    case 'C':
      return made(begin, end, year_value(from.year + 100 * count), rule);
    case 'T':
      return made(begin, end, day_value(from), rule);
    default:
      return {};
  }
}

// "two weeks ago", "three days later", "in two years"; alone a duration.
DateMatch DateRules::counted(std::uint32_t token) {
  std::uint32_t at = token;
  std::string amount;
  int count = -1;
  if ((is(at, "a") || is(at, "an") || is(at, "one")) && !unit_at(at + 1).letters.empty()) {
    count = 1;
    amount = "1";
    ++at;
  } else if (is(at, "several") || is(at, "few") || is(at, "many") ||
             (is(at, "a") && (is(at + 1, "few") || is(at + 1, "couple")))) {
    amount = "X";
    if (is(at, "a")) ++at;
    if (is(at, "couple")) {
      amount = "2";
      count = 2;
    }
    at += is(at + 1, "of") ? 2 : 1;
  } else if (is(at, "half") && (is(at + 1, "a") || is(at + 1, "an"))) {
    amount = "0.5";
    at += 2;
  } else {
    const Numeral numeral = numerals_.read(at, end_);
    if (!numeral.found() || numeral.ordinal || !numeral.suffix.empty()) return {};
    count = numeral.value.small();
    amount = numeral.value.plain();
    at = numeral.tokens.end;
  }
  const bool joined = is_hyphen(at) && !doc_.tokens[at].space_before;
  if (joined) ++at;
  const Unit unit = unit_at(at);
  if (unit.letters.empty()) return {};
  // "a second", "a quarter" are seldom time.
  if (!unit.many && (unit.letters == "TS" || unit.letters == "Q") && !is(at + 1, "ago")) return {};
  std::uint32_t end = at + 1;
  const bool vague = count < 0;
  const auto direction = [&](std::string_view text) {
    if (text == "ago") return -1;
    if (text == "earlier" || text == "before" || text == "previously") return -2;
    if (text == "later" || text == "afterwards" || text == "afterward") return 2;
    return 0;
  };
  const int where = joined ? 0 : direction(word(end));
  if (where != 0 || (is(end, "from") && is(end + 1, "now"))) {
    const std::uint32_t close = where != 0 ? end + 1 : end + 2;
    if (vague && where == -1) {
      return made(token, close, open_value("PAST_REF", "DATE", DateGrain::Vague), "vague_ago");
    }
    const bool from_reference = where == 2 || where == -2;
    if (!vague && (from_reference ? anchor_.has_reference || anchor_.known : anchor_.known)) {
      const CivilDay from =
          from_reference && anchor_.has_reference ? anchor_.reference : anchor_.today;
      const int sign = where < 0 ? -1 : 1;
      DateMatch found = shifted(token, close, sign * count, unit.letters, from, "counted");
      if (found.found()) return found;
    }
  }
  // "one day" says nothing of time, "a day" with a noun before is a rate.
  std::string letters(unit.letters);
  if (letters == "X") letters = "DE";
  if (letters == "N") letters = "D";
  if (letters == "F") {
    letters = "W";
    if (count > 0) amount = std::to_string(2 * count);
  }
  const bool time = letters[0] == 'T';
  return made(token, end,
              open_value((time ? "PT" : "P") + amount + (time ? letters.substr(1) : letters),
                         "DURATION", DateGrain::Duration),
              "duration");
}

// "the end of 2024", "the beginning of next year", "the end of the month".
DateMatch DateRules::edge(std::uint32_t token) {
  std::uint32_t at = is(token, "the") ? token + 1 : token;
  const std::string_view noun = word(at);
  const bool is_edge = noun == "end" || noun == "beginning" || noun == "start" ||
                       noun == "middle" || noun == "close" || noun == "turn" || noun == "rest" ||
                       noun == "eve";
  if (!is_edge || at == token) {
    if (!(noun == "end" && at > 0 && token > doc_.sentence_at(token).tokens.begin)) return {};
  }
  if (!is_edge || noun == "eve" || !is(at + 1, "of")) return {};
  at += 2;
  DateMatch inner = relative(at);
  if (!inner.found()) inner = month_first(at);
  if (!inner.found()) inner = decade(at);
  if (!inner.found() && year_at(at) != 0) inner = year(at);
  if (!inner.found()) inner = century(at);
  if (!inner.found()) inner = quarter(at);
  if (!inner.found() && is(at, "the")) {
    const Unit unit = unit_at(at + 1);
    if (unit.letters == "Y" || unit.letters == "M" || unit.letters == "W" || unit.letters == "Q") {
      inner = relative_unit(at, at + 1, 0);
    }
  }
  if (!inner.found() || inner.value.type != "DATE") return {};
  inner.tokens.begin = token;
  inner.rule = "edge";
  return inner;
}

// "early 2024", "late last year", "mid-May".
DateMatch DateRules::early_or_late(std::uint32_t token) {
  std::uint32_t at = token;
  if (is(at, "the")) ++at;
  const std::string_view text = word(at);
  const bool mid = text == "mid";
  if (text != "early" && text != "late" && text != "earlier" && text != "later" && !mid) return {};
  ++at;
  if (mid && is_hyphen(at)) ++at;
  if (is(at, "in") && !mid) ++at;
  DateMatch inner = relative(at);
  if (!inner.found()) inner = month_first(at);
  if (!inner.found()) inner = decade(at);
  if (!inner.found()) inner = weekday(at);
  if (!inner.found()) inner = century(at);
  if (!inner.found() && year_at(at) != 0) inner = year(at);
  if (!inner.found()) inner = season(at);
  if (!inner.found()) {
    const std::string_view entry = standing_.value(word(at));
    if (first_field(entry) == "day") inner = standing(at);
  }
  if (!inner.found() || inner.value.type == "DURATION") return {};
  inner.tokens.begin = token;
  inner.rule = "early_or_late";
  return inner;
}

// "2024", "1799", "594 BC".
DateMatch DateRules::year(std::uint32_t token) const {
  if (doc_.tokens[token].kind != TokenKind::Number) return {};
  const std::string_view era = word(token + 1);
  const std::string_view before =
      token > 0 ? std::string_view(doc_.folded[token - 1]) : std::string_view();
  if (era == "bc" || era == "bce" || era == "b.c." || era == "ad" || era == "ce" || era == "a.d.") {
    const int number = number_of(doc_.folded[token]);
    const bool before_christ = era[0] == 'b';
    if (number > 0 && number < 10'000) {
      DateValue value = before_christ
                            ? open_value("-" + format_year(number), "DATE", DateGrain::Year)
                            : year_value(number);
      return made(token, token + 2, value, "era");
    }
  }
  const int number = year_at(token);
  if (number == 0) return {};
  const Token& shape = doc_.tokens[token];
  const bool introduced = is_preposition_of_time(before) ||
                          token == doc_.sentence_at(token).tokens.begin || months_.contains(before);
  if (number < kFirstBareYear &&
      !(introduced && before != "to" && before != "of" && before != "and"))
    return {};
  // "$2000", "No. 1984", "2000 people", "1,950"
  if (!shape.space_before && before != "(" && before != "-" && before != "–" && before != "\"" &&
      before != "'")
    return {};
  if (before == "$" || before == "€" || before == "£" || before == "#" || before == "no" ||
      before == "about" || before == "nearly" || before == "than" || before == "some") {
    return {};
  }
  const std::uint32_t after = token + 1;
  if (after < end_) {
    const Token& next = doc_.tokens[after];
    const std::string& text = doc_.folded[after];
    const Unit unit = unit_at(after);
    const bool counts = next.kind == TokenKind::Word && !next.upper_first && text.size() > 3 &&
                        text.back() == 's' && text != "has" && text != "was" && text != "as" &&
                        text != "is" && !introduced;
    if (counts || unit.many || text == "%" || text == "percent" || text == "people") return {};
  }
  return made(token, token + 1, year_value(number), "year");
}

// "the 1990s", "the '80s", "the 90s".
DateMatch DateRules::decade(std::uint32_t token) const {
  std::uint32_t at = is(token, "the") ? token + 1 : token;
  const bool mark = is(at, "'");
  if (mark) ++at;
  if (at >= end_ || doc_.tokens[at].kind != TokenKind::Number) return {};
  std::string_view text = doc_.folded[at];
  if (text.size() < 3 || text.back() != 's') {
    if (!(is(at + 1, "'s") && text.size() == 4 && text.back() == '0')) return {};
  } else {
    text.remove_suffix(1);
  }
  int number = number_of(text);
  if (number < 0 || number % 10 != 0) return {};
  if (text.size() == 2) {
    if (at == token && !mark) return {};
    number += number < 30 ? 2000 : 1900;
  } else if (text.size() != 4) {
    return {};
  }
  const std::uint32_t end = doc_.folded[at].back() == 's' ? at + 1 : at + 2;
  return made(token, end, decade_value(number), "decade");
}

// "the 19th century", "the twentieth century".
DateMatch DateRules::century(std::uint32_t token) {
  const std::uint32_t at = is(token, "the") ? token + 1 : token;
  const Numeral number = numerals_.read(at, end_);
  if (!number.found() || !number.ordinal) return {};
  std::uint32_t noun = number.tokens.end;
  if (is_hyphen(noun)) ++noun;
  if (!is(noun, "century") || number.value.small() < 1 || number.value.small() > 30) return {};
  DateValue value = century_value(number.value.small());
  const std::string_view era = word(noun + 1);
  if (era == "bc" || era == "bce") {
    value = open_value("-" + format_year(number.value.small() * 100), "DATE", DateGrain::Century);
    ++noun;
  }
  return made(token, noun + 1, value, "century");
}

// "the third quarter of 2024", "Q3 2024", "the first half of next year".
DateMatch DateRules::quarter(std::uint32_t token) {
  std::uint32_t at = is(token, "the") ? token + 1 : token;
  const std::string_view text = word(at);
  int number = 0;
  std::uint32_t end = 0;
  bool half = false;
  if (text.size() == 2 && text[0] == 'q' && text[1] >= '1' && text[1] <= '4') {
    number = text[1] - '0';
    end = at + 1;
  } else {
    const Numeral ordinal = numerals_.read(at, end_);
    if (!ordinal.found() || !ordinal.ordinal) return {};
    const std::uint32_t noun =
        is_hyphen(ordinal.tokens.end) ? ordinal.tokens.end + 1 : ordinal.tokens.end;
    half = is(noun, "half");
    number = ordinal.value.small();
    if (!(is(noun, "quarter") && number <= 4) && !(half && number <= 2)) return {};
    end = noun + 1;
  }
  if (number < 1) return {};
  const std::uint32_t rest = is(end, "of") ? end + 1 : end;
  int year = year_at(rest);
  if (year != 0) {
    end = rest + 1;
  } else if (anchor_.known) {
    DateMatch inner = relative(rest);
    if (inner.found() && inner.value.grain == DateGrain::Year) {
      year = number_of(inner.value.from.substr(0, 4));
      end = inner.tokens.end;
    } else if (half) {
      return {};  // "the second half" of a match
    } else {
      // "the third quarter" in May is last year's, in November this year's, unless it is to come.
      const Tense tense = tenses_.around({token, end});
      const int now = (anchor_.today.month - 1) / 3 + 1;
      year = anchor_.today.year - (tense != Tense::Future && number > now ? 1 : 0);
    }
  }
  if (year <= 0) return {};
  return made(token, end, half ? half_value(year, number) : quarter_value(year, number), "quarter");
}

// "the autumn of 2023", "summer 2012", "spring".
DateMatch DateRules::season(std::uint32_t token) {
  const std::uint32_t at = is(token, "the") ? token + 1 : token;
  if (at >= end_) return {};
  const std::string_view entry = seasons_.value(doc_.folded[at]);
  if (entry.size() < 6) return {};
  const std::string_view months = entry.substr(3);
  const int first = number_of(first_field(months));
  const int last = first == 12 ? 2 : first + 2;
  const std::uint32_t rest = is(at + 1, "of") ? at + 2 : at + 1;
  if (const int year = year_at(rest); year != 0) {
    return made(token, rest + 1, season_value(year, entry.substr(0, 2), first, last), "season");
  }
  const std::string_view before =
      token > 0 ? std::string_view(doc_.folded[token - 1]) : std::string_view();
  // "fall" and "spring" are verbs and nouns too.
  int step = 0;
  const bool introduced = before == "in" || before == "by" || before == "since" || at > token ||
                          step_of(before, step) || before == "early" || before == "late";
  if (!introduced || !anchor_.known || (has_flag(entry, "word") && at > token)) return {};
  const Tense tense = tenses_.around({token, at + 1});
  int year = anchor_.today.year;
  if (tense == Tense::Past && first > anchor_.today.month) --year;
  if (tense == Tense::Future && (last < anchor_.today.month && first != 12)) ++year;
  return made(token, at + 1, season_value(year, entry.substr(0, 2), first, last), "season");
}

// Words and phrases that stand alone: "today", "the day before yesterday", "now", "daily".
DateMatch DateRules::standing(std::uint32_t token) const {
  std::string key;
  std::uint32_t best_end = 0;
  std::string_view best;
  const std::uint32_t longest = static_cast<std::uint32_t>(standing_.longest());
  for (std::uint32_t at = token; at < end_ && at - token < longest; ++at) {
    if (at > token) key.push_back(' ');
    key += doc_.folded[at];
    if (standing_.contains(key)) {
      best = standing_.value(key);
      best_end = at + 1;
    }
  }
  if (best_end == 0) return {};
  const std::string_view kind = first_field(best);
  std::string_view rest = best.substr(std::min(best.size(), kind.size() + 1));
  if (kind == "ref")
    return made(token, best_end, open_value(rest, "DATE", DateGrain::Vague), "vague");
  if (kind == "set")
    return made(token, best_end, open_value(rest, "SET", DateGrain::Duration), "set");
  const std::string_view count = first_field(rest);
  const bool back = !count.empty() && count[0] == '-';
  const int days = number_of(back ? count.substr(1) : count);
  if (days < 0) return {};
  if (!anchor_.known) {
    return made(token, best_end,
                open_value(days == 0 ? "PRESENT_REF" : "XXXX-XX-XX", "DATE", DateGrain::Day),
                "day");
  }
  const CivilDay day = civil_day(day_number(anchor_.today) + (back ? -days : days));
  if (kind == "part") {
    return made(token, best_end, part_of_day_value(day, rest.substr(count.size() + 1)), "day");
  }
  return with_part(made(token, best_end, day_value(day), "day"), day);
}

// "every Monday", "each Thursday", "Tuesdays".
DateMatch DateRules::repeated(std::uint32_t token) const {
  const std::string_view entry = weekdays_.value(doc_.folded[token]);
  if (has_flag(entry, "set") && doc_.tokens[token].upper_first) {
    return made(
        token, token + 1,
        open_value("XXXX-WXX-" + std::string(first_field(entry)), "SET", DateGrain::Duration),
        "set");
  }
  if (!is(token, "every") && !is(token, "each")) return {};
  if (const int weekday = weekday_at(token + 1); weekday != 0) {
    return made(token, token + 2,
                open_value("XXXX-WXX-" + std::to_string(weekday), "SET", DateGrain::Duration),
                "set");
  }
  const Numeral count = numerals_.read(token + 1, end_);
  if (!count.found()) return {};
  const Unit unit = unit_at(count.tokens.end);
  if (unit.letters.size() != 1) return {};
  return made(
      token, count.tokens.end + 1,
      open_value("P" + count.value.plain() + std::string(unit.letters), "SET", DateGrain::Duration),
      "set");
}

DateMatch DateRules::match(std::uint32_t token, std::uint32_t end, const DateAnchor& anchor) {
  end_ = end;
  anchor_ = anchor;
  const Token& first = doc_.tokens[token];
  if (first.kind == TokenKind::Number) {
    if (DateMatch found = numeric(token); found.found()) return found;
    if (DateMatch found = day_first(token); found.found()) return found;
    if (DateMatch found = clock(token); found.found()) return found;
    if (DateMatch found = century(token); found.found()) return found;
    if (DateMatch found = quarter(token); found.found()) return found;
    if (DateMatch found = decade(token); found.found()) return found;
    if (DateMatch found = counted(token); found.found()) return found;
    return year(token);
  }
  if (is(token, "'")) return decade(token);
  if (first.kind != TokenKind::Word) return {};
  if (DateMatch found = edge(token); found.found()) return found;
  if (DateMatch found = early_or_late(token); found.found()) return found;
  if (DateMatch found = weekday(token); found.found()) return found;
  if (DateMatch found = month_first(token); found.found()) return found;
  if (DateMatch found = repeated(token); found.found()) return found;
  if (DateMatch found = part_of_day(token); found.found()) return found;
  if (DateMatch found = relative(token); found.found()) return found;
  if (DateMatch found = standing(token); found.found()) return found;
  if (DateMatch found = day_first(token); found.found()) return found;
  if (DateMatch found = century(token); found.found()) return found;
  if (DateMatch found = quarter(token); found.found()) return found;
  if (DateMatch found = decade(token); found.found()) return found;
  if (DateMatch found = season(token); found.found()) return found;
  if (DateMatch found = clock(token); found.found()) return found;
  return counted(token);
}

}  // namespace sidelight
