// Known names (gazetteer look-up): the longest run of tokens that a word list or a pack has as a
// name, written as such a name is. Never guesses: what a name means here is links/'s business, and
// unknown names are find_mentions.h.
#pragma once

#include <optional>

#include "base/kinds.h"
#include "names/name_facts.h"
#include "pack/knowledge.h"

namespace sidelight {

enum class KnownFrom : std::uint8_t { Pack, Place, Organisation, Other, Nationality };

struct KnownName {
  TokenRange at;
  EntityKind kind = EntityKind::Place;
  KnownFrom from = KnownFrom::Place;
};

// The longest known name that begins at token `first` and ends before `limit`.
std::optional<KnownName> known_name_at(const NameFacts& facts, const Knowledge& knowledge,
                                       std::uint32_t first, std::uint32_t limit);

// "kuala lumpur": likewise, a place of the lists in a text that is careless of capitals.
std::optional<KnownName> place_in_small_letters(const NameFacts& facts, std::uint32_t first,
                                                std::uint32_t limit);

// What is known of exactly these tokens.
std::optional<KnownName> known_name_of(const NameFacts& facts, const Knowledge& knowledge,
                                       TokenRange at);

}  // namespace sidelight
