#include <algorithm>

#include "base/utf8.h"
#include "page/day_text.h"
#include "page/line_words.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr PhraseList kDateWords({"published",   "updated",      "posted",   "on",
                                 "at",          "last",         "modified", "date",
                                 "am",          "pm",           "a",        "p",
                                 "m",           "gmt",          "est",      "edt",
                                 "utc",         "et",           "pt",       "pst",
                                 "pdt",         "cst",          "cdt",      "bst",
                                 "cet",         "cest",         "ist",      "monday",
                                 "tuesday",     "wednesday",    "thursday", "friday",
                                 "saturday",    "sunday",       "mon",      "tue",
                                 "tues",        "wed",          "thu",      "thur",
                                 "thurs",       "fri",          "sat",      "sun",
                                 "first",       "ago",          "hours",    "hour",
                                 "minutes",     "minute",       "days",     "day",
                                 "weeks",       "week",         "months",   "month",
                                 "years",       "year",         "min",      "mins",
                                 "hrs",         "th",           "st",       "nd",
                                 "rd",          "uhr",          "um",       "den",
                                 "of",          "the",          "created",  "release",
                                 "stand",       "aktualisiert", "montag",   "dienstag",
                                 "mittwoch",    "donnerstag",   "freitag",  "samstag",
                                 "sonntag",     "le",           "de",       "du",
                                 "el",          "del",          "h",        "publi\xC3\xA9",
                                 "publicado",   "mis",          "jour",     "\xC3\xA0",
                                 "actualizado", "pubblicato",   "read",     "reading",
                                 "time",        "issue",        "edited",   "vor",
                                 "in",          "by",           "hace",     "horas",
                                 "hora",        "minutos",      "días",     "stunden",
                                 "stunde",      "tagen",        "heures",   "il",
                                 "y",           "first",        "eastern",  "local"});
constexpr std::string_view kNotDatelines[] = {
    "exclusive", "update",     "updated", "breaking", "watch", "note",   "video", "opinion",
    "analysis",  "correction", "live",    "related",  "read",  "review", "editor"};

int number_of(std::string_view digits) {
  if (digits.size() > 4) return -1;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_year(const Word& word) {
  return word.number && word.text.size() == 4 && number_of(word.text) >= 1900 &&
         number_of(word.text) < 2100;
}

}  // namespace

bool is_date_line(const FoldedText& source) {
  const std::string_view text = source.text();
  const auto is_figure = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() > 110 || std::none_of(text.begin(), text.end(), is_figure)) return false;
  const std::vector<Word> words = words_of(source.folded());
  if (words.empty() || words.size() > 20) return false;
  bool year = false;
  bool month = false;
  bool ago = false;
  std::size_t numbers = 0;
  std::size_t other = 0;
  for (const Word& word : words) {
    if (is_year(word)) {
      year = true;
    } else if (word.number) {
      ++numbers;
    } else if (month_of(word.text) != 0) {
      month = true;
    } else if (word.text == "ago" || word.text == "hace") {
      ago = true;
    } else if (!equals_any(word.text, kDateWords) && word.text != "t" && word.text != "z") {
      ++other;
    }
  }
  if (other > 1 || (other == 1 && (!year || words.size() < 6))) return false;
  if (ago) return numbers > 0;
  return (month && (numbers > 0 || year)) || (year && numbers >= 2);
}

bool is_time_line(const FoldedText& source) {
  const std::string_view text = source.text();
  if (text.size() > 24) return false;
  const std::string_view line = source.folded();
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
    return at - begin;
  };
  const std::size_t hours = digits();
  if (hours == 0 || hours > 2 || at + 2 > line.size() || (line[at] != ':' && line[at] != '.'))
    return false;
  ++at;
  if (digits() != 2) return false;
  // A zone or half of the day may follow.
  for (const Word& word : words_of(line.substr(at))) {
    if (word.number || word.text.size() > 4) return false;
  }
  return true;
}

std::uint32_t dateline_bytes(std::string_view text) {
  static constexpr std::string_view kDashes[] = {"\xE2\x80\x94", "\xE2\x80\x93", "--", "- "};
  const std::string_view head = text.substr(0, 90);
  std::size_t dash = std::string_view::npos;
  std::size_t end = 0;
  for (const std::string_view sign : kDashes) {
    const std::size_t at = head.find(sign);
    if (at == std::string_view::npos || at >= dash) continue;
    const bool spaced = at > 0 && (head[at - 1] == ' ' || head[at - 1] == ')' || sign != "- ");
    if (!spaced) continue;
    dash = at;
    end = at + sign.size() - (sign == "- " ? 1 : 0);
  }
  if (dash == std::string_view::npos || dash < 3 || end + 20 > text.size()) return 0;
  const std::string_view place = trim(text.substr(0, dash));
  if (place.size() < 3 || !starts_upper(place)) return 0;
  const std::size_t bracket = place.find('(');
  const std::string_view outside = trim(place.substr(0, bracket));
  std::size_t words = 0;
  std::size_t first_end = outside.find_first_of(" ,");
  if (first_end == std::string_view::npos) first_end = outside.size();
  const std::string_view first = outside.substr(0, first_end);
  const bool capitals =
      is_all_upper(first) && first.size() >= 3 && first.find('.') == std::string_view::npos;
  if (!capitals && bracket == std::string_view::npos) return 0;
  if (equals_any(folded_line(first), kNotDatelines)) return 0;
  for (std::size_t at = 0; at < outside.size();) {
    const std::size_t space = std::min(outside.find(' ', at), outside.size());
    const std::string_view word = outside.substr(at, space - at);
    at = space + 1;
    if (word.empty()) continue;
    ++words;
    const bool named = starts_upper(word) || (word[0] >= '0' && word[0] <= '9');
    const std::string low = folded_line(word);
    if (!named && low != "of" && low != "de" && low != "el" && low != "al" && low != "and")
      return 0;
  }
  const bool agency = bracket != std::string_view::npos && place.back() == ')';
  if (bracket != std::string_view::npos && !agency) return 0;
  if (words > (capitals ? 8u : 6u)) return 0;
  return static_cast<std::uint32_t>(end);
}

}  // namespace sidelight
