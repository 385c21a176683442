#include "figures/date_rules.h"

#include <algorithm>
#include <array>
#include <string>

#include "figures/date_words.h"

namespace sidelight {
namespace {

constexpr int kLastBareYear = 2100;
constexpr std::uint8_t kFar = 250;
// "the very end of the previous fiscal year": so many tokens may stand before the first that says
// something of time.
constexpr std::uint8_t kLongestOpening = 8;

}  // namespace

DateRules::DateRules(const Document& doc, const Language& language)
    : doc_(doc),
      numbers_(language.list("number_words")),
      months_(language.list("months")),
      weekdays_(language.list("weekdays")),
      seasons_(language.list("seasons")),
      units_(language.list("time_units")),
      parts_(language.list("day_parts")),
      plural_parts_(language.list("plural_day_parts")),
      standing_(language.list("time_words")),
      holidays_(language.list("holidays")),
      periods_(language.list("named_periods")),
      foreign_dates_(language.list("foreign_dates")),
      measures_(language.list("foreign_measures")),
      numerals_(doc, language),
      tenses_(doc, language) {
  measure_distances();
}

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
  const std::string_view entry = months_.value(doc_.words[token]);
  if (entry.empty()) return 0;
  if ((needs_capital || has_flag(entry, "word") || has_flag(entry, "short")) &&
      !doc_.tokens[token].upper_first) {
    return 0;
  }
  return number_of(first_field(entry));
}

int DateRules::weekday_at(std::uint32_t token) const {
  if (token >= end_) return 0;
  const std::string_view entry = weekdays_.value(doc_.words[token]);
  if (entry.empty() || has_flag(entry, "set") || !doc_.tokens[token].upper_first) return 0;
  // "Sun" and "Wed" are words too: the short form needs its full stop or a comma.
  if (has_flag(entry, "short") && !is(token + 1, ".") &&
      !(is(token + 1, ",") && (month_at(token + 2, true) != 0 || day_of_month_at(token + 2) != 0)))
    return 0;
  return number_of(first_field(entry));
}

int DateRules::year_at(std::uint32_t token) const {
  if (token >= end_) return 0;
  const std::string& text = doc_.folded[token];
  const int value = text.size() == 4 ? number_of(text) : -1;
  return value >= kFirstWrittenYear && value <= kLastBareYear ? value : 0;
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
  const std::string_view entry = units_.value(doc_.words[token]);
  return {first_field(entry), has_flag(entry, "many")};
}

std::string_view DateRules::part_of_day_at(std::uint32_t token) const {
  return token < end_ ? parts_.value(doc_.words[token]) : std::string_view();
}

// Of each token, how many stand between it and the next one that says something of time: a number,
// a month, a unit of time. No expression is without one.
void DateRules::measure_distances() {
  const auto says_time = [&](std::uint32_t token) {
    const WordSet lists = doc_.words[token];
    return doc_.tokens[token].kind == TokenKind::Number ||
           (!lists.empty() &&
            (months_.in(lists) || weekdays_.in(lists) || seasons_.in(lists) || units_.in(lists) ||
             parts_.in(lists) || plural_parts_.in(lists) || standing_.in(lists) ||
             numbers_.in(lists) || holidays_.in(lists) || periods_.in(lists)));
  };
  distances_.resize(doc_.tokens.size());
  std::uint8_t distance = kFar;
  for (auto token = static_cast<std::uint32_t>(doc_.tokens.size()); token-- > 0;) {
    distance = says_time(token) ? std::uint8_t{0} : std::min<std::uint8_t>(distance + 1, kFar);
    distances_[token] = distance;
  }
}

// A quick look that most words of a text do not pass.
bool DateRules::may_begin(std::uint32_t token) const {
  const std::string& text = doc_.folded[token];
  const WordSet lists = doc_.words[token];
  if (!lists.empty() &&
      (months_.in(lists) || weekdays_.in(lists) || seasons_.in(lists) || parts_.in(lists) ||
       standing_.in(lists) || numbers_.in(lists) || holidays_.in(lists) || periods_.in(lists))) {
    return true;
  }
  static constexpr std::array<std::string_view, 20> kOpeners = {
      "the",     "a",   "an",   "each", "every", "early", "late", "earlier", "later",  "mid",
      "several", "few", "many", "half", "that",  "end",   "at",   "right",   "fiscal", "year"};
  if (distances_[token] <= kLongestOpening) {
    int step = 0;
    if (step_of(text, step)) return true;
    if (std::find(kOpeners.begin(), kOpeners.end(), text) != kOpeners.end()) return true;
  }
  return (text.size() == 2 && text[0] == 'q') || doc_.longest_keys[token] > 1;
}

DateMatch DateRules::match(std::uint32_t token, std::uint32_t end, const DateAnchor& anchor) {
  end_ = end;
  anchor_ = anchor;
  const Token& first = doc_.tokens[token];
  if (doc_.in_foreign_language) return foreign(token);
  if (first.kind == TokenKind::Number) {
    if (DateMatch found = numeric(token); found.found()) return found;
    if (DateMatch found = day_first(token); found.found()) return found;
    if (DateMatch found = clock(token); found.found()) return found;
    if (DateMatch found = century(token); found.found()) return found;
    if (DateMatch found = quarter(token); found.found()) return found;
    if (DateMatch found = decade(token); found.found()) return found;
    if (DateMatch found = reported(token); found.found()) return found;
    if (DateMatch found = counted(token); found.found()) return found;
    if (DateMatch found = year(token); found.found()) return found;
    if (DateMatch found = short_year(token); found.found()) return found;
    return early_year(token);
  }
  if (is(token, "'")) return decade(token);
  if (first.kind != TokenKind::Word || !may_begin(token)) return {};
  if (DateMatch found = named_period(token); found.found()) return found;
  if (DateMatch found = holiday(token); found.found()) return found;
  if (DateMatch found = reported(token); found.found()) return found;
  if (is(token, "the") && is(token + 1, "last")) {
    if (DateMatch found = quarter(token); found.found()) return found;
  }
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
  if (DateMatch found = year_in_words(token); found.found()) return found;
  return counted(token);
}

}  // namespace sidelight
