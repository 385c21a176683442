// The clause that a cue reports (content span): where it begins after the cue and where it ends.
// Never who speaks: that is speakers.h.
#pragma once

#include <cstdint>

#include "base/range.h"
#include "quotes/cues.h"
#include "text/document.h"

namespace sidelight {

// No reported clause is read further than this (tokens).
inline constexpr std::uint32_t kLongestClause = 250;

// Whether `between`, the tokens from a cue to what follows it, hold nothing but what belongs to the
// cue: a comma or colon, "that", an addressee, a day or "in a statement".
bool is_connective(const Document& doc, TokenRange between, bool addressee);

// Whether `token` is the "that" which opens a clause, not that of "that's".
bool is_that(const Document& doc, std::uint32_t token);

// A reported clause without the marks at its ends, without "that" and the "but" that begins a
// sentence.
TokenRange clause_words(const Document& doc, TokenRange part);

// The first token of the reported clause after `cue`, not after `limit`.
std::uint32_t content_begin(const Document& doc, const Cue& cue, std::uint32_t limit);

// Where a reported clause that reaches `from` ends, at most at `end`: before the full stop, a
// semicolon or ", adding …".
std::uint32_t content_end(const Document& doc, std::uint32_t from, std::uint32_t end);

}  // namespace sidelight
