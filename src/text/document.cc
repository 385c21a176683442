#include "text/document.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/limits.h"
#include "base/one_of.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "model/hash_index.h"
#include "text/sentences.h"

namespace sidelight {
namespace {

Token token_of(std::string_view text, const RawToken& raw, std::size_t previous_end) {
  const std::string_view word = text.substr(raw.begin, raw.end - raw.begin);
  Token token;
  token.at = {static_cast<std::uint32_t>(raw.begin), static_cast<std::uint32_t>(raw.end)};
  token.kind = raw.kind;
  token.upper_first = starts_upper(word);
  token.all_upper = token.upper_first && is_all_upper(word);
  token.space_before = raw.begin != previous_end;
  return token;
}

// What the lists say of words that stood in the document before: every second word of a text did.
class SeenWords {
 public:
  SeenWords() { places_.fill(kNone); }

  // The lists that hold the last word of `doc.folded`, which has this hash, where `doc.words` are
  // those of the others.
  WordSet lists_of_last(const Document& doc, std::uint32_t hash, const Language& language) {
    const std::string& word = doc.folded.back();
    std::uint32_t& place = places_[(hash ^ (hash >> 16)) % places_.size()];
    if (place != kNone && doc.folded[place] == word) return doc.words[place];
    place = static_cast<std::uint32_t>(doc.words.size());
    return language.lists_with(word);
  }

 private:
  std::array<std::uint32_t, 512> places_;  // a token of the last word that stood there
};

// The tokens of one block. False when the limit was reached before its end.
bool add_tokens(Document& doc, ByteRange block, const Language& language, SeenWords& seen) {
  const std::string_view text = std::string_view(doc.article.text).substr(0, block.end);
  std::size_t at = block.begin;
  std::size_t previous_end = kNone;  // so that a block's first token has space before it
  std::uint32_t previous_hash = 0;
  RawToken raw;
  while (next_token(text, at, raw)) {
    if (doc.tokens.size() >= kMaxTokens) return false;
    doc.tokens.push_back(token_of(text, raw, previous_end));
    doc.folded.push_back(fold(text.substr(raw.begin, raw.end - raw.begin)));
    const std::uint32_t hash = word_hash(doc.folded.back());
    doc.words.push_back(seen.lists_of_last(doc, hash, language));
    doc.longest_keys.push_back(0);
    if (previous_end != kNone && language.may_begin_key(previous_hash, hash)) {
      const std::size_t previous = doc.tokens.size() - 2;
      doc.longest_keys[previous] =
          static_cast<std::uint8_t>(language.longest_starting_with(doc.folded[previous]));
    }
    previous_hash = hash;
    previous_end = raw.end;
  }
  return true;
}

// English is full of a few small words: one in ten is one of these, one in eighteen in the poorest
// article of the development pages, one in forty at most in Danish or Norwegian.
struct SmallWords {
  std::size_t words = 0;
  std::size_t small = 0;

  // A text of few words, a list or a headline, may be of any language.
  bool fewer_than_one_in(std::size_t many) const {
    constexpr std::size_t kLeastWords = 50;
    return words >= kLeastWords && small * many < words;
  }
};

SmallWords small_words(const Document& doc) {
  SmallWords counted;
  for (std::size_t i = 0; i < doc.tokens.size(); ++i) {
    if (doc.tokens[i].kind != TokenKind::Word) continue;
    ++counted.words;
    if (is_one_of(doc.folded[i], {"the", "of", "and", "to", "for", "that", "with", "from", "by"}))
      ++counted.small;
  }
  return counted;
}

// A page is believed when it says another language, and less readily when it says English: programs
// that make pages say so unasked. Of 860 development pages that do five are German or Swahili, with
// one small word in 115 at most; the English one with the fewest has one in 44.
bool reads_as_foreign(const Document& doc, bool may_be_foreign) {
  const std::string& said = doc.article.fields.language;
  if (said.empty()) return may_be_foreign && small_words(doc).fewer_than_one_in(40);
  return said.compare(0, 2, "en") != 0 || small_words(doc).fewer_than_one_in(80);
}

void add_sentences(Document& doc, std::uint32_t block, TokenRange tokens,
                   const Language& language) {
  std::uint32_t begin = tokens.begin;
  for (const std::uint32_t end : sentence_ends(doc, tokens, language)) {
    const auto number = static_cast<std::uint32_t>(doc.sentences.size());
    doc.sentences.push_back(Sentence{{begin, end}, block});
    doc.sentence_of_token.insert(doc.sentence_of_token.end(), end - begin, number);
    begin = end;
  }
}

}  // namespace

TokenRange Document::tokens_of_block(std::uint32_t block) const {
  const SentenceRange range = sentences_of_block[block];
  if (range.empty()) return {};
  return {sentences[range.begin].tokens.begin, sentences[range.end - 1].tokens.end};
}

TokenRange Document::tokens_in(ByteRange at) const {
  const auto first = std::lower_bound(
      tokens.begin(), tokens.end(), at.begin,
      [](const Token& token, std::uint32_t byte) { return token.at.begin < byte; });
  const auto last =
      std::upper_bound(first, tokens.end(), at.end,
                       [](std::uint32_t byte, const Token& token) { return byte < token.at.end; });
  return {static_cast<std::uint32_t>(first - tokens.begin()),
          static_cast<std::uint32_t>(last - tokens.begin())};
}

Document build_document(Article article, const Language& language, bool may_be_foreign) {
  Document doc;
  doc.article = std::move(article);
  bool whole = true;
  std::vector<TokenRange> tokens_of_blocks;
  SeenWords seen;
  for (const Block& block : doc.article.blocks) {
    const auto first = static_cast<std::uint32_t>(doc.tokens.size());
    if (whole) whole = add_tokens(doc, block.at, language, seen);
    tokens_of_blocks.push_back({first, static_cast<std::uint32_t>(doc.tokens.size())});
  }
  doc.in_foreign_language = reads_as_foreign(doc, may_be_foreign);
  for (std::uint32_t i = 0; i < doc.article.blocks.size(); ++i) {
    const auto first_sentence = static_cast<std::uint32_t>(doc.sentences.size());
    add_sentences(doc, i, tokens_of_blocks[i], language);
    doc.sentences_of_block.push_back(
        {first_sentence, static_cast<std::uint32_t>(doc.sentences.size())});
  }
  if (!whole) {
    const auto label = kNoteCodeLabels[static_cast<std::size_t>(NoteCode::TokenLimit)];
    doc.article.notes.push_back(Note{NoteCode::TokenLimit, std::string(label)});
  }
  return doc;
}

}  // namespace sidelight
