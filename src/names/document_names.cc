#include "names/document_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "names/known_names.h"
#include "names/name_chunks.h"
#include "names/name_kinds.h"

namespace sidelight {
namespace {

using Votes = std::array<int, kEntityKindCount>;

EntityKind winner_of(const Votes& votes) {
  const auto best = std::max_element(votes.begin(), votes.end());
  return static_cast<EntityKind>(best - votes.begin());
}

int sum_of(const Votes& votes) {
  int sum = 0;
  for (const int vote : votes) sum += vote;
  return sum;
}

// What the document's names say of a word or a whole name.
class DocumentNames {
 public:
  DocumentNames(const NameFacts& facts, const std::vector<Candidate>& candidates) : facts_(facts) {
    for (const Candidate& candidate : candidates) read(candidate);
    for (std::size_t i = 0; i + 1 < candidates.size(); ++i)
      read_brackets(candidates[i], candidates[i + 1]);
  }

  // The kinds of the name with these words, by weight; null when none was seen.
  const Votes* votes(const std::string& key) const {
    const auto found = votes_.find(key);
    return found == votes_.end() ? nullptr : &found->second;
  }
  bool is_person_part(std::string_view folded) const {
    return person_parts_.count(std::string(folded)) > 0;
  }
  // The kind of the long name with these initials; null when none was seen.
  const EntityKind* kind_of_initials(const std::string& acronym) const {
    const auto found = initials_.find(acronym);
    return found == initials_.end() ? nullptr : &found->second;
  }

 private:
  void read(const Candidate& candidate) {
    if (!candidate.weak) {
      const int weight = candidate.sure ? candidate.score * 2 : candidate.score;
      votes_[facts_.key(candidate.at)][static_cast<std::size_t>(candidate.kind)] += weight;
    }
    if (candidate.at.size() < 2) return;
    if (candidate.kind == EntityKind::Person && candidate.score >= 550) {
      for (std::uint32_t i = candidate.at.begin; i < candidate.at.end; ++i) {
        if (facts_.tokens[i].capital) person_parts_.emplace(facts_.doc.folded[i], true);
      }
      return;
    }
    std::string initials;
    for (std::uint32_t i = candidate.at.begin; i < candidate.at.end; ++i) {
      if (facts_.tokens[i].capital) initials.push_back(facts_.doc.folded[i][0]);
    }
    if (initials.size() >= 2) initials_.emplace(initials, candidate.kind);
  }

  // "Panama Canal Authority (ACP)"
  void read_brackets(const Candidate& name, const Candidate& acronym) {
    if (acronym.at.size() != 1 || acronym.at.begin != name.at.end + 1 ||
        !facts_.tokens[acronym.at.begin].acronym)
      return;
    if (facts_.doc.token_text(name.at.end) != "(" || name.at.size() < 2) return;
    if (name.kind == EntityKind::Person && name.sure) return;
    const EntityKind kind = name.kind == EntityKind::Person ? EntityKind::Organisation : name.kind;
    votes_[facts_.key(acronym.at)][static_cast<std::size_t>(kind)] += 3000;
    votes_[facts_.key(name.at)][static_cast<std::size_t>(kind)] += 1000;
  }

  const NameFacts& facts_;
  std::unordered_map<std::string, Votes> votes_;
  std::unordered_map<std::string, bool> person_parts_;
  std::unordered_map<std::string, EntityKind> initials_;
};

// "as de la Vega puts it"
void take_particles(const NameFacts& facts, TokenRange& at) {
  constexpr std::uint32_t kMostTokens = 3;
  const std::uint32_t sentence = facts.doc.sentence_at(at.begin).tokens.begin;
  std::uint32_t begin = at.begin;
  for (std::uint32_t steps = 0; steps < kMostTokens && begin > sentence; ++steps) {
    const std::uint32_t before = begin - 1;
    const bool particle = facts.in(before, facts.lists.particles) &&
                          !facts.doc.tokens[before].upper_first &&
                          facts.doc.token_text(before).size() > 1;
    const bool hyphen = before > sentence && is_joining_hyphen(facts.doc, before, at.end) &&
                        facts.in(before - 1, facts.lists.particles);
    if (!particle && !hyphen) break;
    begin = before;
  }
  if (begin > sentence && facts.tokens[begin - 1].capital) return;
  at.begin = begin;
}

void settle(const NameFacts& facts, const DocumentNames& names, Candidate& candidate) {
  if (candidate.sure) return;
  const std::uint32_t first = candidate.at.begin;
  const bool single = candidate.at.size() == 1;
  const std::string key = facts.key(candidate.at);
  if (single && names.is_person_part(key) && candidate.rule != MentionRule::List &&
      !facts.tokens[first].acronym && !is_of_many(facts, candidate.at)) {
    candidate.kind = EntityKind::Person;
    candidate.score = 850;
    candidate.rule = MentionRule::PartOfAPersonsName;
    candidate.weak = false;
    take_particles(facts, candidate.at);
    return;
  }
  const Votes* votes = names.votes(key);
  if (votes != nullptr) {
    candidate.kind = winner_of(*votes);
    candidate.score = std::min(900, std::max(candidate.score, sum_of(*votes) / 3));
    candidate.weak = false;
  }
  if (single && facts.tokens[first].acronym && candidate.rule == MentionRule::Acronym) {
    if (const EntityKind* kind = names.kind_of_initials(key)) {
      candidate.kind = *kind;
      candidate.rule = MentionRule::Initials;
      candidate.score = 800;
    }
  }
}

// Whether a candidate at the beginning of a sentence is a name although its capital says nothing.
bool stands_alone(const NameFacts& facts, const Candidate& candidate) {
  if (!candidate.weak) return true;
  const std::uint32_t i = candidate.at.begin;
  const TokenFact& fact = facts.tokens[i];
  if (candidate.rule == MentionRule::Capital || candidate.rule == MentionRule::PlainWord)
    return false;
  if (candidate.rule == MentionRule::Code || candidate.at.size() > 1) return false;
  if (fact.acronym) return true;
  if (facts.in(i, facts.lists.common_words) || fact.lower_seen) return false;
  if (facts.in(i, facts.lists.first_names)) return true;
  return candidate.rule == MentionRule::Speaks || candidate.rule == MentionRule::Ending ||
         candidate.rule == MentionRule::List || candidate.rule == MentionRule::Pack;
}

constexpr std::uint32_t kLongestKey = 8;  // tokens of a name that a headline repeats

// Names in a block without useful capitals.
class WeakBlockReader {
 public:
  WeakBlockReader(const NameFacts& facts, const Knowledge& knowledge, const DocumentNames& names,
                  std::vector<Candidate>& out)
      : facts_(facts), knowledge_(knowledge), names_(names), out_(out) {}

