#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/unicode_tables.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

using unicode_tables::Plain;
using unicode_tables::Run;
using unicode_tables::Shift;

// The row whose first..last holds `c` on its stride, or nullptr. Rows are sorted by first.
template <class Row, std::size_t N>
const Row* row_of(const Row (&rows)[N], char32_t c) {
  const Row* row = std::upper_bound(std::begin(rows), std::end(rows), c,
                                    [](char32_t value, const Row& r) { return value < r.first; });
  if (row == std::begin(rows)) return nullptr;
  --row;
  return c <= row->last && (c - row->first) % row->stride == 0 ? row : nullptr;
}

// What the rows say of the code points up to the end of kana, where nearly all text is: a search in
// the rows takes a hundred instructions.
class LowCodePoints {
 public:
  static constexpr char32_t kEnd = 0x3100;
  enum Kind : std::uint8_t { kLetter = 1, kUpper = 2, kLower = 4, kDigit = 8, kShifts = 16 };

  LowCodePoints() {
    mark(unicode_tables::kLetters, kLetter);
    mark(unicode_tables::kUpper, kUpper);
    mark(unicode_tables::kLower, kLower);
    mark(unicode_tables::kDigits, kDigit);
    mark(unicode_tables::kToLower, kShifts);
  }
  bool is(char32_t c, Kind kind) const { return (kinds_[c] & kind) != 0; }

 private:
  template <class Row, std::size_t N>
  void mark(const Row (&rows)[N], Kind kind) {
    for (const Row& row : rows) {
      for (std::uint32_t c = row.first; c <= row.last && c < kEnd; c += row.stride)
        kinds_[c] = static_cast<std::uint8_t>(kinds_[c] | kind);
    }
  }

  std::array<std::uint8_t, kEnd> kinds_{};
};

const LowCodePoints& low_code_points() {
  static const LowCodePoints low;
  return low;
}

template <class Row, std::size_t N>
bool is_of(const Row (&rows)[N], LowCodePoints::Kind kind, char32_t c) {
  return c < LowCodePoints::kEnd ? low_code_points().is(c, kind) : row_of(rows, c) != nullptr;
}

bool is_ascii_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }
bool is_ascii_lower(char32_t c) { return c >= 'a' && c <= 'z'; }

char32_t straighten(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
      return '"';
    default:
      return c;
  }
}

}  // namespace

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return is_ascii_upper(c) || is_ascii_lower(c);
  return is_of(unicode_tables::kLetters, LowCodePoints::kLetter, c);
}

bool is_upper(char32_t c) {
  if (c < 0x80) return is_ascii_upper(c);
  return is_of(unicode_tables::kUpper, LowCodePoints::kUpper, c);
}

bool is_lower(char32_t c) {
  if (c < 0x80) return is_ascii_lower(c);
  return is_of(unicode_tables::kLower, LowCodePoints::kLower, c);
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return is_of(unicode_tables::kDigits, LowCodePoints::kDigit, c);
}

char32_t to_lower(char32_t c) {
  if (c < 0x80) return is_ascii_upper(c) ? c + 32 : c;
  if (c < LowCodePoints::kEnd && !low_code_points().is(c, LowCodePoints::kShifts)) return c;
  const Shift* row = row_of(unicode_tables::kToLower, c);
  return row == nullptr ? c : static_cast<char32_t>(static_cast<std::int32_t>(c) + row->delta);
}

void append_fold(std::string& out, std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    // Most text is ASCII, whose fold has its length.
    const std::size_t run = ascii_bytes(text.substr(at));
    const std::size_t to = out.size();
    out.append(text.substr(at, run));
    char* const folded = out.data() + to;
    for (std::size_t i = 0; i < run; ++i) {
      const char c = folded[i];
      folded[i] = static_cast<char>(c + (c >= 'A' && c <= 'Z' ? 32 : 0));
    }
    at += run;
    if (at < text.size()) append_utf8(out, straighten(to_lower(next_code_point(text, at))));
  }
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_fold(out, text);
  return out;
}

std::string fold_plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c >= 0x300 && c < 0x370) continue;  // combining diacritical marks
    const Plain* row =
        std::lower_bound(std::begin(unicode_tables::kPlain), std::end(unicode_tables::kPlain), c,
                         [](const Plain& r, char32_t value) { return r.code_point < value; });
    if (c >= 0x80 && row != std::end(unicode_tables::kPlain) && row->code_point == c) {
      out += row->letters;
    } else {
      append_utf8(out, straighten(to_lower(c)));
    }
  }
  return out;
}

bool starts_upper(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_letter(c)) return is_upper(c);
  }
  return false;
}

bool is_all_upper(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_lower(c)) return false;
    any = any || is_upper(c);
  }
  return any;
}

std::string collapse_spaces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_space(next_code_point(text, at))) {
      pending = !out.empty();
      continue;
    }
    if (pending) out.push_back(' ');
    pending = false;
    out.append(text.substr(begin, at - begin));
  }
  return out;
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = begin;
    if (!is_space(next_code_point(text, next))) break;
    begin = next;
  }
  std::size_t end = text.size();
  while (end > begin) {
    const std::size_t last = floor_boundary(text, end - 1);
    if (!is_space(code_point_at(text, last))) break;
    end = last;
  }
  return text.substr(begin, end - begin);
}

}  // namespace sidelight
