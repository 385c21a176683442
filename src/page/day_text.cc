#include "page/day_text.h"

#include <array>
#include <vector>

#include "base/unicode.h"
#include "page/line_words.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

struct MonthName {
  std::string_view name;
  int month;
};
constexpr MonthName kMonths[] = {
    {"january", 1},
    {"jan", 1},
    {"januar", 1},
    {"januari", 1},
    {"janvier", 1},
    {"janv", 1},
    {"enero", 1},
    {"ene", 1},
    {"gennaio", 1},
    {"janeiro", 1},
    {"ocak", 1},
    {"stycznia", 1},
    {"\xD1\x8F\xD0\xBD\xD0\xB2\xD0\xB0\xD1\x80\xD1\x8F", 1},
    {"j\xC3\xA4nner", 1},
    {"february", 2},
    {"feb", 2},
    {"februar", 2},
    {"februari", 2},
    {"f\xC3\xA9vrier", 2},
    {"f\xC3\xA9vr", 2},
    {"f\xC3\xA9v", 2},
    {"febrero", 2},
    {"febbraio", 2},
    {"fevereiro", 2},
    {"\xC5\x9Fubat", 2},
    {"lutego", 2},
    {"\xD1\x84\xD0\xB5\xD0\xB2\xD1\x80\xD0\xB0\xD0\xBB\xD1\x8F", 2},
    {"march", 3},
    {"mar", 3},
    {"m\xC3\xA4rz", 3},
    {"maart", 3},
    {"mars", 3},
    {"marzo", 3},
    {"mar\xC3\xA7o", 3},
    {"marts", 3},
    {"marca", 3},
    {"\xD0\xBC\xD0\xB0\xD1\x80\xD1\x82\xD0\xB0", 3},
    {"m\xC3\xA4r", 3},
    {"april", 4},
    {"apr", 4},
    {"avril", 4},
    {"avr", 4},
    {"abril", 4},
    {"abr", 4},
    {"aprile", 4},
    {"nisan", 4},
    {"kwietnia", 4},
    {"\xD0\xB0\xD0\xBF\xD1\x80\xD0\xB5\xD0\xBB\xD1\x8F", 4},
    {"may", 5},
    {"mai", 5},
    {"mayo", 5},
    {"maggio", 5},
    {"maio", 5},
    {"mei", 5},
    {"maj", 5},
    {"may\xC4\xB1s", 5},
    {"maja", 5},
    {"\xD0\xBC\xD0\xB0\xD1\x8F", 5},
    {"june", 6},
    {"jun", 6},
    {"juni", 6},
    {"juin", 6},
    {"junio", 6},
    {"giugno", 6},
    {"junho", 6},
    {"haziran", 6},
    {"czerwca", 6},
    {"\xD0\xB8\xD1\x8E\xD0\xBD\xD1\x8F", 6},
    {"july", 7},
    {"jul", 7},
    {"juli", 7},
    {"juillet", 7},
    {"juil", 7},
    {"julio", 7},
    {"luglio", 7},
    {"julho", 7},
    {"temmuz", 7},
    {"lipca", 7},
    {"\xD0\xB8\xD1\x8E\xD0\xBB\xD1\x8F", 7},
    {"august", 8},
    {"aug", 8},
    {"ao\xC3\xBBt", 8},
    {"agosto", 8},
    {"augustus", 8},
    {"augusti", 8},
    {"a\xC4\x9Fustos", 8},
    {"sierpnia", 8},
    {"\xD0\xB0\xD0\xB2\xD0\xB3\xD1\x83\xD1\x81\xD1\x82\xD0\xB0", 8},
    {"september", 9},
    {"sep", 9},
    {"sept", 9},
    {"septembre", 9},
    {"septiembre", 9},
    {"settembre", 9},
    {"setembro", 9},
    {"eyl\xC3\xBCl", 9},
    {"wrze\xC5\x9Bnia", 9},
    {"\xD1\x81\xD0\xB5\xD0\xBD\xD1\x82\xD1\x8F\xD0\xB1\xD1\x80\xD1\x8F", 9},
    {"october", 10},
    {"oct", 10},
    {"oktober", 10},
    {"okt", 10},
    {"octobre", 10},
    {"octubre", 10},
    {"ottobre", 10},
    {"outubro", 10},
    {"ekim", 10},
    {"października", 10},
    {"\xD0\xBE\xD0\xBA\xD1\x82\xD1\x8F\xD0\xB1\xD1\x80\xD1\x8F", 10},
    {"november", 11},
    {"nov", 11},
    {"novembre", 11},
    {"noviembre", 11},
    {"novembro", 11},
    {"kas\xC4\xB1m", 11},
    {"listopada", 11},
    {"\xD0\xBD\xD0\xBE\xD1\x8F\xD0\xB1\xD1\x80\xD1\x8F", 11},
    {"december", 12},
    {"dec", 12},
    {"dezember", 12},
    {"dez", 12},
    {"décembre", 12},
    {"déc", 12},
    {"diciembre", 12},
    {"dic", 12},
    {"dicembre", 12},
    {"dezembro", 12},
    {"desember", 12},
    {"aral\xC4\xB1k", 12},
    {"grudnia", 12},
    {"\xD0\xB4\xD0\xB5\xD0\xBA\xD0\xB0\xD0\xB1\xD1\x80\xD1\x8F", 12},

};

