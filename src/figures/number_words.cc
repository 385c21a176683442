#include "figures/number_words.h"

#include <algorithm>

#include "base/unicode.h"

namespace sidelight {
namespace {

constexpr std::size_t kMostDigits = 60;
constexpr std::uint32_t kLongestInWords = 16;  // tokens of a number in words
constexpr std::int64_t kLargestInWords = 1'000'000'000'000'000;

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

int small_number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (!is_ascii_digit(c) || value > 100'000'000) return -1;
    value = value * 10 + (c - '0');
  }
  return digits.empty() ? -1 : value;
}

std::string without_leading_zeros(const std::string& digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string::npos ? "0" : digits.substr(first);
}

// "1,250.5" → digits 12505, exponent -1. False for "10:30", "2024/25" and wrong groups of
// thousands.
bool decimal_of(std::string_view text, Decimal& value) {
  std::string digits;
  int after_point = -1;
  std::size_t group = 0;
  bool grouped = false;
  for (const char c : text) {
    if (is_ascii_digit(c)) {
      digits.push_back(c);
      ++group;
      if (after_point >= 0) ++after_point;
    } else if (c == ',' && after_point < 0 && !digits.empty() &&
               (grouped ? group == 3 || group == 2 : group <= 3)) {
      grouped = true;
      group = 0;
    } else if (c == '.' && after_point < 0 && (!grouped || group == 3)) {
      after_point = 0;
    } else {
      return false;
    }
  }
  if (digits.empty() || digits.size() > kMostDigits) return false;
  if (grouped && after_point < 0 && group != 3) return false;
  value.digits = without_leading_zeros(digits);
  value.exponent = after_point > 0 ? -after_point : 0;
  return true;
}

}  // namespace

bool foreign_decimal(std::string_view text, Decimal& value) {
  const std::size_t last = text.find_last_of(".,");
  const std::size_t behind = last == std::string_view::npos ? 0 : text.size() - last - 1;
  const bool many = last != std::string_view::npos && text.find(text[last]) != last;
  const bool groups = behind == 3 && (many || text[0] != '0') && text.find_first_of(".,") != 0;
  // The point of a number has its sign to itself; before it, and between groups, stands the other.
  const std::size_t whole = last == std::string_view::npos || groups ? text.size() : last;
  if (many && !groups) return false;
  std::string digits;
  std::size_t group = 0;
  bool grouped = false;
  char sign = 0;
  for (const char c : text.substr(0, whole)) {
    if (is_ascii_digit(c)) {
      digits.push_back(c);
      ++group;
    } else if ((c == '.' || c == ',') && (sign == 0 || sign == c) &&
               (grouped ? group == 3 : group >= 1 && group <= 3)) {
      sign = c;
      grouped = true;
      group = 0;
    } else {
      return false;
    }
  }
  if (digits.empty() || (grouped && group != 3)) return false;
  value.exponent = 0;
  if (whole < text.size()) {
    if (sign == text[last]) return false;
    for (const char c : text.substr(last + 1)) {
      if (!is_ascii_digit(c)) return false;
      digits.push_back(c);
    }
    value.exponent = -static_cast<int>(behind);
  }
  if (digits.size() > kMostDigits) return false;
  value.digits = without_leading_zeros(digits);
  return true;
}

std::string Decimal::plain() const {
  const std::size_t shift = static_cast<std::size_t>(exponent < 0 ? -exponent : exponent);
  if (digits.size() + shift > kMostDigits) return "";
  if (digits == "0") return digits;
  if (exponent >= 0) return digits + std::string(shift, '0');
  std::string whole =
      digits.size() > shift ? digits : std::string(shift + 1 - digits.size(), '0') + digits;
  std::string fraction = whole.substr(whole.size() - shift);
  whole.resize(whole.size() - shift);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return fraction.empty() ? whole : whole + "." + fraction;
}

int Decimal::small() const {
  const std::string text = plain();
  return text.size() <= 9 ? small_number(text) : -1;
}

bool NumeralReader::is_word(std::uint32_t token, std::string_view kind, int& value) const {
  const std::string_view entry = words_.value(doc_.words[token]);
  if (entry.size() <= kind.size() + 1 || entry.substr(0, kind.size()) != kind ||
      entry[kind.size()] != ' ') {
    return false;
  }
  value = small_number(entry.substr(kind.size() + 1));
  return value >= 0;
}

void NumeralReader::read_scale(Numeral& numeral, std::uint32_t end) const {
  int power = 0;
  for (int rounds = 0; rounds < 2; ++rounds) {
    std::uint32_t next = numeral.tokens.end;
    // "1.6-billion-dollar"
    if (next + 1 < end && doc_.folded[next] == "-") ++next;
    if (next >= end || !is_word(next, "scale", power)) return;
    numeral.value.exponent += power;
    numeral.tokens.end = next + 1;
    numeral.scaled = true;
  }
}

