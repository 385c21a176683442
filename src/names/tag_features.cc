#include "names/tag_features.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "model/name_model.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kEdge = 0x5EED;  // stands for a word before or after the sentence

// What stands beside a word, or beside the run of capitals that it is in.
enum Beside : std::uint32_t {
  kAfterTitle = 1,
  kAfterPreposition = 2,
  kAfterThe = 4,
  kInBrackets = 8,
  kBeforeSpeech = 16,
  kPossessive = 32,
  kGivenNameOfRun = 64,  // the run begins with this word, which persons are called
  kInPersonsRun = 128,
  kInRunWithHead = 256,  // "… Bank", "… Canal"
  kEndOfRun = 512,
  kWithinRun = 1024,
};
constexpr std::uint32_t kLikePerson = kAfterTitle | kBeforeSpeech | kGivenNameOfRun | kInPersonsRun;
constexpr std::uint32_t kLikeOthers =
    kAfterPreposition | kAfterThe | kInBrackets | kInRunWithHead | kEndOfRun | kWithinRun;

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

TagFeatures::TagFeatures(const NameFacts& facts, const std::vector<Mention>& ruled,
                         const NameWords& words)
    : facts_(facts), words_of_model_(words), words_(facts.tokens.size()) {
  read_words();
  read_rules(ruled);
  find_runs();
  read_phrases();
  read_surroundings();
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
    words_[i].capital =
        token.kind != TokenKind::Symbol && token.upper_first && !facts_.tokens[i].abbreviates;
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
    word.word = word_hash(folded);
    word.shape = shape_of(text);
    word.lists = lists_of(i);
    word.flags = fact.weak * 1u + fact.lower_seen * 2u + fact.upper_seen * 4u + fact.acronym * 8u +
                 fact.capital * 16u + doc.tokens[i].space_before * 32u;
    word.prefix = word_hash(first_points(folded, 3));
    word.suffix2 = word_hash(last_points(folded, 2));
    word.suffix3 = word_hash(last_points(folded, 3));
    word.suffix4 = word_hash(last_points(folded, 4));
    word.part = words_of_model_.clusters.code(word.word);
    word.cluster = word.part & 0xFFu;
    if (word.capital) word.known = words_of_model_.known.code(word.word);
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

void TagFeatures::read_phrases() {
  constexpr std::uint32_t kLongest = 6;  // tokens
  if (words_of_model_.known.empty()) return;
  for (const Sentence& sentence : facts_.doc.sentences) {
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end;) {
      std::uint32_t found = i;
      std::uint32_t kinds = 0;
      std::uint32_t hash = words_[i].word;
      const std::uint32_t limit = std::min(sentence.tokens.end, i + kLongest);
      for (std::uint32_t k = i + 1; words_[i].capital && k < limit && words_[k].word != 0; ++k) {
        hash = mixed_hash(hash, words_[k].word);
        if (!words_[k].capital) continue;
        const std::uint32_t code = words_of_model_.known.code(hash);
        if (code >= kPlaceName) found = k, kinds = code;
      }
      for (std::uint32_t k = i; found > i && k <= found; ++k)
        words_[k].phrase = kinds * 4 + (k == i ? 1 : k == found ? 3 : 2);
      i = found + 1;
    }
  }
}

std::uint32_t TagFeatures::beside(std::uint32_t token) const {
  const NameLists& lists = facts_.lists;
  const Document& doc = facts_.doc;
  const TokenRange sentence = doc.sentence_at(token).tokens;
  const Word& word = words_[token];
  std::uint32_t bits = 0;
  if (word.run_first > sentence.begin) {
    const std::uint32_t before = word.run_first - 1;
    if (facts_.in(before, lists.titles) || facts_.in(before, lists.person_nouns))
      bits |= kAfterTitle;
    if (facts_.in(before, lists.place_prepositions)) bits |= kAfterPreposition;
    if (doc.folded[before] == "the") bits |= kAfterThe;
    if (doc.token_text(before) == "(") bits |= kInBrackets;
  }
  if (word.run_last + 1 < sentence.end) {
    const std::uint32_t after = word.run_last + 1;
    if (facts_.in(after, lists.person_verbs) || facts_.in(after, lists.cues)) bits |= kBeforeSpeech;
    if (doc.folded[after] == "'s") bits |= kPossessive;
  }
  if (word.run_last > word.run_first) {
    const Word& first = words_[word.run_first];
    const bool person = facts_.in(word.run_first, lists.first_names) ||
                        (first.known & kGivenName) != 0 || facts_.in(word.run_first, lists.titles);
    if (person) bits |= word.run_first == token ? kGivenNameOfRun : kInPersonsRun;
    if (facts_.in(word.run_last, lists.head_words)) bits |= kInRunWithHead;
    bits |= word.run_last == token ? kEndOfRun : kWithinRun;
  }
  return bits;
}

