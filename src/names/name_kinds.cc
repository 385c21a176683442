#include "names/name_kinds.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "names/name_chunks.h"

namespace sidelight {
namespace {

Candidate found(TokenRange at, EntityKind kind, bool sure, int score, MentionRule rule) {
  Candidate candidate;
  candidate.at = at;
  candidate.kind = kind;
  candidate.sure = sure;
  candidate.score = score;
  candidate.rule = rule;
  return candidate;
}

std::optional<EntityKind> kind_in(const WordList& list, const std::string& key) {
  if (!list.contains(key)) return std::nullopt;
  EntityKind kind = EntityKind::Organisation;
  parse_name(list.value(key), kind);
  return kind;
}

class Surroundings {
 public:
  Surroundings(const NameFacts& facts, TokenRange at)
      : facts_(facts), doc_(facts.doc), at_(at), sentence_(doc_.sentence_at(at.begin).tokens) {}

  // The folded word `steps` after the name, or before it; empty beyond the sentence.
  std::string_view after(std::uint32_t steps = 0) const {
    const std::uint32_t i = at_.end + steps;
    return i < sentence_.end ? std::string_view(doc_.folded[i]) : std::string_view{};
  }
  std::string_view before(std::uint32_t steps = 0) const {
    return at_.begin > sentence_.begin + steps
               ? std::string_view(doc_.folded[at_.begin - 1 - steps])
               : std::string_view{};
  }
  bool after_in(const WordList& list, std::uint32_t steps = 0) const {
    const std::uint32_t i = at_.end + steps;
    return i < sentence_.end && facts_.in(i, list);
  }
  bool before_in(const WordList& list) const {
    return at_.begin > sentence_.begin && facts_.in(at_.begin - 1, list);
  }

  // ", 45," or ", who" or ", a lawyer" or ", the minister"
  bool describes_person() const {
    if (after() != ",") return false;
    const std::string_view next = after(1);
    if (next == "who" || next == "whose" || next == "whom") return true;
    if (at_.end + 2 < sentence_.end && doc_.tokens[at_.end + 1].kind == TokenKind::Number &&
        after(2) == "," && next.size() <= 2) {
      return true;
    }
    for (std::uint32_t steps = 1; steps < 6; ++steps) {
      const std::string_view word = after(steps);
      if (word.empty() || word == "," || word == "which") return false;
      if (after_in(facts_.lists.person_nouns, steps)) return true;
    }
    return false;
  }

  // ", Ethiopia" after a town
  bool has_country_after() const {
    const std::uint32_t i = at_.end + 1;
    return after() == "," && i < sentence_.end && facts_.in(i, facts_.lists.places) &&
           facts_.tokens[i].capital;
  }

  // "Nara prefecture", "the city of Kherson"
  bool is_called_place() const {
    if (after_in(facts_.lists.place_nouns)) return !facts_.tokens[at_.end].capital;
    return before() == "of" && at_.begin > sentence_.begin + 1 &&
           facts_.in(at_.begin - 2, facts_.lists.place_nouns);
  }

  bool says() const { return after_in(facts_.lists.person_verbs); }
  bool placed() const { return before_in(facts_.lists.place_prepositions); }