constexpr std::size_t kMaxLine = 200;  // bytes of a line that are looked at
constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2099;

int number_of(std::string_view digits) {
  if (digits.size() > 4) return -1;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_year(const Word& word) {
  return word.number && word.text.size() == 4 && number_of(word.text) >= kFirstYear &&
         number_of(word.text) <= kLastYear;
}

bool is_day(const Word& word) {
  return word.number && word.text.size() <= 2 && number_of(word.text) >= 1 &&
         number_of(word.text) <= 31;
}

std::string iso_day(int year, int month, int day) {
  static constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 ||
      day > kDays[static_cast<std::size_t>(month - 1)]) {
    return {};
  }
  // The beginning of the computer's time is a missing date.
  if (year == kFirstYear && month == 1 && day == 1) return {};
  const auto two = [](int value) {
    return std::string(1, static_cast<char>('0' + value / 10)) +
           static_cast<char>('0' + value % 10);
  };
  return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

// Words between a month and its year, or a day and its month: "4th", "5 de mayo de 2024".
bool is_link(std::string_view word) {
  static constexpr std::string_view kLinks[] = {"th", "st", "nd", "rd", "de", "del", "of", "er"};
  return equals_any(word, kLinks);
}

class DayFinder {
 public:
  DayFinder(std::string_view line, DayOrder order) : words_(words_of(line)), order_(order) {}

  std::string find() const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      std::string day = words_[i].number ? by_numbers(i) : by_month(i);
      if (!day.empty()) return day;
    }
    return {};
  }

 private:
  // The next word after `i` that is no link, at most two of them further.
  std::size_t after(std::size_t i) const {
    std::size_t at = i + 1;
    while (at < words_.size() && at <= i + 2 && is_link(words_[at].text)) ++at;
    return at;
  }

  std::string by_month(std::size_t i) const {
    const int month = month_of(words_[i].text);
    if (month == 0) return {};
    const std::size_t next = after(i);
    // "4 May 2024", "4. Mai 2024", "4 de mayo de 2024"
    if (next < words_.size() && is_year(words_[next])) {
      for (std::size_t back = 1; back <= 3 && back <= i; ++back) {
        const Word& word = words_[i - back];
        if (is_day(word)) {
          return iso_day(number_of(words_[next].text), month, number_of(word.text));
        }
        if (!is_link(word.text)) break;
      }
    }
    // "May 4, 2024", and as computers print it: "Fri May 04 19:20:36 CEST 2024".
    if (next >= words_.size() || !is_day(words_[next])) return {};
    for (std::size_t at = next + 1; at < words_.size() && at <= next + 6; ++at) {
      if (is_year(words_[at])) {
        return iso_day(number_of(words_[at].text), month, number_of(words_[next].text));
      }
      if (month_of(words_[at].text) != 0) break;
    }
    return {};
  }

  std::string by_numbers(std::size_t i) const {
    if (i + 2 >= words_.size()) return {};
    const char one = sign_after(i);
    // 2024年5月4日, 2024년 5월 4일
    const bool year_sign = words_[i + 1].text.substr(0, 3) == "\xE5\xB9\xB4" ||
                           words_[i + 1].text.substr(0, 3) == "\xEB\x85\x84";
    if (year_sign && is_year(words_[i]) && i + 4 < words_.size() && is_day(words_[i + 2]) &&
        is_day(words_[i + 4])) {
      return iso_day(number_of(words_[i].text), number_of(words_[i + 2].text),
                     number_of(words_[i + 4].text));
    }
    if (one == 0 || one != sign_after(i + 1)) return {};
    if (is_year(words_[i]) && is_day(words_[i + 1]) && is_day(words_[i + 2])) {
      return iso_day(number_of(words_[i].text), number_of(words_[i + 1].text),
                     number_of(words_[i + 2].text));
    }
    return year_last(i, one);
  }

  // "06.12.2022", "2.11.22", "12/6/2022"
  std::string year_last(std::size_t i, char sign) const {
    if (!is_day(words_[i]) || !is_day(words_[i + 1])) return {};
    int year = is_year(words_[i + 2]) ? number_of(words_[i + 2].text) : 0;
    if (year == 0 && words_[i + 2].number && words_[i + 2].text.size() == 2 && sign != '-')
      year = 2000 + number_of(words_[i + 2].text);
    if (year == 0 || year > 2060) return {};
    const int first = number_of(words_[i].text);
    const int second = number_of(words_[i + 1].text);
    const bool month_first =
        sign != '.' && (second > 12 || (first <= 12 && order_ == DayOrder::MonthFirst));
    return month_first ? iso_day(year, first, second) : iso_day(year, second, first);
  }

  // The sign between numbers i and i + 1 where it is one of a date's, spaces around it aside.
  char sign_after(std::size_t i) const {
    if (!words_[i].number || !words_[i + 1].number) return 0;
    const char* from = words_[i].text.data() + words_[i].text.size();
    char sign = 0;
    for (const char* at = from; at != words_[i + 1].text.data(); ++at) {
      if (*at == ' ') continue;
      if (sign != 0 || (*at != '.' && *at != '/' && *at != '-')) return 0;
      sign = *at;
    }
    return sign;
  }

  std::vector<Word> words_;
  DayOrder order_;
};

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