void TagFeatures::read_surroundings() {
  struct Seen {
    std::uint32_t around = 0;
    std::uint32_t longest = kNone;
  };
  std::unordered_map<std::uint32_t, Seen> seen;  // of each word; looked up only
  const auto run = [&](std::uint32_t i) { return words_[i].run_last - words_[i].run_first; };
  const auto says_something = [&](std::uint32_t i) {
    return words_[i].open && words_[i].capital && !facts_.weak_block[facts_.doc.block_of(i)];
  };
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    if (!says_something(i)) continue;
    Seen& word = seen[words_[i].word];
    word.around |= beside(i);
    if (word.longest == kNone || run(i) > run(word.longest)) word.longest = i;
  }
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    if (!words_[i].open || !words_[i].capital) continue;
    const auto found = seen.find(words_[i].word);
    if (found == seen.end()) continue;
    words_[i].around = found->second.around + 1;
    if (run(found->second.longest) > run(i)) words_[i].longest = found->second.longest;
  }
}

// What the words after a comma call what stands before it ("…, a company based in …"): the lists
// that hold them, up to the next comma.
std::uint32_t TagFeatures::apposition(std::uint32_t comma, std::uint32_t limit) const {
  constexpr std::uint32_t kMostTokens = 6;
  if (comma >= limit || facts_.doc.token_text(comma) != ",") return 0;
  const NameLists& lists = facts_.lists;
  std::uint32_t said = 1;
  for (std::uint32_t i = comma + 1; i < std::min(limit, comma + 1 + kMostTokens); ++i) {
    if (facts_.doc.token_text(i) == ",") break;
    if (i == comma + 1 && words_[i].capital) return said | 2u;
    if (facts_.doc.tokens[i].upper_first) continue;
    if (facts_.in(i, lists.person_nouns) || facts_.in(i, lists.titles)) said |= 4;
    if (facts_.in(i, lists.place_nouns)) said |= 8;
    if (facts_.in(i, lists.head_words)) said |= 16;
    if (facts_.doc.folded[i] == "who" || facts_.doc.folded[i] == "whose") said |= 32;
  }
  return said;
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
    row.hashes[row.size++] = mixed_hash(mixed_hash(++kind, a), b);
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
  put(mixed_hash(b1.shape, a1.shape), w.shape);
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
  put(mixed_hash(b1.rule, a1.rule), w.rule);
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
  put(w.known, w.shape);
  put(b1.known, w.known);
  put(w.known, a1.known);
  put(w.known, w.lists);
  put(w.phrase, w.known);
  put(w.phrase, w.rule);
  put(w.cluster);
  put(b1.cluster);
  put(a1.cluster);
  put(b2.cluster);
  put(a2.cluster);
  put(b1.cluster, w.cluster);
  put(w.cluster, a1.cluster);
  put(b1.cluster, a1.cluster);
  put(w.cluster, w.shape);
  put(w.cluster, w.rule);
  put(w.part);
  put(b1.part);
  put(a1.part);
  put(w.part, w.shape);
  put(b1.part, w.shape);
  put(a1.part, w.shape);
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
    put(first.known, last.known);
    put(first.cluster, last.cluster);
    put(before.cluster, after.cluster);
    put(before.part);
    put(after.part);
    put(last.part, place == 0);
    put(w.around);
    put(w.around & kLikePerson, w.shape);
    put(w.around & kLikeOthers, w.rule);
    put(apposition(w.run_last + 1, sentence.end));
    if (w.longest != kNone) {
      const Word& there = words_[w.longest];
      const Word& begin = words_[there.run_first];
      const Word& end = words_[there.run_last];
      const std::uint32_t where =
          (w.longest == there.run_first) + 2u * (w.longest == there.run_last);
      put(begin.word, where);
      put(end.word, where);
      put(mixed_hash(begin.lists, begin.known), where);
      put(there.rule, where);
    } else {
      put(1);
    }
  }
}

}  // namespace sidelight
