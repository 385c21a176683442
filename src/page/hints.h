// Hints (the DOM attributes that help reading) and the other rules of a snapshot's canonical form
// that both ways to a Page share: docs/formats.md, "Snapshot canonical form". Never their meaning,
// which is page/page_tree.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "page/page.h"

namespace sidelight {

inline constexpr std::uint32_t kMaxTagUnits = 100;        // UTF-16 units of an element's name
inline constexpr std::uint32_t kMaxHintUnits = 500;       // UTF-16 units of one attribute
inline constexpr std::uint32_t kMaxLongHintUnits = 2000;  // of alt and aria-label
inline constexpr std::uint32_t kMaxMetaUnits = 2000;      // of a metadata content
inline constexpr std::size_t kMaxMetadata = 500;
inline constexpr std::size_t kMaxJsonLd = 16;
inline constexpr std::uint32_t kMaxJsonLdUnits = 262'144;

inline constexpr std::uint8_t kNoHint = 0xFF;

// The place of attribute `name` (lower case) among the hints in the order of their names, which are
// fewer than 64; kNoHint when it is none.
std::uint8_t hint_number(std::string_view name);
std::string_view hint_name(std::uint8_t number);
// Whether the attribute `name` (lower case) is kept.
bool is_hint(std::string_view name);
// At how many UTF-16 units its value is cut.
std::uint32_t hint_units(std::string_view name);
// Whether elements called `tag` are left out with all that is in them.
bool is_left_out(std::string_view tag);
// Whether elements called `tag` are kept without what is in them.
bool is_emptied(std::string_view tag);
// Whether `tag` is one of the block elements of the canonical form (aria-hidden counts, white space
// goes).
bool is_block_name(std::string_view tag);
// Whether white space alone never counts inside `tag`: lists, tables and their rows.
bool is_rows_name(std::string_view tag);
// `tag` as a constant of the program when is_block_name or is_rows_name holds, else empty.
std::string_view kept_name(std::string_view tag);
// Whether a style attribute takes the element out of view.
bool style_hides(std::string_view style);
// The first `units` UTF-16 units of `text`, never half a surrogate pair.
std::string cut_units(std::string_view text, std::uint32_t units);
// Adds a note with the label of its code, once.
void add_note(Page& page, NoteCode code);

}  // namespace sidelight
