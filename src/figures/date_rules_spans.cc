// Rules for years, decades, centuries, quarters and seasons, and for words that stand alone.
#include "figures/date_rules.h"

#include <algorithm>
#include <string>

#include "figures/date_words.h"
#include "figures/holidays.h"

namespace sidelight {
namespace {

constexpr int kFirstBareYear = 1900;
// Years after publication that a bare number means seldom.
constexpr int kFarAhead = 30;

bool is_preposition_of_time(std::string_view word) {
  return word == "in" || word == "since" || word == "by" || word == "from" || word == "until" ||
         word == "till" || word == "to" || word == "of" || word == "during" || word == "before" ||
         word == "after" || word == "around" || word == "circa" || word == "between" ||
         word == "and" || word == "(" || word == "," || word == "late" || word == "early" ||
         word == "through" || word == "for" || word == "-" || word == "–";
}

}  // namespace

// "1598 to 1722", "1656 and 1662", "1580–1660": what ends a span that a year begins.
bool DateRules::ends_span(std::uint32_t token) const {
  if (token < 2 || year_at(token - 2) == 0 || year_at(token - 2) > year_at(token)) return false;
  const std::string_view before = word(token - 1);
  return before == "to" || before == "and" || before == "or" || before == "–" || before == "-" ||
         before == "—";
}

// "c. 1640", "the 1836 assault", "(1580".
bool DateRules::names_year(std::uint32_t token) const {
  if (token == 0) return false;
  const std::string_view before = word(token - 1);
  if (before == "(" || before == "circa" || before == "ca" || before == "c") return true;
  if (before == "." && token > 1 && (is(token - 2, "c") || is(token - 2, "ca"))) return true;
  const bool noun_follows = token + 1 < end_ && doc_.tokens[token + 1].kind == TokenKind::Word &&
                            !doc_.tokens[token + 1].upper_first;
  return noun_follows && (before == "the" || before == "his" || before == "her" ||
                          before == "its" || before == "their" || before == "'s" || before == "’s");
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
  // "the 1988 third quarter"
  if (DateMatch part = year_quarter(token, number); part.found()) return part;
  // "201 461-1776", "92 (6): 1087–1101": numbers of telephones and pages.
  if (before == "-" && token > 1 && doc_.tokens[token - 2].kind == TokenKind::Number &&
      year_at(token - 2) == 0)
    return {};
  if (is_hyphen(token + 1) && (before == ":" || before == "p" || before == "pp")) return {};
  const Token& shape = doc_.tokens[token];
  const bool begins_span =
      is_hyphen(token + 1) && token + 2 < end_ && short_year(token + 2).found();
  const bool tied = begins_span || ends_span(token) || names_year(token);
  const bool introduced = tied || is_preposition_of_time(before) ||
                          token == doc_.sentence_at(token).tokens.begin || months_.contains(before);
  if (anchor_.known && number > anchor_.today.year + kFarAhead && !tied && before != "by" &&
      before != "in" && before != "until")
    return {};
  if (number < kFirstBareYear && !tied &&
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

// "the 1988 third quarter": `token` is the year.
DateMatch DateRules::year_quarter(std::uint32_t token, int year) const {
  const Numeral ordinal = numerals_.read(token + 1, end_);
  if (!ordinal.found() || !ordinal.ordinal) return {};
  const std::uint32_t noun =
      is_hyphen(ordinal.tokens.end) ? ordinal.tokens.end + 1 : ordinal.tokens.end;
  const int number = ordinal.value.small();
  if (!is(noun, "quarter") || number < 1 || number > 4) return {};
  return made(token, noun + 1, quarter_value(year, number), "quarter");
}

// "the 1990s", "the '80s", "the 90s".
DateMatch DateRules::decade(std::uint32_t token) const {
  std::uint32_t at = is(token, "the") ? token + 1 : token;
  const bool mark = is(at, "'");
  if (mark) ++at;
  if (at >= end_ || doc_.tokens[at].kind != TokenKind::Number) return {};
  std::string_view text = doc_.folded[at];
  if (text.size() < 3 || text.back() != 's') {
    const bool whole = text.size() == 4 || (text.size() == 2 && mark);
    if (!(is(at + 1, "'s") && whole && text.back() == '0')) return {};
  } else {
    text.remove_suffix(1);
  }
  int number = number_of(text);
  if (number < 0 || number % 10 != 0) return {};
  if (text.size() == 2) {
    if ((at == token && !mark) || is(at + 1, "°")) return {};
    number += number < 30 ? 2000 : 1900;
  } else if (text.size() != 4) {
    return {};
  }
  const std::uint32_t end = doc_.folded[at].back() == 's' ? at + 1 : at + 2;
  // "the 1600s" are a century, "the 2000s" as often ten years.
  if (number % 100 == 0 && number < 2000) {
    return made(token, end, century_value(number / 100 + 1), "century");
  }
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
    // "the last half of 1989"
    const bool last = is(at, "last") && is(at + 2, "of") && year_at(at + 3) != 0;
    if (!last && (!ordinal.found() || !ordinal.ordinal)) return {};
    const std::uint32_t after = last ? at + 1 : ordinal.tokens.end;
    const std::uint32_t noun = is_hyphen(after) ? after + 1 : after;
    half = is(noun, "half");
    number = last ? (half ? 2 : 4) : ordinal.value.small();
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
  const std::string_view entry = seasons_.value(doc_.words[at]);
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
  const bool many = has_flag(entry, "many");
  // "nine winters"
  if (many && token > 0 && (numerals_.read(token - 1, end_).found() || before == "many")) return {};
  const bool introduced = before == "in" || before == "by" || before == "since" || at > token ||
                          step_of(before, step) || before == "early" || before == "late" || many ||
                          (!anchor_.report && (before == "during" || before == "is" ||
                                               at == doc_.sentence_at(at).tokens.begin));
  // "the Winter Olympics"
  if (begins_longer_name(at, 0)) return {};
  // "in summer" of a guide: every year's, from the first day of a month to that of another.
  const Tense told = tenses_.around({token, at + 1});
  if (introduced &&
      (many || (!anchor_.report && anchor_.told_year == 0 && told == Tense::Present)) &&
      (many || at + 1 >= end_ || !doc_.tokens[at + 1].upper_first)) {
    const std::string value =
        "-" + format_month(0, first).substr(4) + "/-" + format_month(0, last % 12 + 1).substr(4);
    return made(token, at + 1, open_value(value, "DATE", DateGrain::Season), "every_season");
  }
  if (!introduced || !anchor_.known || (has_flag(entry, "word") && at > token)) return {};
  const Tense tense = tenses_.around({token, at + 1});
  int year = anchor_.today.year;
  if (is_past(tense) && first > anchor_.today.month) --year;
  if (tense == Tense::Future && (last < anchor_.today.month && first != 12)) ++year;
  return made(token, at + 1, season_value(year, entry.substr(0, 2), first, last), "season");
}

// The end of the longest run of tokens that is a key of `list`, with its value; 0 for none.
std::uint32_t DateRules::longest_key(const WordList& list, std::uint32_t token,
                                     std::string_view& value) const {
  std::uint32_t end = 0;
  if (list.in(doc_.words[token])) {
    value = list.value(doc_.words[token]);
    end = token + 1;
  }
  const std::uint32_t longest = doc_.longest_keys[token];
  std::string key = longest > 1 ? doc_.folded[token] : std::string();
  for (std::uint32_t at = token + 1; at < end_ && at - token < longest; ++at) {
    (key += ' ') += doc_.folded[at];
    if (list.contains(key)) {
      value = list.value(key);
      end = at + 1;
    }
  }
  return end;
}

// "on Christmas Eve", "last Thanksgiving": nearest in the direction of the tense.
DateMatch DateRules::holiday(std::uint32_t token) {
  int step = 0;
  const bool stepped =
      step_of(word(token), step) && (is(token, "last") || is(token, "next") || is(token, "this"));
  const std::uint32_t at = stepped ? token + 1 : token;
  if (at >= end_ || !doc_.tokens[at].upper_first || !anchor_.known) return {};
  std::string_view rule;
  std::uint32_t end = longest_key(holidays_, at, rule);
  if (end == 0) return {};
  const std::string_view before =
      at > 0 ? std::string_view(doc_.folded[at - 1]) : std::string_view();
  const bool day = is(end - 1, "day") || is(end - 1, "eve") || weekday_at(end - 1) != 0;
  if (!stepped && !day && !is_preposition_of_time(before) && before != "on" && before != "at")
    return {};
  // "Christmas Island", "Easter eggs"
  if (end < end_ && doc_.tokens[end].kind == TokenKind::Word && year_at(end) == 0 &&
      (doc_.tokens[end].upper_first || (!stepped && !day && before != "on"))) {
    const std::string& next = doc_.folded[end];
    if (doc_.tokens[end].upper_first || (next.size() > 3 && next.back() == 's')) return {};
  }
  int year = anchor_.told_year != 0 ? anchor_.told_year : anchor_.today.year;
  if (year_at(end) != 0) {
    year = year_at(end++);
  } else if (anchor_.told_year == 0) {
    CivilDay this_year;
    if (!holiday_in(rule, year, this_year)) return {};
    const bool over = day_number(this_year) < day_number(anchor_.today);
    const Tense tense = tenses_.around({token, end});
    if (!over && (step < 0 || (is_past(tense) && !stepped))) --year;
    if (over && (step > 0 || (tense == Tense::Future && !stepped))) ++year;
  }
  CivilDay found;
  if (!holiday_in(rule, year, found)) return {};
  return made(token, end, day_value(found), "holiday");
}

// "World War II": a span of days that has a name of its own.
DateMatch DateRules::named_period(std::uint32_t token) const {
  std::string_view days;
  const std::uint32_t end = longest_key(periods_, token, days);
  CivilDay first;
  CivilDay last;
  if (end == 0 || !parse_day(days, first) || !parse_day(days.substr(days.find('/') + 1), last))
    return {};
  return made(token, end, span_value(day_value(first), day_value(last)), "named_period");
}

// Words and phrases that stand alone: "today", "the day before yesterday", "now", "daily".
DateMatch DateRules::standing(std::uint32_t token) const {
  std::string_view best;
  const std::uint32_t best_end = longest_key(standing_, token, best);
  if (best_end == 0) return {};
  const std::string_view kind = first_field(best);
  std::string_view rest = best.substr(std::min(best.size(), kind.size() + 1));
  // Outside reports "now" and "currently" hold talk together more than they date anything.
  if (kind == "ref" && !anchor_.report) return {};
  if (kind == "ref")
    return made(token, best_end, open_value(rest, "DATE", DateGrain::Vague), "vague");
  if (kind == "set")
    return made(token, best_end, open_value(rest, "SET", DateGrain::Duration), "set");
  const std::string_view count = first_field(rest);
  const bool back = !count.empty() && count[0] == '-';
  const int days = number_of(back ? count.substr(1) : count);
  if (days < 0) return {};
  // "Today the quarter is quiet": these days.
  if (days == 0 && anchor_.account) return {};
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
  const std::string_view entry = weekdays_.value(doc_.words[token]);
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

}  // namespace sidelight
