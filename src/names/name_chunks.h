// Chunks (name boundaries): the longest run of tokens from a capital on that may be one name, with
// the small words and hyphens that names hold. Never says what it names: that is name_kinds.h.
#pragma once

#include "names/known_names.h"

namespace sidelight {

// The chunk that begins at token `first`, whose capital is a name's or may be; ends before `limit`.
TokenRange chunk_at(const NameFacts& facts, const Knowledge& knowledge, std::uint32_t first,
                    std::uint32_t limit);

// Whether token `i` is a hyphen or dash that stands between two words without space.
bool is_joining_hyphen(const Document& doc, std::uint32_t i, std::uint32_t limit);

// Whether the seat of a company follows its name, which ends before token `of`: "Pace Consultants
// Inc" "of Houston".
bool is_before_seat(const NameFacts& facts, std::uint32_t of);

// How many tokens at `i` are a title or office ("Foreign Minister"); 0 for none.
std::uint32_t title_length(const NameFacts& facts, std::uint32_t i, std::uint32_t limit);

}  // namespace sidelight
