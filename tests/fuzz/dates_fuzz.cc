// Fuzz target of figures/: whatever is written, whenever it was published and in whichever
// language, dates and amounts are in reading order and do not overlap, spans of days begin before
// they end and are days that the calendar has, and amounts are plain decimals.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "figures/date.h"
#include "figures/quantity.h"
#include "page/plain_text.h"
#include "reading/reading.h"
#include "shipped_knowledge.h"
#include "word_stream.h"

namespace {

constexpr std::string_view kWords[] = {
    " ",          "\n",         ". ",         ", ",       "-",        "–",          "/",
    ":",          "0",          "1",          "2",        "3",        "4",          "5",
    "6",          "7",          "8",          "9",        "19",       "20",         "2024",
    "1999",       "00",         "29",         "31",       "January ", "Feb. ",      "March ",
    "May ",       "September ", "Sept ",      "Monday ",  "Friday ",  "Sunday ",    "today ",
    "yesterday ", "tomorrow ",  "last ",      "next ",    "this ",    "ago ",       "in ",
    "by ",        "since ",     "until ",     "from ",    "to ",      "between ",   "and ",
    "the ",       "a ",         "of ",        "early ",   "late ",    "mid-",       "years ",
    "months ",    "weeks ",     "days ",      "hours ",   "decade ",  "century ",   "1990s ",
    "spring ",    "winter ",    "quarter ",   "first ",   "second ",  "21st ",      "th ",
    "noon ",      "a.m. ",      "p.m. ",      "GMT ",     "million ", "billion ",   "thousand ",
    "hundred ",   "dozen ",     "half ",      "percent ", "%",        "$",          "€",
    "US$",        "£",          "dollars ",   "euros ",   "tons ",    "km ",        "per ",
    "people ",    "about ",     "more than ", "two ",     "twenty-",  "Christmas ", "election ",
    "fiscal ",    "every ",     "twice ",     "now ",     "then ",    "BC ",        "AD ",
    "’s ",        "’90s ",      "(",          ")",        "weekend ", "week ",      "year ",
    "de ",        "März ",      "mars ",      "1er ",     "seit ",    "年",         "月",
    "日",         "Mio. ",      "Prozent ",   "000 ",     ".",        "mil ",       "millones ",
};

constexpr std::string_view kPublished[] = {"",           "2026-03-04", "2024-02-29", "2000-01-01",
                                           "9999-12-31", "0001-01-01", "2024-13-45", "no day"};

// "2024-02-29", "-0700-01-01" (701 BC), "10000-01-01": days since a year nought of months of equal
// length, which is enough to compare two; nothing for what is no day.
std::optional<long> day_number(const std::string& text) {
  const std::size_t sign = !text.empty() && text[0] == '-' ? 1 : 0;
  const std::size_t dash = text.find('-', sign);
  if (dash == std::string::npos || dash < sign + 4 || text.size() != dash + 6) return std::nullopt;
  const long year = std::strtol(text.c_str(), nullptr, 10);
  const long month = std::strtol(text.c_str() + dash + 1, nullptr, 10);
  const long day = std::strtol(text.c_str() + dash + 4, nullptr, 10);
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  return (year * 12 + month) * 31 + day;
}

bool is_decimal(const std::string& text) {
  std::size_t digits = 0;
  std::size_t points = 0;
  for (const char c : text.substr(!text.empty() && text[0] == '-' ? 1 : 0)) {
    if (c == '.' && digits > 0) {
      ++points;
    } else if (c >= '0' && c <= '9') {
      ++digits;
    } else {
      return false;
    }
  }
  return digits > 0 && points <= 1;
}

[[noreturn]] void wrong(const sidelight::Date& date) {
  std::fprintf(stderr, "value %s, from %s to %s\n", date.value.c_str(), date.from.c_str(),
               date.to.c_str());
  std::abort();
}

void check_order(sidelight::ByteRange at, std::uint32_t& last, std::size_t end) {
  if (at.empty() || at.begin < last || at.end > end) std::abort();
  last = at.end;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidelight;
  if (size == 0) return 0;
  const std::string text = text_of_words(data + 1, size - 1, kWords);
  const Language& language = shipped_knowledge().language;
  Page page = read_plain_text(text, "", "");
  if (data[0] >= 128) page.language = "de";
  const Document doc = build_document(read_article(page), language);
  const std::size_t end = doc.article.text.size();
  std::uint32_t last = 0;
  for (const Date& date : find_dates(doc, kPublished[data[0] % 8], language)) {
    check_order(date.at, last, end);
    if (date.from.empty() != date.to.empty() || date.value.empty()) wrong(date);
    if (date.from.empty()) continue;
    const std::optional<long> from = day_number(date.from);
    const std::optional<long> to = day_number(date.to);
    if (!from || !to || *from > *to) wrong(date);
  }
  last = 0;
  for (const Quantity& quantity : find_quantities(doc, language)) {
    check_order(quantity.at, last, end);
    if (!is_decimal(quantity.value)) std::abort();
  }
  return 0;
}
