#include "cli/json_long_string.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/utf8.h"

namespace sidelight {
namespace {

using Json = nlohmann::ordered_json;

// Stands for the long string while the library reads the rest.
constexpr std::string_view kStandIn = "\"\\u0000long\"";
constexpr std::string_view kStandInText("\0long", 5);

bool is_json_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Bytes that end a run of a string's plain bytes: the quote, the backslash, control characters.
constexpr std::array<bool, 256> kEndsRun = [] {
  std::array<bool, 256> ends{};
  for (unsigned i = 0; i < 0x20; ++i) ends[i] = true;
  ends['"'] = ends['\\'] = true;
  return ends;
}();

// Copies a block of bytes; how many of them stand before the first that ends a run.
#ifdef __SSE2__
constexpr std::size_t kBlock = 16;

std::size_t copy_block(const char* from, char* to) {
  const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), block);
  const __m128i quotes = _mm_cmpeq_epi8(block, _mm_set1_epi8('"'));
  const __m128i backslashes = _mm_cmpeq_epi8(block, _mm_set1_epi8('\\'));
  const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(0x1F)), block);
  const int ends = _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quotes, backslashes), controls));
  return static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(ends) | 1u << kBlock));
}
#else
constexpr std::size_t kBlock = 8;

std::size_t copy_block(const char* from, char* to) {
  std::size_t plain = 0;
  while (plain < kBlock && !kEndsRun[static_cast<unsigned char>(from[plain])]) ++plain;
  std::memcpy(to, from, kBlock);
  return plain;
}
#endif

// What a byte after a backslash stands for; 0 for none.
constexpr std::array<char, 256> kPlainEscapes = [] {
  std::array<char, 256> plain{};
  plain['"'] = '"';
  plain['\\'] = '\\';
  plain['/'] = '/';
  plain['b'] = '\b';
  plain['f'] = '\f';
  plain['n'] = '\n';
  plain['r'] = '\r';
  plain['t'] = '\t';
  return plain;
}();

// The four digits of a \u escape at `at`, or -1.
int hex_unit(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(at, 4)) {
    int digit = -1;
    if (c >= '0' && c <= '9') digit = c - '0';
    if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// A reader that gives up at whatever it doesn't know: the JSON library then has the last word.
class RowScan {
 public:
  explicit RowScan(std::string_view line) : line_(line) {}

  // Sets the place of the first top-level member's string and what it says; false when there is
  // none.
  bool find(std::string_view member, std::size_t& begin, std::size_t& end, std::string& text) {
    if (!take('{')) return false;
    while (true) {
      std::string key;
      if (!at_quote() || !read_string(key) || !take(':')) return false;
      skip_blanks();
      if (key == member && at_quote()) {
        begin = at_;
        if (!read_long_string(text) || !is_valid_utf8(text)) return false;
        end = at_;
        return true;
      }
      if (!skip_value() || !take(',')) return false;
      skip_blanks();
    }
  }

 private:
  void skip_blanks() {
    while (at_ < line_.size() && is_json_blank(line_[at_])) ++at_;
  }
  bool take(char c) {
    skip_blanks();
    if (at_ >= line_.size() || line_[at_] != c) return false;
    ++at_;
    skip_blanks();
    return true;
  }
  bool at_quote() const { return at_ < line_.size() && line_[at_] == '"'; }

  // Past a value, which need not be a right one.
  bool skip_value() {
    std::size_t depth = 0;
    std::string ignored;
    while (at_ < line_.size()) {
      const char c = line_[at_];
      if (c == '"') {
        if (!read_string(ignored)) return false;
        continue;
      }
      if (depth == 0 && (c == ',' || c == '}' || c == ']')) return true;
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      ++at_;
    }
    return false;
  }

  // From one quote past the other.
  bool read_string(std::string& out) {
    out.clear();
    ++at_;
    while (true) {
      const std::size_t run = at_;
      while (at_ < line_.size() && !kEndsRun[static_cast<unsigned char>(line_[at_])]) ++at_;
      out.append(line_, run, at_ - run);
      if (at_ >= line_.size()) return false;
      if (line_[at_] == '"') {
        ++at_;
        return true;
      }
      if (line_[at_] != '\\' || !read_escape(out)) return false;
    }
  }

  // The same for one of many kilobytes: a block at a time is copied before it is known how many of
  // its bytes count.
  bool read_long_string(std::string& out) {
    ++at_;
    // Nothing grows: a string is never longer than what stands for it.
    out.resize(line_.size() - at_ + kBlock);
    std::size_t size = 0;
    std::string escaped;
    while (true) {
      size += copy_plain(out.data() + size);
      if (at_ >= line_.size()) return false;
      if (line_[at_] == '"') {
        ++at_;
        out.resize(size);
        return true;
      }
      if (line_[at_] != '\\' || at_ + 1 >= line_.size()) return false;
      if (const char plain = kPlainEscapes[static_cast<unsigned char>(line_[at_ + 1])]) {
        out[size++] = plain;
        at_ += 2;
        continue;
      }
      escaped.clear();
      if (!read_escape(escaped)) return false;
      for (const char c : escaped) out[size++] = c;
    }
  }

  // Copies up to the next byte that ends a run; how many bytes. `to` has room for the rest of the
  // line and a block more.
  std::size_t copy_plain(char* to) {
    const std::size_t begin = at_;
    while (at_ + kBlock <= line_.size()) {
      const std::size_t plain = copy_block(line_.data() + at_, to + (at_ - begin));
      at_ += plain;
      if (plain < kBlock) return at_ - begin;
    }
    for (; at_ < line_.size() && !kEndsRun[static_cast<unsigned char>(line_[at_])]; ++at_)
      to[at_ - begin] = line_[at_];
    return at_ - begin;
  }

  bool read_escape(std::string& out) {
    if (at_ + 1 >= line_.size()) return false;
    const char c = line_[at_ + 1];
    if (const char plain = kPlainEscapes[static_cast<unsigned char>(c)]) {
      out.push_back(plain);
      at_ += 2;
      return true;
    }
    const int unit = c == 'u' ? hex_unit(line_, at_ + 2) : -1;
    if (unit < 0 || (unit >= 0xDC00 && unit < 0xE000)) return false;
    at_ += 6;
    auto point = static_cast<char32_t>(unit);
    if (unit >= 0xD800 && unit < 0xDC00) {
      const int low = line_.substr(at_, 2) == "\\u" ? hex_unit(line_, at_ + 2) : -1;
      if (low < 0xDC00 || low >= 0xE000) return false;
      point = 0x10000 + ((point - 0xD800) << 10) + (static_cast<char32_t>(low) - 0xDC00);
      at_ += 6;
    }
    append_utf8(out, point);
    return true;
  }

  std::string_view line_;
  std::size_t at_ = 0;
};

}  // namespace

Json parse_json_row(std::string_view line, std::string_view member) {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  if (RowScan(line).find(member, begin, end, text)) {
    std::string rest(line.substr(0, begin));
    rest += kStandIn;
    rest += line.substr(end);
    Json row = Json::parse(rest, nullptr, false);
    if (!row.is_object()) return row;
    // A second member of the name would be the one that counts.
    const auto found = row.find(std::string(member));
    if (found != row.end() && *found == kStandInText) {
      *found = std::move(text);
      return row;
    }
  }
  return Json::parse(line.begin(), line.end(), nullptr, false);
}

}  // namespace sidelight
