#include "figures/date_words.h"

namespace sidelight {

int number_of(std::string_view digits) {
  if (digits.empty() || digits.size() > 8) return -1;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string_view first_field(std::string_view entry) { return entry.substr(0, entry.find(' ')); }

bool has_flag(std::string_view entry, std::string_view flag) {
  std::size_t at = entry.find(' ');
  while (at != std::string_view::npos) {
    const std::size_t next = entry.find(' ', at + 1);
    if (entry.substr(at + 1, next - at - 1) == flag) return true;
    at = next;
  }
  return false;
}

bool step_of(std::string_view word, int& step) {
  if (word == "last" || word == "past" || word == "previous" || word == "preceding") {
    step = -1;
  } else if (word == "this" || word == "current") {
    step = 0;
  } else if (word == "next" || word == "coming" || word == "upcoming" || word == "following") {
    step = 1;
  } else {
    return false;
  }
  return true;
}

}  // namespace sidelight
