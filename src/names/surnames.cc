#include "names/surnames.h"

#include <string_view>
#include <unordered_set>

namespace sidelight {
namespace {

// Nobody of a teaser is called so in the article.
bool is_in_article(const NameFacts& facts, std::uint32_t token) {
  return facts.doc.region_of(token) == Region::Article;
}

class Surnames {
 public:
  Surnames(const NameFacts& facts, const std::vector<Mention>& names) : facts_(facts) {
    for (const Mention& name : names) {
      if (is_in_article(facts, name.tokens.begin)) read(name);
    }
  }

  bool empty() const { return surnames_.empty(); }

  // Whether the word alone means the person, what else it is taken for or not.
  bool means_person(std::uint32_t token) const {
    const std::string_view word = facts_.doc.folded[token];
    return surnames_.count(word) > 0 && others_.count(word) == 0;
  }
  // Whether it stands where a place does, and is taken for one: "in Hamilton".
  bool is_place(std::uint32_t token) const { return placed_.count(facts_.doc.folded[token]) > 0; }

 private:
  void read(const Mention& name) {
    constexpr std::size_t kShortest = 3;  // bytes; shorter ones are words too
    const TokenRange at = name.tokens;
    const std::string_view last = facts_.doc.folded[at.end - 1];
    if (at.size() == 1) {
      if (name.kind == EntityKind::Place && stands_as_place(at)) placed_.insert(last);
    } else if (name.kind != EntityKind::Person) {
      for (std::uint32_t i = at.begin; i < at.end; ++i) others_.insert(facts_.doc.folded[i]);
    } else if (facts_.tokens[at.end - 1].capital && !facts_.tokens[at.end - 1].acronym &&
               last.size() >= kShortest && is_sure(name)) {
      surnames_.insert(last);
    }
  }

  // Not "Adobe Photoshop", whoever that is taken for.
  bool is_sure(const Mention& person) const {
    constexpr int kSure = 850;  // thousandths
    return facts_.in(person.tokens.begin, facts_.lists.first_names) ||
           person.score.thousandths >= kSure;
  }

  // "in Hamilton", "Hamilton, Ontario"
  bool stands_as_place(TokenRange at) const {
    const TokenRange sentence = facts_.doc.sentence_at(at.begin).tokens;
    if (at.begin > sentence.begin && facts_.in(at.begin - 1, facts_.lists.place_prepositions))
      return true;
    return at.end + 1 < sentence.end && facts_.doc.token_text(at.end) == "," &&
           facts_.tokens[at.end + 1].capital;
  }

  const NameFacts& facts_;
  std::unordered_set<std::string_view> surnames_;  // of persons named in full
  std::unordered_set<std::string_view> others_;    // words of other names of several
  std::unordered_set<std::string_view> placed_;    // words that stand as places
};

// A surname that the model left out: "Young said", where Young is a word as well.
bool stands_as_name(const NameFacts& facts, std::uint32_t token) {
  const TokenRange sentence = facts.doc.sentence_at(token).tokens;
  const TokenFact& fact = facts.tokens[token];
  if (!fact.capital || fact.acronym || facts.weak_block[facts.doc.block_of(token)]) return false;
  const bool next_capital = token + 1 < sentence.end && facts.tokens[token + 1].capital;
  const bool previous_capital = token > sentence.begin && facts.tokens[token - 1].capital;
  if (next_capital || previous_capital) return false;
  if (!fact.weak) return true;
  return token + 1 < sentence.end &&
         (facts.in(token + 1, facts.lists.person_verbs) || facts.in(token + 1, facts.lists.cues));
}

}  // namespace

void call_by_surname(const NameFacts& facts, std::vector<Mention>& names) {
  const Surnames surnames(facts, names);
  if (surnames.empty()) return;
  std::vector<Mention> all;
  const auto add_missed = [&](std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) {
      if (!facts.tokens[i].capital || !surnames.means_person(i) || !stands_as_name(facts, i) ||
          !facts.prose_block[facts.doc.block_of(i)] || !is_in_article(facts, i))
        continue;
      Mention mention;
      mention.tokens = {i, i + 1};
      mention.kind = EntityKind::Person;
      mention.score = Score::of(700);
      mention.rule = MentionRule::PartOfAPersonsName;
      all.push_back(mention);
    }
  };
  std::uint32_t next = 0;
  for (Mention& name : names) {
    add_missed(next, name.tokens.begin);
    next = name.tokens.end;
    const std::uint32_t token = name.tokens.begin;
    const bool other = name.kind != EntityKind::Person && name.kind != EntityKind::Nationality;
    if (other && name.tokens.size() == 1 && surnames.means_person(token) &&
        is_in_article(facts, token) &&
        !(name.kind == EntityKind::Place && surnames.is_place(token))) {
      name.kind = EntityKind::Person;
      name.rule = MentionRule::PartOfAPersonsName;
    }
    all.push_back(name);
  }
  add_missed(next, static_cast<std::uint32_t>(facts.doc.tokens.size()));
  names = std::move(all);
}

}  // namespace sidelight
