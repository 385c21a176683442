// Character classes (Unicode general categories) and case folding for the scripts that news names
// are written in. Never locale-dependent. Decoding is base/utf8.h.
#pragma once

#include <string>
#include <string_view>

namespace sidelight {

bool is_space(char32_t c);   // White_Space, with U+00A0, U+200B and U+FEFF
bool is_letter(char32_t c);  // general categories L* and M* (a combining mark continues a letter)
bool is_upper(char32_t c);   // Lu and Lt
bool is_lower(char32_t c);   // Ll
bool is_digit(char32_t c);   // Nd
char32_t to_lower(char32_t c);

// Lower case (simple mapping), curly apostrophes and quotation marks made straight. The byte length
// may change.
std::string fold(std::string_view text);
// Appends fold(text).
void append_fold(std::string& out, std::string_view text);

// fold() without diacritics for Latin letters ("Élysée" → "elysee").
std::string fold_plain(std::string_view text);

// Whether the first letter of `text` is upper case.
bool starts_upper(std::string_view text);
// Whether all letters are upper case, and there is at least one.
bool is_all_upper(std::string_view text);

// Leading and trailing white space removed; inner runs of it made one space.
std::string collapse_spaces(std::string_view text);
std::string_view trim(std::string_view text);

}  // namespace sidelight
