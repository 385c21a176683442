// Document: an article cut into sentences and tokens (sentence segmentation, tokenisation).
// Immutable after build_document; finders read it and return their own results. Word boundaries are
// base/token_rule.h.
//
//   article.text  It’s Putin’s first trip.
//   tokens        [It)[’s)[Putin)[’s)[first)[trip)[.)      byte ranges, in order, no overlap
//   sentences     [--------------------------------)      token ranges; one sentence lies in one
//   block
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/token_rule.h"
#include "model/language.h"
#include "page/article.h"

namespace sidelight {

struct Token {
  ByteRange at;
  TokenKind kind = TokenKind::Word;
  bool upper_first = false;   // its first letter is upper case
  bool all_upper = false;     // all its letters are upper case
  bool space_before = false;  // white space, or a block's begin, stands before it
};

struct Sentence {
  TokenRange tokens;
  std::uint32_t block = 0;  // index in article.blocks
};

struct Document {
  Article article;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;                // reading order; every token lies in exactly one
  std::vector<std::uint32_t> sentence_of_token;   // parallel to tokens
  std::vector<SentenceRange> sentences_of_block;  // parallel to article.blocks
  std::vector<std::string> folded;                // fold() of each token, parallel to tokens
  std::vector<WordSet> words;                     // of each folded token, parallel to tokens
  // How many tokens the longest key of any list has that may begin with this token and the next; 0
  // for most. Parallel to tokens.
  std::vector<std::uint8_t> longest_keys;

  // In a language for which there are no rules: the page says so, or says nothing or English and
  // does not read as English.
  bool in_foreign_language = false;

  std::string_view view(ByteRange at) const { return article.view(at); }
  std::string_view view(TokenRange at) const { return article.view(bytes(at)); }
  std::string_view token_text(std::uint32_t token) const { return article.view(tokens[token].at); }
  // The bytes from the first token's begin to the last token's end; empty for an empty range.
  ByteRange bytes(TokenRange at) const {
    return at.empty() ? ByteRange{}
                      : ByteRange{tokens[at.begin].at.begin, tokens[at.end - 1].at.end};
  }
  ByteRange bytes(const Sentence& sentence) const { return bytes(sentence.tokens); }
  const Sentence& sentence_at(std::uint32_t token) const {
    return sentences[sentence_of_token[token]];
  }
  std::uint32_t block_of(std::uint32_t token) const { return sentence_at(token).block; }
  Region region_of(std::uint32_t token) const { return article.blocks[block_of(token)].region; }
  // The tokens of block `block`; empty when it holds none.
  TokenRange tokens_of_block(std::uint32_t block) const;
  // The tokens that lie whole inside `at`. Binary search.
  TokenRange tokens_in(ByteRange at) const;
};

// Cuts `article` up. Beyond kMaxTokens the rest of the text has no tokens, and a note says so.
// `may_be_foreign`: whether a text that doesn’t say its language is asked how it reads; a plain
// text is taken for English.
[[gnu::noinline]] Document build_document(Article article, const Language& language,
                                          bool may_be_foreign = false);

}  // namespace sidelight
