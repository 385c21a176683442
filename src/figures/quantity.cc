#include "figures/quantity.h"

#include <algorithm>
#include <string>

#include "base/one_of.h"
#include "base/unicode.h"
#include "figures/date_words.h"
#include "figures/number_words.h"

namespace sidelight {
namespace {

constexpr int kSmallestBareCount = 10;  // "three countries" tells no figure

bool is_hyphen(std::string_view word) { return word == "-" || word == "–" || word == "‑"; }

// One number of a sentence and what is counted with it.
class QuantityReader {
 public:
  QuantityReader(const Document& doc, const Language& language)
      : doc_(doc),
        numbers_(language.list("number_words")),
        units_(language.list("units")),
        currencies_(language.list("currencies")),
        time_units_(language.list("time_units")),
        months_(language.list("months")),
        measures_(language.list("foreign_measures")),
        numerals_(doc, language) {}

  // The quantity that begins at `token`, or one without a value. Moves `token` past what was read.
  Quantity read(std::uint32_t& token, std::uint32_t end);

 private:
  struct Phrase {
    std::string_view entry;
    std::uint32_t end = 0;
    bool found() const { return !entry.empty(); }
  };

  Phrase phrase(const WordList& list, std::uint32_t token) const;
  std::string_view word(std::uint32_t token) const {
    return token < end_ ? std::string_view(doc_.folded[token]) : std::string_view();
  }
  Quantity made(std::uint32_t begin, std::uint32_t end, const Decimal& value, std::string unit,
                std::string_view rule) const;
  Quantity money_before(std::uint32_t token, std::uint32_t& next);
  Quantity counted(std::uint32_t token, std::uint32_t& next);
  Quantity percentage(std::uint32_t begin, const Numeral& number, std::uint32_t at,
                      std::uint32_t& next) const;
  Quantity bare(const Numeral& number) const;
  Quantity foreign(std::uint32_t token, std::uint32_t& next) const;
  void apply_suffix(Numeral& number) const;
  std::uint32_t rate_end(std::uint32_t at, std::string& unit) const;
  void read_range(Numeral& number) const;

