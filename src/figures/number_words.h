// Numerals: reads a number at a token, in digits or in words ("1.6 billion", "three hundred",
// "half a million"), as an exact decimal. What is counted is figures/quantity.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/range.h"
#include "model/language.h"
#include "text/document.h"

namespace sidelight {

// digits × 10^exponent. No floating point, so that "0.1" stays itself.
struct Decimal {
  std::string digits;  // no leading zeros, "0" for nought
  int exponent = 0;

  // "1600000000", "0.8". Empty when it would have more than 60 digits.
  std::string plain() const;
  // Its whole value when it is a whole number of at most nine digits, else -1.
  int small() const;
};

// "1.250.000", "12,4", "0,125": as languages write it that have the comma for the point; also the
// other way round, as far as the text tells: a single sign before three digits groups them. False
// for what is no number ("10:30", "12.03.2024").
bool foreign_decimal(std::string_view text, Decimal& value);

struct Numeral {
  TokenRange tokens;  // empty when no number stands there
  Decimal value;
  std::string suffix;  // letters written on the digits: "m" of "20m", "th" of "5th"
  bool in_words = false;
  bool scaled = false;  // "million" and the like took part
  bool ordinal = false;
  bool found() const { return !tokens.empty(); }
};

class NumeralReader {
 public:
  NumeralReader(const Document& doc, const Language& language)
      : doc_(doc), words_(language.list("number_words")) {}

  // The number that begins at `token` and ends before `end`, ordinals included.
  Numeral read(std::uint32_t token, std::uint32_t end) const;

 private:
  Numeral read_digits(std::uint32_t token, std::uint32_t end) const;
  Numeral read_words(std::uint32_t token, std::uint32_t end) const;
  void read_scale(Numeral& numeral, std::uint32_t end) const;
  bool is_word(std::uint32_t token, std::string_view kind, int& value) const;

  const Document& doc_;
  const WordList& words_;
};

}  // namespace sidelight
