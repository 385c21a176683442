// Rules for dates that are told by their distance: "last year", "two weeks ago", "the end of 2024".
#include "figures/date_rules.h"

#include <algorithm>
#include <string>

#include "figures/date_words.h"

namespace sidelight {

// "this morning", "Tuesday night" is weekday's.
DateMatch DateRules::part_of_day(std::uint32_t token) const {
  int step = 0;
  if (!step_of(word(token), step) || !anchor_.known) return {};
  const std::string_view part = part_of_day_at(token + 1);
  if (part.empty() || step > 0) return {};
  // "the last night of the fair", "our last evening"
  if (step < 0 && (part != "TNI" || (token > 0 && (is(token - 1, "the") || is(token - 1, "our")))))
    return {};
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
      // "the next day" follows the day told of; "my last day" and "to this day" are no dates.
      if (step != 1 || !anchor_.day_reference) return {};
      value = day_value(civil_day(day_number(anchor_.reference) + 1));
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
      if (found.letters == "D" && anchor_.day_reference)
        return made(token, unit + 1, day_value(day), "same");
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
    const std::string_view entry = seasons_.value(doc_.words[next]);
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
    } else if (found.value.grain == DateGrain::Year && is(next + 1, "'s")) {
      // "next year's first quarter"
      DateMatch part = quarter(next + 2);
      if (part.found() && part.tokens.begin == next + 2 && part.value.grain == DateGrain::Quarter &&
          part.tokens.end <= next + 5 && number_of(part.value.value.substr(6, 1)) > 0) {
        const int year = number_of(found.value.from.substr(0, 4));
        return made(token, part.tokens.end,
                    quarter_value(year, number_of(part.value.value.substr(6, 1))), "quarter");
      }
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
    if (vague && where == -1 && anchor_.report) {
      return made(token, close, open_value("PAST_REF", "DATE", DateGrain::Vague), "vague_ago");
    }
    const bool from_reference = where == 2 || where == -2;
    if (!vague && (from_reference ? anchor_.has_reference || anchor_.known : anchor_.known)) {
      const CivilDay from =
          from_reference && anchor_.has_reference ? anchor_.reference : anchor_.today;
      const int sign = where < 0 ? -1 : 1;
      // "from $58 million a year earlier": the same quarter.
      if (count == 1 && sign < 0 && unit.letters == "Y" && anchor_.quarter_year != 0 &&
          compares_quarters(token)) {
        return named_quarter(token, close, 1);
      }
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
  // "earlier in the year"
  if (!inner.found() && is(at - 1, "in") && is(at, "the") &&
      (is(at + 1, "year") || is(at + 1, "month") || is(at + 1, "week"))) {
    inner = relative_unit(at, at + 1, 0);
  }
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

}  // namespace sidelight
