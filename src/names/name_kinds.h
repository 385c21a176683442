// Kinds of names (entity type classification) by rules: the words inside a name first, then the
// words around it. Where a name begins and ends is name_chunks.h.
#pragma once

#include <optional>

#include "names/candidate.h"
#include "names/known_names.h"

namespace sidelight {

// The kind that its own first or last word gives a name ("Bank of …", "… Canal"), or nothing.
std::optional<EntityKind> kind_of_words(const NameFacts& facts, TokenRange at);

// "six MPs": a word of two capitals that the lists know as nobody's name.
bool is_of_many(const NameFacts& facts, TokenRange at);

// Whether the word ends the names of things of this kind: "Party", "Foundation".
bool is_head_of(const NameFacts& facts, std::uint32_t i, EntityKind kind);

// Whether a word of the name is one of laws: "Act", "Treaty", "Accords".
bool has_law_word(const NameFacts& facts, TokenRange at);

// Letters of a title that is a form of address ("Mr", "Dr", "Sen"); longer ones are offices and
// other words.
inline constexpr std::size_t kLongestAddress = 3;

// Whether a title, an office or an occupation stands right before token `i`: "Mr.", "prime
// minister", "analyst".
bool has_title_before(const NameFacts& facts, std::uint32_t i);
// Whether a title before it makes a person of this name. In a headline, where all words may have
// capitals, not any: "General Advancements", "A Nurse Describes".
bool is_titled(const NameFacts& facts, TokenRange at);

// The kind of a name that no list knows as a whole, from its words and its surroundings.
Candidate classified(const NameFacts& facts, TokenRange at);

}  // namespace sidelight
