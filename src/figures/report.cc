#include "figures/report.h"

#include <cstdint>

#include "figures/date_words.h"

namespace sidelight {
namespace {

// Tokens outside quotation marks.
constexpr std::uint32_t kFewestTokens = 200;
// Of a thousand such tokens: verbs of saying at least, persons in the talk at most. Of 168 news
// reports (TimeBank and AQUAINT) nearly all lie within both, of 137 texts of GUM that are not news
// few.
constexpr std::uint32_t kFewestSayings = 3;
constexpr std::uint32_t kMostPersons = 25;

bool reports_speech(std::string_view entry) {
  return has_flag(entry, "clause") && !has_flag(entry, "base") && !has_flag(entry, "ing") &&
         !has_flag(entry, "noun");
}

}  // namespace

Telling way_of_telling(const Document& doc, const Language& language) {
  const WordList& verbs = language.list("cues");
  const WordList& persons = language.list("speech_pronouns");
  std::uint32_t tokens = 0;
  std::uint32_t sayings = 0;
  std::uint32_t talk = 0;
  bool quoted = false;
  for (const Sentence& sentence : doc.sentences) {
    // A mark that is not closed ends with its block.
    if (sentence.tokens.begin == doc.tokens_of_block(sentence.block).begin) quoted = false;
    for (std::uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token) {
      if (doc.tokens[token].kind == TokenKind::Word) {
        if (quoted) continue;
        ++tokens;
        if (reports_speech(verbs.value(doc.words[token]))) ++sayings;
        if (persons.in(doc.words[token])) ++talk;
        continue;
      }
      const std::string& text = doc.folded[token];
      if (text == "“" || text == "``") {
        quoted = true;
      } else if (text == "”" || text == "''") {
        quoted = false;
      } else if (text == "\"") {
        quoted = !quoted;
      }
    }
  }
  if (tokens < kFewestTokens) return Telling::Report;
  if (talk * 1000 > kMostPersons * tokens) return Telling::Talk;
  return sayings * 1000 >= kFewestSayings * tokens ? Telling::Report : Telling::Account;
}

}  // namespace sidelight
