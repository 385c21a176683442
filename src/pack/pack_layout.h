// Record layout of a pack's sections: what Pack::open and the builder must agree on. Never a type
// for callers: those are in pack/pack.h, which also draws the sections.
#pragma once

#include <cstdint>
#include <string_view>

namespace sidelight {

inline constexpr std::string_view kEntitySection = "ENTI";
inline constexpr std::string_view kAliasSection = "ALIA";
inline constexpr std::string_view kOwnAliasSection = "EALI";
inline constexpr std::string_view kFactSection = "FACT";
inline constexpr std::string_view kFactFormSection = "FORM";
inline constexpr std::string_view kNameIndexSection = "NHSH";
inline constexpr std::string_view kFirstSection = "FIRS";
inline constexpr std::string_view kFirstLengthSection = "FMAX";
inline constexpr std::string_view kStringSection = "STRS";
inline constexpr std::string_view kAboutSection = "META";

inline constexpr std::uint32_t kEntityFields = 6;    // id label description kind alias fact
inline constexpr std::uint32_t kAliasFields = 3;     // text entity packed
inline constexpr std::uint32_t kFactFields = 3;      // form value entity
inline constexpr std::uint32_t kFactFormFields = 4;  // name since as_of source

inline constexpr std::uint32_t kLocalBit = 0x80000000u;

// An alias's last number: prior in bits 0–15, case rule 16–19, use 20–23, kind 24–30; the highest
// bit is set when the alias has the same key as the one before it.
inline constexpr std::uint32_t kCaseShift = 16;
inline constexpr std::uint32_t kUseShift = 20;
inline constexpr std::uint32_t kKindShift = 24;
inline constexpr std::uint32_t kKindMask = 0x7Fu;
inline constexpr std::uint32_t kSameKeyBit = 0x80000000u;
inline constexpr std::uint32_t kMaxPrior = 1000;
inline constexpr std::uint32_t kCaseRules = 3;
inline constexpr std::uint32_t kAliasUses = 4;

}  // namespace sidelight