Numeral NumeralReader::read_digits(std::uint32_t token, std::uint32_t end) const {
  Numeral numeral;
  const std::string& text = doc_.folded[token];
  std::size_t letters = text.size();
  while (letters > 0 && !is_ascii_digit(text[letters - 1])) --letters;
  if (!decimal_of(std::string_view(text).substr(0, letters), numeral.value)) return {};
  numeral.suffix = text.substr(letters);
  numeral.ordinal = numeral.suffix == "st" || numeral.suffix == "nd" || numeral.suffix == "rd" ||
                    numeral.suffix == "th";
  numeral.tokens = {token, token + 1};
  // "5 1/2"
  if (numeral.suffix.empty() && token + 1 < end && doc_.folded[token + 1] == "1/2" &&
      numeral.value.exponent == 0) {
    numeral.value.digits += "5";
    numeral.value.exponent = -1;
    numeral.tokens.end = token + 2;
  }
  if (numeral.suffix.empty()) read_scale(numeral, end);
  return numeral;
}

Numeral NumeralReader::read_words(std::uint32_t token, std::uint32_t end) const {
  Numeral numeral;
  if (!words_.in(doc_.words[token])) return numeral;
  std::int64_t total = 0;
  std::int64_t part = 0;  // below a thousand, still to be scaled
  enum class Last { None, Unit, Teen, Ten, Hundred, Scale } last = Last::None;
  int value = 0;
  std::uint32_t at = token;
  std::uint32_t taken = token;
  end = std::min(end, token + kLongestInWords);
  while (at < end) {
    if (is_word(at, "ten", value) && (last == Last::None || last >= Last::Hundred)) {
      part += value;
      last = Last::Ten;
    } else if (is_word(at, "teen", value) && (last == Last::None || last >= Last::Hundred)) {
      part += value;
      last = Last::Teen;
    } else if (is_word(at, "unit", value) && last != Last::Unit && last != Last::Teen) {
      part += value;
      last = Last::Unit;
    } else if (is_word(at, "ordinal", value) && last != Last::Unit && last != Last::Teen &&
               (last == Last::None || value < 10)) {
      part += value;
      numeral.ordinal = true;
      taken = at + 1;
      break;
    } else if (is_word(at, "scale", value) && last != Last::None) {
      std::int64_t factor = 1;
      for (int i = 0; i < value; ++i) factor *= 10;
      if (value == 2 && part > 0 && part < 100) {
        part *= factor;
        last = Last::Hundred;
      } else if (part > 0 && part < kLargestInWords / factor) {
        total += part * factor;
        part = 0;
        last = Last::Scale;
      } else {
        break;
      }
      numeral.scaled = numeral.scaled || value > 2;
    } else if ((doc_.folded[at] == "-" || doc_.folded[at] == "and") && last != Last::None &&
               at + 1 < end) {
      const bool joined = doc_.folded[at] == "-"
                              ? last == Last::Ten || is_word(at + 1, "scale", value)
                              : last >= Last::Hundred;
      const bool number_follows = is_word(at + 1, "unit", value) ||
                                  is_word(at + 1, "teen", value) || is_word(at + 1, "ten", value) ||
                                  is_word(at + 1, "scale", value) ||
                                  (last == Last::Ten && is_word(at + 1, "ordinal", value));
      if (!joined || !number_follows) break;
      ++at;
      continue;
    } else {
      break;
    }
    taken = ++at;
    if (total > kLargestInWords) break;
  }
  if (taken == token) return {};
  numeral.tokens = {token, taken};
  numeral.value.digits = std::to_string(total + part);
  numeral.in_words = true;
  return numeral;
}

Numeral NumeralReader::read(std::uint32_t token, std::uint32_t end) const {
  if (token >= end) return {};
  const Token& first = doc_.tokens[token];
  if (first.kind == TokenKind::Number) return read_digits(token, end);
  if (first.kind != TokenKind::Word) return {};
  const std::string& word = doc_.folded[token];
  int power = 0;
  // "half a million", "a hundred", "a dozen"
  const bool half = word == "half";
  std::uint32_t at = token + (half ? 1 : 0);
  if (at < end && (doc_.folded[at] == "a" || doc_.folded[at] == "an")) {
    if (at + 1 >= end || !is_word(at + 1, "scale", power)) return {};
    Numeral numeral;
    numeral.in_words = true;
    numeral.scaled = power > 2;
    numeral.value.digits = half ? "5" : "1";
    numeral.value.exponent = half ? power - 1 : power;
    numeral.tokens = {token, at + 2};
    read_scale(numeral, end);
    return numeral;
  }
  return half ? Numeral{} : read_words(token, end);
}

}  // namespace sidelight
