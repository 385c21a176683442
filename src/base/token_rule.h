// The rule of word boundaries (tokenisation) that document text and pack aliases share, so that an
// alias is found whenever it stands in a text. Never sentence boundaries, which are
// text/sentences.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sidelight {

enum class TokenKind : std::uint8_t { Word, Number, Punctuation, Symbol, Address };

struct RawToken {
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  TokenKind kind = TokenKind::Word;
};

// The next token at or after byte `at`, which moves past it; false at the end of text.
// - A word is a run of letters, marks, digits and inner apostrophes ("O'Brien", "N'Djamena"), with
// a
//   trailing possessive ("’s", "'s", or a bare ’ after s is NOT split off) given as a token of its
//   own and the English negation kept whole ("hasn’t").
// - Initials and acronyms with dots stay whole: "U.S.", "J.", "a.m."; so do "No." and the like only
// as
//   word + "." (abbreviations are the sentence splitter's business).
// - Hyphens and dashes are tokens of their own: "Putin-Xi" is three tokens, "Port-au-Prince" five.
// - A number is digits with inner , . : / between digits ("1,250.5", "10:30", "2024/25"), with
// ordinal letters ("21st").
// - An address is a URL, an e-mail address or an @handle / #tag.
// - Everything else is one token per code point, runs of the same "." "-" "*" "=" "_" being one
// token.
bool next_token(std::string_view text, std::size_t& at, RawToken& token);

// The folded tokens of an alias joined by single spaces: the key under which a pack finds it.
std::string alias_key(std::string_view alias);
// How many tokens such a key has.
std::uint32_t token_count(std::string_view key);

}  // namespace sidelight
