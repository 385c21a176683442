// Words of time expressions: reads the values of their lists and the words of direction ("last",
// "next"). Never a rule: those are date_rules.h.
#pragma once

#include <string_view>

namespace sidelight {

// Of the years written with four digits.
inline constexpr int kFirstWrittenYear = 1000;

// The number that up to eight digits write, or -1.
int number_of(std::string_view digits);
// The first word of a list's value, and whether another one of them is `flag` and the last.
std::string_view first_field(std::string_view entry);
bool has_flag(std::string_view entry, std::string_view flag);
// Sets `step` to -1 for "last", 0 for "this", 1 for "next"; false for other words.
bool step_of(std::string_view word, int& step);

}  // namespace sidelight
