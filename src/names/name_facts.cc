#include "names/name_facts.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

// How often a word stands with and without a capital where that says something.
struct Spelling {
  std::uint32_t lower = 0;
  std::uint32_t upper = 0;
};

using Spellings = std::unordered_map<std::string_view, Spelling>;

bool opens_sentence(std::string_view text) {
  return text == "“" || text == "\"" || text == "‘" || text == "«" || text == ":" || text == "•" ||
         text == "…" || text == "..." || text == "—" || text == "*" || text == "„";
}

// "US$", "NT$": the letters belong to an amount.
bool is_currency_sign_next(const Document& doc, std::uint32_t token) {
  if (token + 1 >= doc.tokens.size() || doc.tokens[token + 1].space_before) return false;
  const std::string_view next = doc.token_text(token + 1);
  return next == "$" || next == "€" || next == "£" || next == "¥";
}

// "We're", "Don't", "I'm"
bool is_contraction(std::string_view folded) {
  const std::size_t mark = folded.rfind('\'');
  if (mark == std::string_view::npos || mark == 0) return false;
  const std::string_view end = folded.substr(mark + 1);
  return end == "re" || end == "ll" || end == "ve" || end == "m" || end == "d" || end == "t";
}

bool is_hyphen(const Document& doc, std::uint32_t token) {
  const std::string_view text = doc.token_text(token);
  return (text == "-" || text == "–" || text == "‑") && !doc.tokens[token].space_before;
}

// "Putin" in "Putin-Xi": says nothing of how the word stands alone.
bool is_hyphenated(const Document& doc, std::uint32_t token) {
  const auto size = static_cast<std::uint32_t>(doc.tokens.size());
  if (token > 0 && !doc.tokens[token].space_before && is_hyphen(doc, token - 1)) return true;
  return token + 1 < size && is_hyphen(doc, token + 1);
}

std::uint32_t letters_of(std::string_view word) {
  std::uint32_t letters = 0;
  for (std::size_t at = 0; at < word.size();)
    letters += is_letter(next_code_point(word, at)) ? 1 : 0;
  return letters;
}

// A block in capitals, or with a capital on nearly every long word: headlines, section titles,
// picture credits.
bool has_weak_capitals(const Document& doc, std::uint32_t block) {
  constexpr std::size_t kLongWord = 4;  // bytes; shorter ones stay lower in title case
  const TokenRange range = doc.tokens_of_block(block);
  std::uint32_t words = 0;
  std::uint32_t capitals = 0;
  std::uint32_t all_capitals = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const Token& token = doc.tokens[i];
    if (token.kind != TokenKind::Word || token.at.size() < kLongWord) continue;
    ++words;
    capitals += token.upper_first ? 1 : 0;
    all_capitals += token.all_upper ? 1 : 0;
  }
  if (words >= 3 && all_capitals * 4 >= words * 3) return true;
  // A sentence ends with a full stop, a headline does not.
  if (!range.empty() && doc.token_text(range.end - 1) == ".") return false;
  return words >= 4 && capitals * 5 >= words * 4;
}

// Whether the words before the bracket that `acronym` stands in are what its capitals stand for,
// one for each, small words between them, and begin with small letters for the most part.
bool abbreviates_small_letters(const Document& doc, std::uint32_t acronym) {
  constexpr std::size_t kLongestSmallWord = 3;  // bytes
  std::string letters;
  for (const char c : doc.token_text(acronym)) {
    if (c >= 'A' && c <= 'Z') letters.push_back(static_cast<char>(c - 'A' + 'a'));
  }
  if (letters.size() < 2) return false;
  const std::uint32_t begin = doc.sentence_at(acronym).tokens.begin;
  int small = 0;
  int capitals = 0;
  std::size_t left = letters.size();
  for (std::uint32_t i = acronym - 1; left > 0 && i > begin;) {
    --i;
    const std::string_view word = doc.folded[i];
    if (word.front() == letters[left - 1]) {
      --left;
      if (word.size() > kLongestSmallWord) ++(doc.tokens[i].upper_first ? capitals : small);
    } else if (word.size() > kLongestSmallWord) {
      return false;
    }
  }
  return left == 0 && small > capitals;
}

}  // namespace

