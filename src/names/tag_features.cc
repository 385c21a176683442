#include "names/tag_features.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "model/name_model.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kEdge = 0x5EED;  // stands for a word before or after the sentence

constexpr std::uint32_t mixed(std::uint32_t a, std::uint32_t b) {
  std::uint64_t h = (std::uint64_t{a} << 32 | b) * 0x9E3779B97F4A7C15u;
  h ^= h >> 29;
  return static_cast<std::uint32_t>((h * 0xBF58476D1CE4E5B9u) >> 32);
}

std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

std::string_view first_points(std::string_view text, int count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) next_code_point(text, at);
  return text.substr(0, at);
}

std::string_view last_points(std::string_view text, int count) {
  std::size_t at = text.size();
  for (; count > 0 && at > 0; --count) at = floor_boundary(text, at - 1);
  return text.substr(at);
}

// "Xx", "X", "Xx-Xx", "9", "x", "XX.": kinds of characters, runs of one kind as two at most.
std::uint32_t shape_of(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  char last = 0;
  bool twice = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    char kind = c;
    if (c >= 'A' && c <= 'Z') kind = 'X';
    if ((c >= 'a' && c <= 'z') || byte >= 0x80) kind = 'x';
    if (c >= '0' && c <= '9') kind = '9';
    if (kind == last && twice) continue;
    twice = kind == last;
    last = kind;
    hash = (hash ^ static_cast<unsigned char>(kind)) * 16777619u;
  }
  return hash;
}

}  // namespace

TagFeatures::TagFeatures(const NameFacts& facts, const std::vector<Mention>& ruled)
    : facts_(facts), words_(facts.tokens.size()) {
  read_words();
  read_rules(ruled);
  find_runs();
}

std::uint32_t TagFeatures::lists_of(std::uint32_t token) const {
  const NameLists& lists = facts_.lists;
  const WordList* const asked[] = {
      &lists.first_names,  &lists.surnames,          &lists.titles,
      &lists.person_nouns, &lists.person_verbs,      &lists.cues,
      &lists.places,       &lists.place_endings,     &lists.organisations,
      &lists.known_names,  &lists.nationalities,     &lists.head_words,
      &lists.first_words,  &lists.name_adjectives,   &lists.particles,
      &lists.group_words,  &lists.calendar,          &lists.common_words,
      &lists.place_nouns,  &lists.place_prepositions};
  std::uint32_t bits = 0;
  std::uint32_t bit = 1;
  for (const WordList* const list : asked) {
    if (facts_.in(token, *list)) bits |= bit;
    bit <<= 1;
  }
  return bits;
}

void TagFeatures::read_words() {
  const Document& doc = facts_.doc;
  const auto size = static_cast<std::uint32_t>(words_.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    const Token& token = doc.tokens[i];
    words_[i].capital = token.kind != TokenKind::Symbol && token.upper_first;
  }
  for (std::uint32_t i = 0; i < size; ++i) {
    const auto capital = [&](std::uint32_t k) { return k < size && words_[k].capital; };
    words_[i].open = capital(i) || capital(i + 1) || (i > 0 && capital(i - 1));
  }
  for (std::uint32_t i = 0; i < size; ++i) {
    const auto open = [&](std::uint32_t k) { return k < size && words_[k].open; };
    if (!open(i) && !open(i + 1) && !open(i + 2) && !(i > 0 && open(i - 1)) &&
        !(i > 1 && open(i - 2)))
      continue;
    const std::string_view text = doc.token_text(i);
    const std::string_view folded = doc.folded[i];
    const TokenFact& fact = facts_.tokens[i];
    Word& word = words_[i];
    word.word = hash_of(folded);
    word.shape = shape_of(text);
    word.lists = lists_of(i);
    word.flags = fact.weak * 1u + fact.lower_seen * 2u + fact.upper_seen * 4u + fact.acronym * 8u +
                 fact.capital * 16u + doc.tokens[i].space_before * 32u;
    word.prefix = hash_of(first_points(folded, 3));
    word.suffix2 = hash_of(last_points(folded, 2));
    word.suffix3 = hash_of(last_points(folded, 3));
    word.suffix4 = hash_of(last_points(folded, 4));
  }
}

