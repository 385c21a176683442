// Dates of a text in a language that has no rules here: what digits and the names of months say in
// most of them. Never what needs grammar ("last Tuesday", a month alone, numbers in words).
#include "base/one_of.h"
#include "figures/date_rules.h"
#include "figures/date_words.h"

namespace sidelight {
namespace {

// "12 de marzo del 2024", "12. Dez. 2024", "14 juillet, 2024".
bool is_link(std::string_view word) {
  return is_one_of(word, {"de", "del", "di", "do", "af", ".", ","});
}

int day_of_text(std::string_view text) {
  for (const std::string_view ordinal : {"er", "ro", "º", "°"}) {
    if (text.size() > ordinal.size() && text.substr(text.size() - ordinal.size()) == ordinal)
      text.remove_suffix(ordinal.size());
  }
  const int day = text.size() <= 2 ? number_of(text) : -1;
  return day >= 1 && day <= 31 ? day : 0;
}

}  // namespace

// "2024年3月12日" is one token.
DateMatch DateRules::foreign_signs(std::uint32_t token) const {
  std::string_view text = doc_.folded[token];
  int numbers[3] = {0, 0, 0};
  int read = 0;
  for (const std::string_view sign : {"年", "月", "日"}) {
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos) break;
    numbers[read++] = number_of(text.substr(0, at));
    text.remove_prefix(at + sign.size());
  }
  const auto [year, month, day] = numbers;
  if (!text.empty() || year < kFirstWrittenYear) return {};
  if (read == 1) return made(token, token + 1, year_value(year), "year");
  if (month < 1 || month > kMonthsOfYear) return {};
  if (read == 2) return made(token, token + 1, month_value(year, month), "month_year");
  if (day < 1 || day > days_of_month(year, month)) return {};
  return made(token, token + 1, day_value({year, month, day}), "numeric");
}

// "12. März 2024", "le 1er mars", "12 de marzo de 2024", "mars 2024", "seit 2019".
DateMatch DateRules::foreign(std::uint32_t token) const {
  std::uint32_t at = token;
  int day = 0;
  if (doc_.tokens[token].kind == TokenKind::Number) {
    if (DateMatch found = numeric(token); found.found()) return found;
    if (DateMatch found = foreign_signs(token); found.found()) return found;
    if (const int year = year_at(token); year != 0) {
      const bool named = token > 0 && has_flag(foreign_dates_.value(doc_.words[token - 1]), "year");
      const bool counts = token + 1 < end_ && (doc_.tokens[token + 1].kind == TokenKind::Symbol ||
                                               measures_.in(doc_.words[token + 1]));
      return named && !counts ? made(token, token + 1, year_value(year), "year") : DateMatch{};
    }
    day = day_of_text(doc_.folded[token]);
    if (day == 0) return {};
    ++at;
    if (is(at, ".")) ++at;
    if (is_link(word(at))) ++at;
  }
  const std::string_view entry = at < end_ ? foreign_dates_.value(doc_.words[at]) : "";
  const int month = number_of(first_field(entry));
  if (month < 1) return {};
  std::uint32_t year_token = ++at;
  for (int links = 0; links < 2 && is_link(word(year_token)); ++links) ++year_token;
  int year = year_at(year_token);
  if (year != 0) at = year_token + 1;
  if (day == 0)
    return year != 0 ? made(token, at, month_value(year, month), "month_year") : DateMatch{};
  if (year == 0 && !anchor_.known) {
    return made(token, at,
                open_value("XXXX" + format_day({0, month, day}).substr(4), "DATE", DateGrain::Day),
                "month_day");
  }
  if (year == 0) {
    // The nearest day of that name.
    constexpr std::int64_t kHalfYear = 183;
    year = anchor_.today.year;
    const std::int64_t ahead = day_number({year, month, day}) - day_number(anchor_.today);
    if (ahead > kHalfYear) --year;
    if (ahead < -kHalfYear) ++year;
  }
  if (day > days_of_month(year, month)) return {};
  return made(token, at, day_value({year, month, day}), "month_day");
}

}  // namespace sidelight
