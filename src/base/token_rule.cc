#include "base/token_rule.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018; }
bool is_word_part(char32_t c) { return is_letter(c) || is_digit(c); }

// Past the letters, marks and digits that begin at `at`.
std::size_t skip_word_part(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    if (!is_word_part(next_code_point(text, next))) break;
    at = next;
  }
  return at;
}

bool is_ascii_space_or_end(std::string_view text, std::size_t at) {
  return at >= text.size() || is_space(code_point_at(text, at));
}

// A URL, e-mail address, @handle or #tag that begins at `at`: its end, or `at` when there is none.
std::size_t address_end(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const bool url = rest.substr(0, 7) == "http://" || rest.substr(0, 8) == "https://" ||
                   rest.substr(0, 4) == "www.";
  const bool tag = (rest[0] == '@' || rest[0] == '#') && rest.size() > 1 &&
                   is_word_part(code_point_at(text, at + 1));
  if (url) {
    std::size_t end = at;
    while (!is_ascii_space_or_end(text, end) && text[end] != '<' && text[end] != '>' &&
           text[end] != '"' && static_cast<unsigned char>(text[end]) < 0x80) {
      ++end;
    }
    while (end > at && (text[end - 1] == '.' || text[end - 1] == ',' || text[end - 1] == ')' ||
                        text[end - 1] == ';' || text[end - 1] == ':' || text[end - 1] == '\'')) {
      --end;
    }
    return end;
  }
  if (!tag) return at;
  std::size_t end = at + 1;
  while (end < text.size()) {
    const std::size_t next = skip_word_part(text, end);
    if (next == end && text[end] != '_') break;
    end = next == end ? end + 1 : next;
  }
  return end;
}

// An e-mail address whose local part begins at `at`: its end, or `at`.
std::size_t email_end(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongestLocalPart = 64;
  std::size_t end = at;
  const auto is_ascii_part = [&](std::size_t i) {
    const char c = text[i];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-' || c == '+';
  };
  while (end < text.size() && end - at < kLongestLocalPart && is_ascii_part(end)) ++end;
  if (end == at || end >= text.size() || text[end] != '@') return at;
  const std::size_t host = ++end;
  bool dot = false;
  while (end < text.size() && end - host < 255 && is_ascii_part(end)) {
    dot = dot || text[end] == '.';
    ++end;
  }
  while (end > host && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  return dot && end > host ? end : at;
}

// "U.S.", "J.", "a.m.": single letters each followed by a dot. The end, or `at`. One lower-case
// letter alone ("a.") is a word and a full stop.
std::size_t initials_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  int letters = 0;
  bool first_upper = false;
  while (end < text.size()) {
    std::size_t next = end;
    const char32_t c = next_code_point(text, next);
    if (!is_letter(c) || next >= text.size() || text[next] != '.') break;
    if (letters == 0) first_upper = is_upper(c);
    ++letters;
    end = next + 1;
  }
  if (letters == 0) return at;
  if (letters == 1 && !first_upper) return at;
  return is_word_part(code_point_at(text, end)) && letters == 1 ? at : end;
}

// Digits with inner , . : / between digits, and ordinal or unit letters ("21st", "5G", "2030s").
std::size_t number_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    std::size_t next = end;
    const char32_t c = next_code_point(text, next);
    if (is_digit(c) || is_letter(c)) {
      end = next;
      continue;
    }
    const bool joint = c == ',' || c == '.' || c == ':' || c == '/';
    if (!joint || end == at || !is_digit(code_point_before(text, end)) ||
        !is_digit(code_point_at(text, next))) {
      break;
    }
    end = next;
  }
  return end;
}

// A word with its inner apostrophes; a possessive "'s" at its end is left for the next call.
std::size_t word_end(std::string_view text, std::size_t at) {
  std::size_t end = skip_word_part(text, at);
  while (end < text.size()) {
    std::size_t after = end;
    const char32_t mark = next_code_point(text, after);
    const bool joins = is_apostrophe(mark) || mark == 0xB7 || mark == '_' || mark == 0xAD;
    if (!joins || after >= text.size() || !is_word_part(code_point_at(text, after))) break;
    const std::size_t part_end = skip_word_part(text, after);
    const std::string_view part = text.substr(after, part_end - after);
    if (is_apostrophe(mark) && (part == "s" || part == "S")) break;
    // "you'll", "he'd", "it're": contractions stay with their word.
    end = part_end;
  }
  return end;
}

}  // namespace

bool next_token(std::string_view text, std::size_t& at, RawToken& token) {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (!is_space(c) && c != 0x00AD && c != 0x200C && c != 0x200D && c != 0x2060) break;
    at = next;
  }
  if (at >= text.size()) return false;
  token.begin = at;
  std::size_t end = at;
  const char32_t c = next_code_point(text, end);
  const auto finish = [&](std::size_t token_end, TokenKind kind) {
    token.end = token_end;
    token.kind = kind;
    at = token_end;
    return true;
  };
  if (c == 'h' || c == 'w' || c == '@' || c == '#') {
    const std::size_t address = address_end(text, at);
    if (address > at) return finish(address, TokenKind::Address);
  }
  if (is_digit(c)) return finish(number_end(text, at), TokenKind::Number);
  if (is_letter(c)) {
    const std::size_t word = word_end(text, at);
    if (word < text.size() &&
        (text[word] == '@' || text[word] == '.' || text[word] == '-' || text[word] == '+')) {
      const std::size_t email = email_end(text, at);
      if (email > at) return finish(email, TokenKind::Address);
    }
    const std::size_t initials = initials_end(text, at);
    if (initials > word) return finish(initials, TokenKind::Word);
    return finish(word, TokenKind::Word);
  }
  if (is_apostrophe(c) && at > 0 && is_word_part(code_point_before(text, at))) {
    const std::size_t part_end = skip_word_part(text, end);
    const std::string_view part = text.substr(end, part_end - end);
    if (part == "s" || part == "S") return finish(part_end, TokenKind::Word);
  }
  if (c == '.' || c == '-' || c == '*' || c == '=' || c == '_') {
    while (end < text.size() && text[end] == static_cast<char>(c)) ++end;
    return finish(end, TokenKind::Punctuation);
  }
  const bool punctuation = (c < 0x80 && c != '$' && c != '+' && c != '<' && c != '=' && c != '>' &&
                            c != '^' && c != '`' && c != '|' && c != '~' && c != '%') ||
                           (c >= 0x2010 && c <= 0x205E) || c == 0xAB || c == 0xBB || c == 0xA1 ||
                           c == 0xBF || c == 0xB7 || (c >= 0x3000 && c <= 0x303F) || c == 0x60C ||
                           c == 0x61B || c == 0x61F;
  return finish(end, punctuation ? TokenKind::Punctuation : TokenKind::Symbol);
}

std::string alias_key(std::string_view alias) {
  std::string key;
  RawToken token;
  for (std::size_t at = 0; next_token(alias, at, token);) {
    if (!key.empty()) key.push_back(' ');
    key += fold(alias.substr(token.begin, token.end - token.begin));
  }
  return key;
}

std::uint32_t token_count(std::string_view key) {
  return static_cast<std::uint32_t>(std::count(key.begin(), key.end(), ' ')) + 1;
}

}  // namespace sidelight