  const Document& doc_;
  const WordList& numbers_;
  const WordList& units_;
  const WordList& currencies_;
  const WordList& time_units_;
  const WordList& months_;
  const WordList& measures_;  // of texts in other languages
  NumeralReader numerals_;
  std::uint32_t end_ = 0;
};

QuantityReader::Phrase QuantityReader::phrase(const WordList& list, std::uint32_t token) const {
  Phrase best;
  std::string key;
  const std::uint32_t longest =
      token < end_ ? std::max<std::uint32_t>(1, doc_.longest_keys[token]) : 0;
  for (std::uint32_t at = token; at < end_ && at - token < longest; ++at) {
    if (at > token) key.push_back(' ');
    key += doc_.folded[at];
    if (list.contains(key)) best = {list.value(key), at + 1};
  }
  return best;
}

Quantity QuantityReader::made(std::uint32_t begin, std::uint32_t end, const Decimal& value,
                              std::string unit, std::string_view rule) const {
  Quantity quantity;
  quantity.at = doc_.bytes(TokenRange{begin, end});
  quantity.value = value.plain();
  quantity.unit = std::move(unit);
  quantity.score = Score::of(rule == "count" ? 750 : 950);
  quantity.rule = rule;
  return quantity;
}

// "20m", "1.6bn", "30k": letters on the digits that scale them.
void QuantityReader::apply_suffix(Numeral& number) const {
  int power = 0;
  const std::string& suffix = number.suffix;
  if (suffix == "k") power = 3;
  if (suffix == "m" || suffix == "mn" || suffix == "mln") power = 6;
  if (suffix == "b" || suffix == "bn" || suffix == "bln") power = 9;
  if (suffix == "t" || suffix == "tn" || suffix == "trn") power = 12;
  if (power == 0) return;
  number.value.exponent += power;
  number.suffix.clear();
  number.scaled = true;
}

// "a ton", "per day", "a year" after an amount.
std::uint32_t QuantityReader::rate_end(std::uint32_t at, std::string& unit) const {
  const std::string_view link = word(at);
  if ((link != "a" && link != "an" && link != "per") || at + 1 >= end_) return at;
  const Phrase per = phrase(units_, at + 1);
  const std::string_view noun = word(at + 1);
  if (per.found()) {
    unit += " per " + std::string(per.entry);
    return per.end;
  }
  if (time_units_.contains(noun) ||
      (link == "per" && doc_.tokens[at + 1].kind == TokenKind::Word)) {
    unit += " per " + std::string(noun);
    return at + 2;
  }
  return at;
}

// "10-15 percent", "between" and "to" ranges give their two numbers apart; a hyphen keeps the
// upper bound out of the first number's span.
void QuantityReader::read_range(Numeral& number) const {
  const std::uint32_t hyphen = number.tokens.end;
  if (!is_hyphen(word(hyphen)) || doc_.tokens[hyphen].space_before || hyphen + 1 >= end_) return;
  Numeral upper = numerals_.read(hyphen + 1, end_);
  if (!upper.found() || upper.ordinal || number.scaled) return;
  apply_suffix(upper);
  if (upper.scaled && number.value.exponent <= 0) {
    // "$10-15 million": the scale holds for both. The range is told by its upper bound.
    number.scaled = true;
  }
  number.value = upper.value;
  number.tokens.end = upper.tokens.end;
}

// "$1.6 billion", "€20m", "Rs 300 crore", "US$5".
Quantity QuantityReader::money_before(std::uint32_t token, std::uint32_t& next) {
  const Phrase sign = phrase(currencies_, token);
  if (!sign.found() || sign.entry.find(" sign") == std::string_view::npos) return {};
  // "Aud" and "sar" are no money; codes are written in capitals.
  if (doc_.tokens[token].kind == TokenKind::Word && !doc_.tokens[token].upper_first) return {};
  Numeral number = numerals_.read(sign.end, end_);
  if (!number.found() || number.in_words || number.ordinal) return {};
  apply_suffix(number);
  if (!number.suffix.empty()) return {};
  read_range(number);
  next = number.tokens.end;
  std::string unit(first_field(sign.entry));
  // "$5 million Canadian dollars": the words after the amount are more exact.
  if (const Phrase after = phrase(currencies_, next);
      after.found() && after.entry.find(" sign") == std::string_view::npos) {
    unit = first_field(after.entry);
    next = after.end;
  }
  next = rate_end(next, unit);
  Quantity quantity = made(token, next, number.value, unit, "money");
  quantity.money = true;
  return quantity;
}

// "31 percent", "0.8 percentage points", "15%".
Quantity QuantityReader::percentage(std::uint32_t begin, const Numeral& number, std::uint32_t at,
                                    std::uint32_t& next) const {
  std::uint32_t close = 0;
  std::string_view unit = "percent";
  if (word(at) == "%" || word(at) == "percent" || word(at) == "pc" || word(at) == "pct") {
    close = at + 1;
  } else if (word(at) == "per" && word(at + 1) == "cent") {
    close = at + 2;
  } else if (word(at) == "percentage" && (word(at + 1) == "points" || word(at + 1) == "point")) {
    close = at + 2;
    unit = "percentage points";
  } else if (word(at) == "basis" && (word(at + 1) == "points" || word(at + 1) == "point")) {
    close = at + 2;
    unit = "basis points";
  } else {
    return {};
  }
  if (unit == "percent" && (word(close) == "points" || word(close) == "point")) {
    unit = "percentage points";
    ++close;
  }
  next = close;
  Quantity quantity = made(begin, close, number.value, std::string(unit), "percent");
  // "31 percent below average"
  const std::string_view after = word(close);
  const bool below = after == "below" || after == "less" || after == "fewer" || after == "lower";
  if (below && !quantity.value.empty() && quantity.value != "0") {
    quantity.value.insert(quantity.value.begin(), '-');
  }
  return quantity;
}

// "4.5 million people", "2,260 people", "36": a number and the noun that it counts.
Quantity QuantityReader::bare(const Numeral& number) const {
  const std::uint32_t at = number.tokens.end;
  if (number.in_words && !number.scaled) return {};
  const int small = number.value.small();
  if (small >= 0 && small < kSmallestBareCount && number.value.exponent == 0) return {};
  constexpr std::uint32_t kNounReach = 3;  // "2,260 displaced farming families"
  for (std::uint32_t token = at; token < end_ && token - at < kNounReach; ++token) {
    const Token& shape = doc_.tokens[token];
    const std::string& text = doc_.folded[token];
    if (shape.kind != TokenKind::Word || (shape.upper_first && token == at)) break;
    if (time_units_.contains(text)) return {};
    const bool plural = text.size() > 3 && text.back() == 's' && text[text.size() - 2] != 's' &&
                        text != "was" && text != "has" && text != "this" && text != "its";
    if (plural || text == "people" || text == "men" || text == "women" || text == "children" ||
        text == "troops") {
      return made(number.tokens.begin, number.tokens.end, number.value, text, "count");
    }
    if (text.size() < 4) break;
  }
  if (number.scaled || doc_.folded[number.tokens.begin].find(',') != std::string::npos) {
    const bool of = word(at) == "of";
    return made(number.tokens.begin, number.tokens.end, number.value, "", of ? "count" : "number");
  }
  return {};
}

Quantity QuantityReader::counted(std::uint32_t token, std::uint32_t& next) {
  Numeral number = numerals_.read(token, end_);
  if (!number.found()) return {};
  next = number.tokens.end;
  if (number.ordinal) return {};
  apply_suffix(number);
  if (!number.in_words) read_range(number);
  next = number.tokens.end;
  std::uint32_t at = next;
  if (is_hyphen(word(at)) && !doc_.tokens[at].space_before) ++at;
  std::string letters = number.suffix;
  number.suffix.clear();
  if (letters.empty()) {
    if (const Quantity found = percentage(token, number, at, next); !found.value.empty())
      return found;
    if (const Phrase money = phrase(currencies_, at);
        money.found() && money.entry.find(" sign") == std::string_view::npos &&
        !(has_flag(money.entry, "word") && !number.scaled && number.in_words)) {
      Decimal value = number.value;
      if (has_flag(money.entry, "cent")) value.exponent -= 2;
      std::string unit(first_field(money.entry));
      next = rate_end(money.end, unit);
      Quantity quantity = made(token, next, value, unit, "money");
      quantity.money = true;
      return quantity;
    }
  }
  // "5km": the unit is written on the digits.
  const Phrase unit = letters.empty() ? phrase(units_, at) : Phrase{units_.value(letters), next};
  if (unit.found() && (!number.in_words || number.scaled || letters.empty())) {
    std::string name(unit.entry);
    next = rate_end(unit.end, name);
    return made(token, next, number.value, name, "unit");
  }
  return letters.empty() ? bare(number) : Quantity{};
}

// "3,5 Millionen Euro", "1 250 000 €", "12,4 %", "$5": an amount of a text whose language has no
// rules here, by its digits, signs and a few words of many languages.
Quantity QuantityReader::foreign(std::uint32_t token, std::uint32_t& next) const {
  const Phrase sign = phrase(currencies_, token);
  const bool before = has_flag(sign.entry, "sign");
  std::uint32_t at = before ? sign.end : token;
  if (at >= end_ || doc_.tokens[at].kind != TokenKind::Number) return {};
  std::string digits = doc_.folded[at++];
  // "1 250 000": groups of three, each a token.
  const bool grouped = digits.size() <= 3;
  while (grouped && at < end_ && doc_.tokens[at].kind == TokenKind::Number &&
         doc_.folded[at].size() == 3)
    digits += "." + doc_.folded[at++];
  Decimal value;
  if (!foreign_decimal(digits, value)) return {};
  const bool large = digits.find_first_of(".,") < digits.size() && value.exponent == 0;
  const std::uint32_t number_end = at;
  bool scaled = false;
  Phrase measure = phrase(measures_, at);
  if (measure.found() && measure.entry[0] == 'e') {
    value.exponent += number_of(measure.entry.substr(1));
    at = measure.end;
    scaled = true;
    // "3 Mio. Euro", "3 millones de euros"
    const bool link = is_one_of(word(at), {".", "de", "di"});
    measure = phrase(measures_, link ? at + 1 : at);
  }
  next = at;
  const auto money = [&](std::string_view entry) {
    Quantity quantity = made(token, next, value, std::string(first_field(entry)), "money");
    quantity.money = true;
    return quantity;
  };
  if (before) return money(sign.entry);
  if (word(at) == "%" || measure.entry == "percent") {
    next = measure.found() ? measure.end : at + 1;
    return made(token, next, value, "percent", "percent");
  }
  if (const Phrase behind = phrase(currencies_, at);
      !measure.found() && has_flag(behind.entry, "sign"))
    measure = behind;
  if (measure.found() && measure.entry[0] != 'e') {
    next = measure.end;
    return money(measure.entry);
  }
  if (const Phrase unit = phrase(units_, at); unit.found()) {
    next = unit.end;
    return made(token, next, value, std::string(unit.entry), "unit");
  }
  if (!scaled && !large) return {};
  return made(token, scaled ? at : number_end, value, "", "number");
}

Quantity QuantityReader::read(std::uint32_t& token, std::uint32_t end) {
  end_ = end;
  std::uint32_t next = token + 1;
  if (doc_.in_foreign_language) {
    const Quantity found = foreign(token, next);
    token = found.value.empty() ? token + 1 : next;
    return found;
  }
  const Token& shape = doc_.tokens[token];
  Quantity found;
  if (shape.kind == TokenKind::Word) {
    const std::string& text = doc_.folded[token];
    const WordSet lists = doc_.words[token];
    const bool opens = numbers_.in(lists) || currencies_.in(lists) || text == "a" || text == "an" ||
                       text == "half" || text == "rs" ||
                       (token + 1 < end && doc_.tokens[token + 1].kind == TokenKind::Symbol);
    if (!opens) {
      token = next;
      return found;
    }
  }
  if (shape.kind == TokenKind::Symbol || shape.kind == TokenKind::Word) {
    found = money_before(token, next);
  }
  if (found.value.empty() && (shape.kind == TokenKind::Number || shape.kind == TokenKind::Word)) {
    next = token + 1;
    found = counted(token, next);
  }
  token = std::max(next, token + 1);
  return found;
}

bool holds_figures(BlockKind kind) {
  switch (kind) {
    case BlockKind::Byline:
    case BlockKind::Date:
    case BlockKind::Dateline:
    case BlockKind::Credit:
    case BlockKind::Table:
    case BlockKind::Newsletter:
    case BlockKind::Comment:
    case BlockKind::Boilerplate:
      return false;
    default:
      return true;
  }
}

}  // namespace

std::vector<Quantity> find_quantities(const Document& doc, const Language& language) {
  QuantityReader reader(doc, language);
  std::vector<Quantity> quantities;
  for (const Sentence& sentence : doc.sentences) {
    if (!holds_figures(doc.article.blocks[sentence.block].kind)) continue;
    for (std::uint32_t token = sentence.tokens.begin; token < sentence.tokens.end;) {
      Quantity quantity = reader.read(token, sentence.tokens.end);
      if (!quantity.value.empty()) quantities.push_back(std::move(quantity));
    }
  }
  return quantities;
}

}  // namespace sidelight
