#include "quotes/not_speech.h"

#include <string>

#include "quotes/word_classes.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kLongestName = 4;  // words

bool is_call(const Document& doc, const Cue& cue) {
  return doc.folded[cue.tokens.begin].compare(0, 4, "call") == 0;
}

bool is_relative(std::string_view word) {
  return word == "whom" || word == "which" || word == "who";
}

// Words as words and names as names: "the word “sovereign”", "a town called “Hop”", "they call him
// “the mayor”", "writes ‘1944’".
bool is_word_or_name(const Document& doc, const MarkedWords& words, const MarkedCue& cue) {
  const auto& [span, shape, before] = words;
  if (before.empty() || shape.words > kLongestName) return false;
  const std::uint32_t open = span.outside.begin;
  const std::string& last = doc.folded[open - 1];
  if (last == "word" || last == "words" || last == "term" || last == "label" || last == "phrase" ||
      last == "nickname" || last == "named" || last == "nicknamed" || last == "dubbed" ||
      last == "called" || last == "so-called" || last == "titled" || last == "entitled") {
    return true;
  }
  if (shape.words == 1 && doc.tokens[span.inside.begin].kind == TokenKind::Number) return true;
  const std::string_view earlier =
      before.size() > 1 ? std::string_view(doc.folded[open - 2]) : std::string_view();
  if (last == "see" && earlier == "(") return true;
  if (last == "of" && (earlier == "spelling" || earlier == "meaning" || earlier == "name")) {
    return true;
  }
  const bool pronoun = last == "him" || last == "her" || last == "it" || last == "this" ||
                       last == "them" || last == "us" || last == "me";
  if (pronoun && (earlier == "call" || earlier == "calls")) return true;
  // "in ‘the good jacket’": what is named with its article after a preposition, far from a cue.
  const std::string& first = doc.folded[span.inside.begin];
  const bool named = first == "the" || first == "a" || shape.title;
  return named && !cue.adjacent && (last == "in" || last == "under" || last == "beside");
}

// What stands written: "a sign: “NO ENTRY”", "on the wall she writes ‘Alta Vista’".
bool is_inscription(const Document& doc, const MarkedWords& words, const MarkedCue& cue) {
  if (words.shape.words > kLongestName) return false;
  const bool beside =
      cue.cue != nullptr && (cue.after || words.span.outside.begin - cue.cue->tokens.end <= 2);
  if (words.shape.shouted && !beside &&
      doc.article.blocks[words.span.block].kind != BlockKind::Headline) {
    return true;
  }
  return cue.cue != nullptr && cue.cue->kind == CueClass::Wrote && cue.adjacent && !cue.after &&
         words.shape.title && words.shape.words > 1 && !words.shape.terminal;
}

// "which forbids “foreign bases”": the object of another verb; "whom diplomats call “the five”",
// "is called X by some and “the Boss” by others": a name.
bool is_object_of_relative(const Document& doc, const MarkedWords& words, const MarkedCue& cue) {
  const TokenRange before = words.before;
  if (words.shape.words > kLongestName || before.size() < 2) return false;
  const std::uint32_t open = words.span.outside.begin;
  const bool own_cue =
      cue.cue != nullptr && (cue.after || cue.cue->tokens.end == open || cue.adjacent);
  if (is_relative(doc.folded[open - 2]) && !own_cue) return true;
  if (cue.cue == nullptr || cue.after || !is_call(doc, *cue.cue)) return false;
  if (cue.cue->passive) return true;
  const std::uint32_t verb = cue.cue->tokens.begin;
  for (std::uint32_t token = verb; token-- > before.begin && verb - token <= 3;) {
    if (is_relative(doc.folded[token])) return true;
  }
  return false;
}

}  // namespace

MarkedShape shape_of(const Document& doc, const MarkedSpan& span) {
  MarkedShape shape;
  std::uint32_t capitals = 0;
  std::uint32_t long_words = 0;
  for (std::uint32_t token = span.inside.begin; token < span.inside.end; ++token) {
    const Token& at = doc.tokens[token];
    if (at.kind != TokenKind::Word && at.kind != TokenKind::Number) continue;
    ++shape.words;
    const std::string& word = doc.folded[token];
    const bool function = is_preposition(word) || is_clause_opener(word) || is_auxiliary(word);
    if (word.size() > 4 || (word.size() == 4 && !function)) {
      ++long_words;
      capitals += at.upper_first ? 1 : 0;
    }
    shape.shouted = shape.shouted && at.all_upper;
    if (shape.words == 1) shape.upper_start = at.upper_first || at.kind == TokenKind::Number;
  }
  std::uint32_t final = span.inside.end - 1;
  while (final > span.inside.begin && (doc.folded[final] == "'" || doc.folded[final] == "\""))
    --final;
  const std::string& last = doc.folded[final];
  const std::string_view outer = span.outside.end < doc.tokens.size()
                                     ? std::string_view(doc.folded[span.outside.end])
                                     : std::string_view();
  shape.terminal = last == "." || last == "!" || last == "?" || last == "…" || last == "...";
  shape.comma = last == "," || last == "—" || last == "–" || last == "--" ||
                (!shape.terminal && outer == ",");
  shape.title = shape.upper_start && long_words > 0 && capitals == long_words &&
                !doc.tokens[span.inside.begin].all_upper;
  return shape;
}

bool is_addressee(const MarkedWords& words, const MarkedCue& cue) {
  return words.shape.title && words.shape.words >= 2 && cue.cue != nullptr && !cue.after &&
         cue.cue->addressee && cue.cue->tokens.end == words.span.outside.begin;
}

// Titles of works, scare quotes.
bool is_not_speech(const Document& doc, const MarkedWords& words, const MarkedCue& cue) {
  const auto& [span, shape, before] = words;
  if (shape.words == 0) return true;
  if (is_word_or_name(doc, words, cue)) return true;
  if (is_inscription(doc, words, cue) || is_object_of_relative(doc, words, cue)) return true;
  // The interviewer's own question.
  if (cue.cue != nullptr && cue.cue->kind == CueClass::Asked && cue.speaker == "I") {
    return true;
  }
  const bool headline = doc.article.blocks[span.block].kind == BlockKind::Headline;
  const std::uint32_t open = span.outside.begin;
  const bool beside = cue.found && cue.adjacent;
  if (shape.title && !headline && shape.words <= 10 && !beside) return true;
  if (shape.title && shape.words >= 2 && !before.empty() && !headline) {
    const std::string& word = doc.folded[open - 1];
    if (is_preposition(word) || word == "'s" || word == "'") return true;
  }
  if (cue.cue != nullptr && !cue.adjacent && !cue.reports) {
    // The farther the cue, the more words it takes to be speech.
    const std::uint32_t away = cue.after ? 0 : open - cue.cue->tokens.end;
    if (away > 14 && shape.words <= 2) return true;
  }
  return false;
}

}  // namespace sidelight