DayOrder day_order(std::string_view language) {
  if (language.empty() || language == "en" || language.substr(0, 5) == "en-us")
    return DayOrder::MonthFirst;
  return DayOrder::DayFirst;
}

int month_of(std::string_view word) {
  for (const MonthName& row : kMonths) {
    if (row.name == word) return row.month;
  }
  return 0;
}

std::string day_in(std::string_view text, DayOrder order) {
  const std::string line = fold(text.substr(0, kMaxLine));
  return DayFinder(line, order).find();
}

std::string day_in(std::string_view text) { return day_in(text, DayOrder::MonthFirst); }

std::string moment_in(std::string_view value, DayOrder order) {
  value = trim(value);
  if (value.size() > kMaxLine) return {};
  const bool iso = value.size() >= 10 && value[4] == '-' && value[7] == '-' &&
                   is_digits(value.substr(0, 4)) && is_digits(value.substr(5, 2)) &&
                   is_digits(value.substr(8, 2));
  if (iso) {
    const std::string day = iso_day(number_of(value.substr(0, 4)), number_of(value.substr(5, 2)),
                                    number_of(value.substr(8, 2)));
    return day.empty() ? day : collapse_spaces(value);
  }
  const bool packed = value.size() >= 8 && is_digits(value.substr(0, 8)) &&
                      (value.size() == 8 || value[8] == 'T' || value[8] == ' ');
  if (packed) {
    return iso_day(number_of(value.substr(0, 4)), number_of(value.substr(4, 2)),
                   number_of(value.substr(6, 2)));
  }
  return day_in(value, order);
}

std::int64_t day_number(std::string_view moment) {
  static constexpr std::array<int, 12> kBefore = {0,   31,  59,  90,  120, 151,
                                                  181, 212, 243, 273, 304, 334};
  if (moment.size() < 10) return 0;
  const int year = number_of(moment.substr(0, 4));
  const int month = number_of(moment.substr(5, 2));
  const int day = number_of(moment.substr(8, 2));
  if (month < 1 || month > 12) return 0;
  // Leap days since 1970; none of the hundreds but 2000 lies in the years that count.
  const int leaps = (year - 1969) / 4 + (year % 4 == 0 && month > 2 ? 1 : 0);
  return (year - kFirstYear) * 365 + leaps + kBefore[static_cast<std::size_t>(month - 1)] + day - 1;
}

}  // namespace sidelight