NameLists::NameLists(const Language& given)
    : language(given),
      first_names(given.list("first_names")),
      surnames(given.list("surnames")),
      titles(given.list("titles")),
      person_nouns(given.list("person_nouns")),
      person_verbs(given.list("person_verbs")),
      cues(given.list("cues")),
      places(given.list("places")),
      place_endings(given.list("place_endings")),
      place_prepositions(given.list("place_prepositions")),
      organisations(given.list("organisations")),
      known_names(given.list("known_names")),
      nationalities(given.list("nationalities")),
      head_words(given.list("head_words")),
      first_words(given.list("first_words")),
      name_adjectives(given.list("name_adjectives")),
      particles(given.list("name_particles")),
      possessive_words(given.list("possessive_words")),
      group_words(given.list("group_words")),
      calendar(given.list("calendar")),
      common_words(given.list("common_words")),
      pronouns(given.list("pronouns")),
      hyphen_words(given.list("hyphen_words")),
      place_nouns(given.list("place_nouns")) {}

bool is_prose(BlockKind kind) {
  switch (kind) {
    case BlockKind::Byline:
    case BlockKind::Date:
    case BlockKind::Credit:
    case BlockKind::Newsletter:
    case BlockKind::Comment:
    case BlockKind::Boilerplate:
    case BlockKind::Embed:
    case BlockKind::Table:
    case BlockKind::Kicker:
      return false;
    default:
      return true;
  }
}

NameFacts::NameFacts(const Document& document, const Language& language)
    : doc(document), lists(language) {
  const auto blocks = static_cast<std::uint32_t>(doc.article.blocks.size());
  for (std::uint32_t block = 0; block < blocks; ++block) {
    weak_block.push_back(has_weak_capitals(doc, block));
    prose_block.push_back(is_prose(doc.article.blocks[block].kind));
  }
  tokens.resize(doc.tokens.size());
  Spellings spellings;
  Spelling openings;  // of the sentences of paragraphs
  Spelling first_person;
  for (const Sentence& sentence : doc.sentences) {
    const bool paragraph = doc.article.blocks[sentence.block].kind == BlockKind::Paragraph;
    bool opening = true;
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& token = doc.tokens[i];
      TokenFact& fact = tokens[i];
      if (token.kind != TokenKind::Word) {
        opening = opening ? token.kind != TokenKind::Symbol : opens_sentence(doc.token_text(i));
        continue;
      }
      fact.words = doc.words[i];
      fact.weak = opening || weak_block[sentence.block];
      if (opening && paragraph) ++(token.upper_first ? openings.upper : openings.lower);
      if (doc.folded[i] == "i") ++(token.upper_first ? first_person.upper : first_person.lower);
      if (is_currency_sign_next(doc, i)) continue;
      const bool calendar =
          lists.calendar.in(fact.words) && !(token.all_upper && token.at.size() == 2);
      fact.capital = token.upper_first && !calendar && !lists.pronouns.in(fact.words) &&
                     doc.folded[i] != "i" && !is_contraction(doc.folded[i]);
      fact.acronym = fact.capital && token.all_upper && letters_of(doc.token_text(i)) >= 2;
      if (!fact.weak && !is_hyphenated(doc, i)) {
        Spelling& spelling = spellings[doc.folded[i]];
        ++(token.upper_first ? spelling.upper : spelling.lower);
      }
      opening = false;
    }
  }
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const auto found = spellings.find(doc.folded[i]);
    if (found == spellings.end()) continue;
    tokens[i].lower_seen = found->second.lower > 0;
    tokens[i].upper_seen = found->second.upper > 0;
  }
  careless = first_person.lower > first_person.upper ||
             (openings.lower > 0 && openings.lower * 3 >= openings.upper);
  find_abbreviations();
}

void NameFacts::find_abbreviations() {
  std::vector<std::string_view> found;
  for (std::uint32_t i = 1; i + 1 < tokens.size(); ++i) {
    if (tokens[i].capital && doc.token_text(i - 1) == "(" && doc.token_text(i + 1) == ")" &&
        abbreviates_small_letters(doc, i))
      found.push_back(doc.folded[i]);
  }
  if (found.empty()) return;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    TokenFact& fact = tokens[i];
    if (!fact.capital || std::find(found.begin(), found.end(), doc.folded[i]) == found.end())
      continue;
    fact.abbreviates = true;
    fact.capital = fact.acronym = false;
  }
}

std::string NameFacts::key(TokenRange at) const {
  std::string joined;
  for (std::uint32_t i = at.begin; i < at.end; ++i) {
    if (i > at.begin) joined.push_back(' ');
    joined += doc.folded[i];
  }
  return joined;
}

}  // namespace sidelight
