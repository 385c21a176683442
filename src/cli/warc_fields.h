// Header lines as web archives and HTTP write them ("Name: value", RFC 9110). What they mean is
// cli/warc.h and cli/warc_http.h.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace sidelight {

inline std::string_view trimmed_front(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

inline std::string_view trimmed(std::string_view text) {
  text = trimmed_front(text);
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

// ASCII letters alone.
inline std::string in_small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// Takes a line from the front of `rest` and gives it without its end, LF or CRLF.
inline std::string_view take_line(std::string_view& rest) {
  const std::size_t stop = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, stop);
  rest.remove_prefix(std::min(stop + 1, rest.size()));
  return !line.empty() && line.back() == '\r' ? line.substr(0, line.size() - 1) : line;
}

struct HeaderField {
  std::string name;        // in small letters; empty when the line is no field
  std::string_view value;  // part of the line
};

inline HeaderField header_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  return {in_small_letters(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1))};
}

}  // namespace sidelight
