// Names of a word file's sections: what Language::open and build_words must agree on. Never a type
// for callers: those are in model/language.h, which also draws the sections.
#pragma once

#include <cstdint>
#include <string_view>

namespace sidelight {

inline constexpr std::string_view kListNames = "LIST";
inline constexpr std::string_view kWordKeys = "KEYS";
inline constexpr std::string_view kKeyEntries = "KENT";
inline constexpr std::string_view kWordEntries = "ENTR";
inline constexpr std::string_view kFirstWords = "FIRS";
inline constexpr std::string_view kFirstWordLengths = "FMAX";
inline constexpr std::string_view kWordValues = "STRS";
inline constexpr std::string_view kWordsAbout = "META";

inline constexpr std::uint32_t kWordEntryFields = 2;  // list, value

}  // namespace sidelight