void TagFeatures::read_rules(const std::vector<Mention>& ruled) {
  using Kinds = std::array<std::uint16_t, kEntityKindCount>;
  std::unordered_map<std::uint32_t, Kinds> kinds;  // of each word; looked up only
  for (const Mention& mention : ruled) {
    for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
      Word& word = words_[i];
      word.open = true;
      const bool first = i == mention.tokens.begin;
      word.rule =
          static_cast<std::uint32_t>(first ? begin_of(mention.kind) : inside_of(mention.kind));
      if (word.capital) ++kinds[word.word][static_cast<std::size_t>(mention.kind)];
    }
  }
  for (Word& word : words_) {
    if (!word.open) continue;
    const auto found = kinds.find(word.word);
    if (found == kinds.end()) continue;
    const auto most = std::max_element(found->second.begin(), found->second.end());
    word.elsewhere = 1 + static_cast<std::uint32_t>(most - found->second.begin());
  }
}

void TagFeatures::find_runs() {
  const Document& doc = facts_.doc;
  for (const Sentence& sentence : doc.sentences) {
    std::uint32_t first = sentence.tokens.begin;
    while (first < sentence.tokens.end) {
      std::uint32_t last = first;
      while (last + 1 < sentence.tokens.end && words_[first].capital && words_[last + 1].capital) {
        ++last;
      }
      for (std::uint32_t i = first; i <= last; ++i) {
        words_[i].run_first = first;
        words_[i].run_last = last;
      }
      first = last + 1;
    }
  }
}

void TagFeatures::write(std::uint32_t token, TokenRange sentence, Row& row) const {
  static const Word kNoWord = [] {
    Word word;
    word.word = word.shape = word.lists = kEdge;
    return word;
  }();
  const auto at = [&](std::int64_t i) -> const Word& {
    return i >= sentence.begin && i < sentence.end ? words_[static_cast<std::size_t>(i)] : kNoWord;
  };
  const std::int64_t here = token;
  const Word& w = at(here);
  const Word& b1 = at(here - 1);
  const Word& b2 = at(here - 2);
  const Word& a1 = at(here + 1);
  const Word& a2 = at(here + 2);
  const Word& first = at(w.run_first);
  const Word& last = at(w.run_last);
  const Word& before = at(std::int64_t{w.run_first} - 1);
  const Word& after = at(std::int64_t{w.run_last} + 1);
  row.size = 0;
  std::uint32_t kind = 0;
  const auto put = [&](std::uint32_t a, std::uint32_t b = 0) {
    row.hashes[row.size++] = mixed(mixed(++kind, a), b);
  };
  put(0);
  put(w.word);
  put(b1.word);
  put(a1.word);
  put(b2.word);
  put(a2.word);
  put(b1.word, w.word);
  put(w.word, a1.word);
  put(w.shape);
  put(b1.shape, w.shape);
  put(w.shape, a1.shape);
  put(mixed(b1.shape, a1.shape), w.shape);
  put(b1.word, w.shape);
  put(a1.word, w.shape);
  put(w.prefix);
  put(w.suffix2, w.shape);
  put(w.suffix3);
  put(w.suffix4);
  put(w.lists);
  put(b1.lists);
  put(a1.lists);
  put(b1.lists, w.lists);
  put(w.lists, a1.lists);
  put(w.lists, w.shape);
  put(w.rule);
  put(b1.rule, w.rule);
  put(w.rule, a1.rule);
  put(mixed(b1.rule, a1.rule), w.rule);
  put(w.rule, w.shape);
  put(w.rule, w.word);
  put(w.rule, b1.word);
  put(w.rule, a1.word);
  put(w.rule, w.lists);
  put(w.rule, w.flags);
  put(w.flags, w.shape);
  put(w.flags, w.word);
  put(w.elsewhere, w.rule);
  put(w.elsewhere, w.shape);
  put(b1.elsewhere, w.elsewhere * 16 + a1.elsewhere);
  const std::uint32_t place =
      (w.run_last - w.run_first) * 8 + std::min(7u, token - std::min(token, w.run_first));
  if (w.capital) {
    put(place);
    put(last.word, place == 0);
    put(last.suffix3, first.lists);
    put(first.word);
    put(before.word, w.run_last == token);
    put(after.word, w.run_first == token);
    put(before.lists, after.lists);
    put(first.lists, last.lists);
    put(before.word, after.word);
    put(first.rule, last.rule);
  }
}

}  // namespace sidelight
