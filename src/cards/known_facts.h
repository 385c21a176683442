// Known facts (knowledge base attributes) made ready for a card: which facts of a linked entity are
// worth showing, which of them are old news on the day of the article, and where the article says
// otherwise. Facts as they lie in the file are pack/pack.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "cards/card.h"
#include "pack/pack.h"
#include "text/document.h"

namespace sidelight {

inline constexpr int kFreshDays = 180;

// Whether a fact that was known to hold at `as_of` (YYYY, YYYY-MM or YYYY-MM-DD: the end of that
// time counts) is older than kFreshDays on the day that `published` begins with. A fact or a page
// without a date is never stale.
bool is_stale(std::string_view as_of, std::string_view published);

// Whether a fact that holds since `since` (YYYY, YYYY-MM or YYYY-MM-DD: the begin of that time
// counts) did not hold yet on the day that `published` begins with. False without either date.
bool is_to_come(std::string_view since, std::string_view published);

// The facts worth showing, offices first, then in the pack's order. `words` are the article's own
// words for who it is: an office there that agrees with none of the pack's offices, or one that is
// called former, is set against the pack's (CardFact::differs = `said`). Groups are not filled in.
std::vector<CardFact> facts_to_show(const Pack& pack, std::uint32_t entity, const Document& doc,
                                    TokenRange words, ByteRange said);

// Which fact of a state the words give somebody as the holder of: "head_of_state" for "Ghanaian
// President", "head_of_government" for "prime minister"; empty for former and deputy ones and for
// everything else.
std::string_view headship_in(const Document& doc, TokenRange words);

// Whether two names may be one person's: they share a word of four letters or more.
bool may_be_same_person(std::string_view a, std::string_view b);

}  // namespace sidelight
