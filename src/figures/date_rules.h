// Rules for time expressions (temporal tagging): what may stand at a token, in order, each looking
// a few tokens ahead. Resolution against the day of publication is part of a rule; tense is
// tense.h, values are date_value.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "figures/date_value.h"
#include "figures/number_words.h"
#include "figures/tense.h"
#include "model/language.h"
#include "text/document.h"

namespace sidelight {

// The day that relative dates are counted from, and the last day or year that the text named.
struct DateAnchor {
  bool known = false;
  CivilDay today;
  bool has_reference = false;
  CivilDay reference;
  bool day_reference = false;  // whether that was a day, not the first day of a longer span
  // The year that the story is in: of the last date that named one, in the same block or the one
  // before; 0 for none.
  int told_year = 0;
  // Whether the text is a report, or an account (report.h).
  bool report = true;
  bool account = false;
  // The last quarter of a year that a report named, as in a company's results; year 0 for none.
  int quarter_year = 0;
  int quarter = 0;
};

struct DateMatch {
  TokenRange tokens;  // empty for no match
  DateValue value;
  std::string_view rule;
  bool found() const { return !tokens.empty(); }
};

class DateRules {
 public:
  DateRules(const Document& doc, const Language& language);

  // The time expression that begins at `token`, whose sentence ends at `end`.
  DateMatch match(std::uint32_t token, std::uint32_t end, const DateAnchor& anchor);

 private:
  struct Unit {
    std::string_view letters;  // empty for none
    bool many = false;
  };

  std::string_view word(std::uint32_t token) const;
  bool is(std::uint32_t token, std::string_view text) const { return word(token) == text; }
  // Of a word in the program the length is known without a count.
  template <std::size_t N>
  bool is(std::uint32_t token, const char (&text)[N]) const {
    return is(token, std::string_view(text, N - 1));
  }
  bool is_hyphen(std::uint32_t token) const;
  DateMatch made(std::uint32_t begin, std::uint32_t end, DateValue value,
                 std::string_view rule) const;

  int month_at(std::uint32_t token, bool needs_capital) const;
  int weekday_at(std::uint32_t token) const;
  int year_at(std::uint32_t token) const;
  int day_of_month_at(std::uint32_t token) const;
  std::uint32_t after_full_stop(std::uint32_t token) const;
  Unit unit_at(std::uint32_t token) const;
  std::string_view part_of_day_at(std::uint32_t token) const;

  DateMatch foreign(std::uint32_t token) const;
  DateMatch foreign_signs(std::uint32_t token) const;
  DateMatch numeric(std::uint32_t token) const;
  DateMatch month_first(std::uint32_t token);
  DateMatch day_first(std::uint32_t token);
  DateMatch weekday(std::uint32_t token);
  DateMatch part_of_day(std::uint32_t token) const;
  DateMatch clock(std::uint32_t token);
  DateMatch relative(std::uint32_t token);
  DateMatch relative_unit(std::uint32_t begin, std::uint32_t token, int step);
  DateMatch counted(std::uint32_t token);
  DateMatch shifted(std::uint32_t begin, std::uint32_t end, int count, std::string_view unit,
                    CivilDay from, std::string_view rule) const;
  DateMatch edge(std::uint32_t token);
  DateMatch early_or_late(std::uint32_t token);
  DateMatch year(std::uint32_t token) const;
  DateMatch year_quarter(std::uint32_t token, int year) const;
  DateMatch short_year(std::uint32_t token) const;
  DateMatch early_year(std::uint32_t token) const;
  DateMatch year_in_words(std::uint32_t token) const;
  bool ends_span(std::uint32_t token) const;
  bool names_year(std::uint32_t token) const;
  DateMatch decade(std::uint32_t token) const;
  DateMatch century(std::uint32_t token);
  DateMatch quarter(std::uint32_t token);
  DateMatch season(std::uint32_t token);
  DateMatch standing(std::uint32_t token) const;
  DateMatch repeated(std::uint32_t token) const;
  DateMatch holiday(std::uint32_t token);
  DateMatch named_period(std::uint32_t token) const;
  DateMatch reported(std::uint32_t token);
  DateMatch business_quarter(std::uint32_t token) const;
  DateMatch business_year(std::uint32_t token) const;
  DateMatch known_point(std::uint32_t token);
  DateMatch named_quarter(std::uint32_t begin, std::uint32_t end, int years) const;
  bool compares_quarters(std::uint32_t token) const;
  bool counts_money(std::uint32_t token) const;
  std::uint32_t longest_key(const WordList& list, std::uint32_t token,
                            std::string_view& value) const;
  bool begins_longer_name(std::uint32_t token, std::uint32_t more) const;
  DateMatch with_part(DateMatch match, CivilDay day) const;

  CivilDay near_weekday(int weekday, Tense tense) const;
  int year_of_month(int month, int day, Tense tense, bool heads_entry);
  bool heads_entry(std::uint32_t begin, std::uint32_t end) const;

  void measure_distances();
  bool may_begin(std::uint32_t token) const;

  const Document& doc_;
  const WordList& numbers_;
  const WordList& months_;
  const WordList& weekdays_;
  const WordList& seasons_;
  const WordList& units_;
  const WordList& parts_;
  const WordList& plural_parts_;
  const WordList& standing_;
  const WordList& holidays_;
  const WordList& periods_;
  const WordList& foreign_dates_;
  const WordList& measures_;  // of texts in other languages
  NumeralReader numerals_;
  TenseReader tenses_;
  std::vector<std::uint8_t> distances_;  // parallel to doc.tokens
  std::uint32_t end_ = 0;
  DateAnchor anchor_;
  std::vector<int> over_;  // days of a month (32 × month + day) that are known to be past
};

}  // namespace sidelight