  void read(TokenRange block) {
    const auto blocks_end = block.end;
    for (std::uint32_t i = block.begin; i < blocks_end;) {
      const std::uint32_t limit = facts_.doc.sentence_at(i).tokens.end;
      i = facts_.tokens[i].capital ? std::max(i + 1, read_name(i, limit)) : i + 1;
    }
  }

 private:
  std::uint32_t add(TokenRange at, EntityKind kind, int score, MentionRule rule) {
    Candidate candidate;
    candidate.at = at;
    candidate.kind = kind;
    candidate.score = score;
    candidate.rule = rule;
    out_.push_back(candidate);
    return at.end;
  }

  // A word of two or three letters that is no abbreviation here.
  bool is_small_word(std::uint32_t i) const {
    const Token& token = facts_.doc.tokens[i];
    return token.at.size() <= 3 && !token.all_upper && facts_.in(i, facts_.lists.common_words);
  }

  std::uint32_t read_name(std::uint32_t i, std::uint32_t limit) {
    for (std::uint32_t size = std::min(kLongestKey, limit - i); size > 0; --size) {
      const TokenRange at{i, i + size};
      const Votes* const votes = names_.votes(facts_.key(at));
      // "Is It Safe?" where IS is named, "Who Pays?" where the WHO is.
      if (votes == nullptr ||
          (size == 1 && is_small_word(i) && winner_of(*votes) != EntityKind::Person))
        continue;
      return add(at, winner_of(*votes), 850, MentionRule::NamedElsewhere);
    }
    const auto known = known_name_at(facts_, knowledge_, i, limit);
    const bool common = facts_.in(i, facts_.lists.common_words) || facts_.tokens[i].lower_seen;
    if (known && (known->at.size() > 1 || !common))
      return add(known->at, known->kind, 850, MentionRule::List);
    const bool all_capitals = facts_.doc.tokens[i].all_upper;
    if (names_.is_person_part(facts_.doc.folded[i]) && !common) {
      std::uint32_t end = i + 1;
      while (end < limit && names_.is_person_part(facts_.doc.folded[end])) ++end;
      return add({i, end}, EntityKind::Person, 800, MentionRule::PartOfAPersonsName);
    }
    if (facts_.in(i, facts_.lists.first_names) && !common &&
        !facts_.in(i, facts_.lists.person_nouns) && i + 1 < limit && facts_.tokens[i + 1].capital &&
        !facts_.in(i + 1, facts_.lists.common_words) && !facts_.in(i + 1, facts_.lists.cues)) {
      return add({i, i + 2}, EntityKind::Person, all_capitals ? 600 : 700, MentionRule::GivenName);
    }
    if (is_titled(facts_, {i, i + 1}) && !common && title_length(facts_, i, limit) == 0) {
      return add({i, i + 1}, EntityKind::Person, 600, MentionRule::Title);
    }
    return i + 1;
  }

  const NameFacts& facts_;
  const Knowledge& knowledge_;
  const DocumentNames& names_;
  std::vector<Candidate>& out_;
};

bool earlier(const Candidate& a, const Candidate& b) { return a.at < b.at; }

}  // namespace

std::vector<Candidate> settled_in_document(const NameFacts& facts,
                                           std::vector<Candidate> candidates) {
  const DocumentNames names(facts, candidates);
  std::vector<Candidate> kept;
  for (Candidate& candidate : candidates) {
    settle(facts, names, candidate);
    if (stands_alone(facts, candidate)) kept.push_back(candidate);
  }
  return kept;
}

void add_names_of_weak_blocks(const NameFacts& facts, const Knowledge& knowledge,
                              std::vector<Candidate>& candidates) {
  const DocumentNames names(facts, candidates);
  std::vector<Candidate> more;
  WeakBlockReader reader(facts, knowledge, names, more);
  for (std::uint32_t block = 0; block < facts.weak_block.size(); ++block) {
    if (facts.weak_block[block] && facts.prose_block[block])
      reader.read(facts.doc.tokens_of_block(block));
  }
  candidates.insert(candidates.end(), more.begin(), more.end());
  std::stable_sort(candidates.begin(), candidates.end(), earlier);
}

}  // namespace sidelight
