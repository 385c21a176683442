// Rules for years that are not written with four digits: "c. 347", "1871–72", "nineteen
// ninety-six".
#include <string>

#include "figures/date_rules.h"
#include "figures/date_words.h"

namespace sidelight {
namespace {

bool may_precede_year(std::string_view word) {
  return word == "in" || word == "by" || word == "until" || word == "since" || word == "after" ||
         word == "before" || word == "around" || word == "about" || word == "from" ||
         word == "of" || word == "circa";
}

}  // namespace

// "1871 – 72": the second year of a span, cut short.
DateMatch DateRules::short_year(std::uint32_t token) const {
  if (token < 2 || !is_hyphen(token - 1) || doc_.folded[token].size() != 2) return {};
  const int first = year_at(token - 2);
  const int last = number_of(doc_.folded[token]);
  if (first == 0 || last <= first % 100) return {};
  if (unit_at(token + 1).many || is_hyphen(token + 1) || is(token + 1, "%")) return {};
  return made(token, token + 1, year_value(first / 100 * 100 + last), "short_year");
}

// "c. 347", "(837–908)", "in the year 71"; "in 348" where the story is in that age already.
DateMatch DateRules::early_year(std::uint32_t token) const {
  const std::string_view digits = word(token);  // empty behind the last word
  const int number = digits.size() <= 3 ? number_of(digits) : -1;
  if (number <= 0 || token == 0 || unit_at(token + 1).many) return {};
  const std::string_view before = word(token - 1);
  const bool old_story = anchor_.told_year != 0 && anchor_.told_year < kFirstWrittenYear;
  const auto year_follows_dash = [&] {
    const std::string_view next = word(token + 2);
    const int last = next.size() <= 4 ? number_of(next) : -1;
    return before == "(" && is_hyphen(token + 1) && is(token + 3, ")") && last > number &&
           last <= number + 120;
  };
  const bool circa = before == "circa" || before == "ca" || before == "c" ||
                     (before == "." && token > 1 && (is(token - 2, "c") || is(token - 2, "ca")));
  const bool named = before == "year" && token > 1 && is(token - 2, "the");
  const bool goes_on = old_story && number >= 100 && number > anchor_.told_year - 100 &&
                       (may_precede_year(before) || (is_hyphen(token - 1) && token > 1));
  if (!(circa && number >= 100) && !(number >= 100 && year_follows_dash()) && !named && !goes_on)
    return {};
  return made(token, token + 1, year_value(number), "early_year");
}

// "nineteen ninety-six", "fifteen sixteen": a century and a year, each in words.
DateMatch DateRules::year_in_words(std::uint32_t token) const {
  const Numeral century = numerals_.read(token, end_);
  if (!century.found() || !century.in_words || century.ordinal || century.scaled) return {};
  const int hundreds = century.value.small();
  // "twelve ninety-nine" is a price.
  if (hundreds < 15 || hundreds > 20 || century.tokens.end != token + 1) return {};
  const Numeral rest = numerals_.read(century.tokens.end, end_);
  if (!rest.found() || !rest.in_words || rest.ordinal || rest.scaled) return {};
  const int years = rest.value.small();
  const std::uint32_t end = rest.tokens.end;
  if (years < 10 || years > 99 || unit_at(end).many || is_hyphen(end)) return {};
  return made(token, end, year_value(hundreds * 100 + years), "year_in_words");
}

}  // namespace sidelight
