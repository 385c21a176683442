// Rules for the periods of reports: "the latest quarter", "the year-earlier period", "fiscal 1989",
// "the full year", "by year-end", "over the weekend".
#include <string>

#include "figures/date_rules.h"
#include "figures/date_words.h"

namespace sidelight {

// Whether the sentence of `token` compares quarters: of no longer period than that.
bool DateRules::compares_quarters(std::uint32_t token) const {
  const TokenRange sentence = doc_.sentence_at(token).tokens;
  bool quarter = false;
  for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
    if (doc_.folded[at] == "months") return false;
    quarter = quarter || doc_.folded[at] == "quarter";
  }
  return quarter || counts_money(token);
}

// Whether the sentence of `token` speaks of money or shares, as a company's results do.
bool DateRules::counts_money(std::uint32_t token) const {
  const TokenRange sentence = doc_.sentence_at(token).tokens;
  for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
    const std::string& text = doc_.folded[at];
    if (text == "$" || text == "£" || text == "€" || text == "%" || text == "percent" ||
        text == "cents" || text == "million" || text == "billion") {
      return true;
    }
  }
  return false;
}

// The quarter that `years` before the last named one has the same number, else the one just over.
DateMatch DateRules::named_quarter(std::uint32_t begin, std::uint32_t end, int years) const {
  if (anchor_.quarter_year != 0) {
    return made(begin, end, quarter_value(anchor_.quarter_year - years, anchor_.quarter),
                "named_quarter");
  }
  const CivilDay before = add_months(anchor_.today, -3);
  return made(begin, end, quarter_value(before.year - years, (before.month - 1) / 3 + 1),
              "named_quarter");
}

// "the quarter", "the latest period", "the year-earlier quarter", "the 1988 quarter".
DateMatch DateRules::business_quarter(std::uint32_t token) const {
  std::uint32_t at = is(token, "the") || is(token, "that") ? token + 1 : token;
  const int year = year_at(at);
  int years = 0;
  bool told = false;  // words that a period of business has beside it
  if (year != 0) {
    if (anchor_.quarter_year == 0) return {};
    years = anchor_.quarter_year - year;
    told = true;
    ++at;
  } else if (is(at, "year") && is_hyphen(at + 1) && (is(at + 2, "earlier") || is(at + 2, "ago"))) {
    years = 1;
    told = true;
    at += 3;
    // "compared with year-earlier profit"
    if (!is(at, "quarter") && !is(at, "period") && anchor_.quarter_year != 0)
      return named_quarter(token, at, years);
  } else if (is(at, "latest") || is(at, "comparable")) {
    told = true;
    ++at;
  }
  if (at == token) return {};
  const bool period = is(at, "period");
  if (!is(at, "quarter") && !(period && told && anchor_.quarter_year != 0)) return {};
  // "the quarter of a million", "the quarter-final"
  if (is(at + 1, "of") || is_hyphen(at + 1)) return {};
  if (!told && !counts_money(token)) return {};
  std::uint32_t end = at + 1;
  // "the quarter a year ago"
  if (is(end, "a") && is(end + 1, "year") && (is(end + 2, "ago") || is(end + 2, "earlier"))) {
    years = 1;
    end += 3;
  }
  return named_quarter(token, end, years);
}

// "fiscal 1989", "the current fiscal year", "for the full year".
DateMatch DateRules::business_year(std::uint32_t token) const {
  if (is(token, "fiscal") && year_at(token + 1) != 0) {
    return made(token, token + 2, year_value(year_at(token + 1)), "business_year");
  }
  if (!is(token, "the")) return {};
  std::uint32_t at = token + 1;
  const bool latest = is(at, "latest");
  if (latest || is(at, "current")) ++at;
  const bool whole = is(at, "full") || is(at, "fiscal");
  if (whole) ++at;
  if (!is(at, "year") || is_hyphen(at + 1)) return {};
  const bool period = token > 0 && (is(token - 1, "for") || is(token - 1, "during"));
  if (!whole && !(period && counts_money(token))) return {};
  return made(token, at + 1, year_value(anchor_.today.year - (latest ? 1 : 0)), "business_year");
}

// "by year-end", "the weekend": a point of time that the tense places before or after today.
DateMatch DateRules::known_point(std::uint32_t token) {
  if (is(token, "year") && token > 0 && is(token - 1, "by")) {
    const bool joined = is_hyphen(token + 1) || is(token + 1, "'s") || is(token + 1, "’s");
    const std::uint32_t noun = joined ? token + 2 : token + 1;
    if (!is(noun, "end")) return {};
    return made(token, noun + 1, year_value(anchor_.today.year), "year_end");
  }
  if (is(token, "the") && is(token + 1, "weekend") && !is_hyphen(token + 2)) {
    const std::int64_t today = day_number(anchor_.today);
    const bool over = weekday_of(today) < 6 && tenses_.around({token, token + 2}) != Tense::Future;
    return made(token, token + 2, weekend_value(over ? today - kDaysOfWeek : today), "weekend");
  }
  return {};
}

DateMatch DateRules::reported(std::uint32_t token) {
  if (!anchor_.known) return {};
  if (DateMatch found = known_point(token); found.found()) return found;
  if (!anchor_.report) return {};
  if (DateMatch found = business_quarter(token); found.found()) return found;
  return business_year(token);
}

}  // namespace sidelight