 private:
  const NameFacts& facts_;
  const Document& doc_;
  TokenRange at_;
  TokenRange sentence_;
};

bool has_place_ending(const NameFacts& facts, std::uint32_t token) {
  constexpr std::size_t kShortestStem = 3;  // bytes
  const std::string& word = facts.doc.folded[token];
  for (std::size_t size = 2; size <= 5 && size + kShortestStem <= word.size(); ++size) {
    if (facts.lists.place_endings.contains(word.substr(word.size() - size))) return true;
  }
  return false;
}

bool is_initial(const Document& doc, std::uint32_t token) {
  const std::string_view text = doc.token_text(token);
  return text.size() == 2 && text[1] == '.';
}

// Two to five words, of which the first is a given name, an initial stands between, or a particle
// does.
bool looks_like_person(const NameFacts& facts, TokenRange at) {
  if (at.size() < 2 || at.size() > 7) return false;
  const NameLists& lists = facts.lists;
  const bool given =
      lists.first_names.in(facts.tokens[at.begin].words) || is_initial(facts.doc, at.begin);
  bool inside = false;
  bool only_names = true;
  for (std::uint32_t i = at.begin + 1; i < at.end; ++i) {
    const TokenFact& fact = facts.tokens[i];
    const bool last = i + 1 == at.end;
    if (!last && (is_initial(facts.doc, i) || (lists.particles.in(fact.words) && !fact.capital)))
      inside = true;
    if (fact.acronym && !is_initial(facts.doc, i) && !facts.tokens[at.begin].acronym)
      only_names = false;
    if (facts.doc.tokens[i].kind == TokenKind::Number) only_names = false;
  }
  return only_names && (given || inside);
}

bool is_unknown_name_words(const NameFacts& facts, TokenRange at) {
  for (std::uint32_t i = at.begin; i < at.end; ++i) {
    const TokenFact& fact = facts.tokens[i];
    if (facts.doc.tokens[i].kind != TokenKind::Word) continue;
    if (fact.acronym || facts.is_common(i) || fact.lower_seen) return false;
  }
  return true;
}

// "USD105" is an amount and "JN:" a speaker of an interview.
Candidate acronym(const NameFacts& facts, TokenRange at, const Surroundings& around) {
  const std::string_view text = facts.doc.token_text(at.begin);
  const bool digits = text.find_first_of("0123456789") != std::string_view::npos;
  const bool speaker = text.size() <= 3 && around.after() == ":";
  const std::string_view number = around.after();
  const bool amount = text.size() <= 3 && !number.empty() && number[0] >= '0' && number[0] <= '9';
  if (!digits && !speaker && !amount) {
    return found(at, EntityKind::Organisation, false, 600, MentionRule::Acronym);
  }
  Candidate code = found(at, EntityKind::Organisation, false, 300, MentionRule::Code);
  code.weak = true;
  return code;
}

Candidate classified_single(const NameFacts& facts, TokenRange at, const Surroundings& around) {
  const TokenFact& fact = facts.tokens[at.begin];
  const NameLists& lists = facts.lists;
  const std::string_view text = facts.doc.token_text(at.begin);
  if (!fact.acronym && text.size() > 2 && text.back() == 's' &&
      is_all_upper(text.substr(0, text.size() - 1))) {
    Candidate plural =
        found(at, EntityKind::Organisation, false, 300, MentionRule::Capital);  // "SOEs"
    plural.weak = true;
    return plural;
  }
  if (fact.acronym) return acronym(facts, at, around);
  if (around.has_country_after())
    return found(at, EntityKind::Place, false, 750, MentionRule::BeforeACountry);
  if (around.placed())
    return found(at, EntityKind::Place, false, 650, MentionRule::AfterAPreposition);
  if (around.is_called_place())
    return found(at, EntityKind::Place, false, 600, MentionRule::CalledAPlace);
  // A state wants and says things too.
  const bool called_so = lists.first_names.in(fact.words) || lists.surnames.in(fact.words);
  if (!called_so && !around.describes_person() && has_place_ending(facts, at.begin))
    return found(at, EntityKind::Place, false, 550, MentionRule::Ending);
  if (around.says() || around.describes_person())
    return found(at, EntityKind::Person, false, 650, MentionRule::Speaks);
  if (lists.first_names.in(fact.words))
    return found(at, EntityKind::Person, false, 600, MentionRule::GivenName);
  if (lists.surnames.in(fact.words))
    return found(at, EntityKind::Person, false, 500, MentionRule::FamilyName);
  Candidate open = found(at, EntityKind::Person, false, 350, MentionRule::Capital);
  open.weak = true;
  return open;
}

// "Mr", "Dr", "Sen": a title that is nothing else.
bool is_form_of_address(const NameFacts& facts, std::uint32_t token) {
  return facts.in(token, facts.lists.titles) && facts.doc.folded[token].size() <= kLongestAddress;
}

}  // namespace

std::optional<EntityKind> kind_of_words(const NameFacts& facts, TokenRange at) {
  const Document& doc = facts.doc;
  const NameLists& lists = facts.lists;
  if (at.size() < 2) return std::nullopt;
  for (std::uint32_t i = at.begin; i + 1 < at.end; ++i) {
    const std::string& next = doc.folded[i + 1];
    if (next != "of" && next != "for" && next != "on") continue;
    if (const auto kind = kind_in(lists.first_words, doc.folded[i] + " " + next)) return kind;
    if (const auto kind = kind_in(lists.head_words, doc.folded[i])) return kind;
  }
  const std::uint32_t last =
      doc.tokens[at.end - 1].kind == TokenKind::Number ? at.end - 2 : at.end - 1;
  if (last > at.begin && lists.head_words.in(facts.tokens[last].words)) {
    return kind_in(lists.head_words, doc.folded[last]);
  }
  if (lists.first_words.in(facts.tokens[at.begin].words))
    return kind_in(lists.first_words, doc.folded[at.begin]);
  return std::nullopt;
}

bool is_of_many(const NameFacts& facts, TokenRange at) {
  const std::string_view text = facts.doc.token_text(at.begin);
  return at.size() == 1 && text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z' &&
         facts.in(at.begin, facts.lists.group_words);
}

bool is_head_of(const NameFacts& facts, std::uint32_t i, EntityKind kind) {
  return kind_in(facts.lists.head_words, facts.doc.folded[i]) == kind;
}

bool has_law_word(const NameFacts& facts, TokenRange at) {
  for (std::uint32_t i = at.begin; i < at.end; ++i) {
    const std::string& word = facts.doc.folded[i];
    if (word == "article" || word == "rule" || word == "section" ||
        is_head_of(facts, i, EntityKind::Law))
      return true;
  }
  return false;
}

bool has_title_before(const NameFacts& facts, std::uint32_t i) {
  const std::uint32_t begin = facts.doc.sentence_at(i).tokens.begin;
  if (i == begin) return false;
  std::uint32_t last = i - 1;
  if (facts.doc.token_text(last) == "." && last > begin && !facts.doc.tokens[last].space_before)
    --last;
  const NameLists& lists = facts.lists;
  if (last + 1 == i && facts.in(last, lists.person_nouns)) return true;
  return facts.in(last, lists.titles);
}

bool is_titled(const NameFacts& facts, TokenRange at) {
  if (!has_title_before(facts, at.begin)) return false;
  const BlockKind block = facts.doc.article.blocks[facts.doc.block_of(at.begin)].kind;
  if (block != BlockKind::Headline && block != BlockKind::Subheading) return true;
  const std::uint32_t before = at.begin - 1;
  return is_form_of_address(facts, before) || facts.doc.token_text(before) == "." ||
         looks_like_person(facts, at) ||
         (at.size() == 1 && (facts.in(at.begin, facts.lists.first_names) ||
                             facts.in(at.begin, facts.lists.surnames)));
}

Candidate classified(const NameFacts& facts, TokenRange at) {
  const Surroundings around(facts, at);
  if (is_titled(facts, at)) return found(at, EntityKind::Person, true, 900, MentionRule::Title);
  const bool person = looks_like_person(facts, at);
  if (const auto kind = kind_of_words(facts, at)) {
    // "Ada Park said" and "Rashid Benmoussa-Hall" are persons for all their last word.
    const bool joined = at.size() > 2 && facts.doc.folded[at.end - 2] == "-";
    const bool surname =
        person && (joined || (at.size() == 2 && (around.says() || around.describes_person())));
    if (!surname) {
      // A house that speaks is the institution in it.
      const bool speaks = *kind == EntityKind::Facility && around.says();
      return found(at, speaks ? EntityKind::Organisation : *kind, true, 850,
                   MentionRule::WordsOfTheName);
    }
  }
  if (at.size() == 1) return classified_single(facts, at, around);
  if (person) return found(at, EntityKind::Person, true, 850, MentionRule::GivenName);
  if (facts.in(at.begin, facts.lists.particles) && at.size() <= 4) {
    return found(at, EntityKind::Person, false, 600, MentionRule::Particle);
  }
  if (around.describes_person())
    return found(at, EntityKind::Person, true, 750, MentionRule::Apposition);
  if (around.has_country_after())
    return found(at, EntityKind::Place, false, 700, MentionRule::BeforeACountry);
  if (facts.tokens[at.end - 1].acronym || facts.tokens[at.begin].acronym) {
    return found(at, EntityKind::Organisation, false, 550, MentionRule::Acronym);
  }
  const bool plain = is_unknown_name_words(facts, at);
  if (around.is_called_place())
    return found(at, EntityKind::Place, false, 600, MentionRule::CalledAPlace);
  if (plain && around.placed())
    return found(at, EntityKind::Place, false, 600, MentionRule::AfterAPreposition);
  if (plain && around.before() != "the")
    return found(at, EntityKind::Person, false, 550, MentionRule::Capitals);
  Candidate open = found(at, EntityKind::Organisation, false, 450, MentionRule::Capitals);
  open.weak = true;
  return open;
}

}  // namespace sidelight
