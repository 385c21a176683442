#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/token_rule.h"
#include "base/unicode.h"
#include "links/link.h"

namespace sidelight {
namespace {

constexpr int kLeastScore = 500;       // a doubtful link is not made
constexpr int kAmbiguityMargin = 100;  // priors nearer than this need the context to decide
constexpr int kContextBonus = 150;     // for a country that the article names surely
constexpr int kKindPenalty = 200;      // a place that reads as an organisation, and the like

struct Candidate {
  std::uint32_t pack = 0;
  std::uint32_t entity = kNone;
  int score = 0;
  bool by_full_name = false;
  friend bool operator<(const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score
                              : std::pair(a.pack, a.entity) < std::pair(b.pack, b.entity);
  }
};

bool is_person(EntityKind kind) { return kind == EntityKind::Person; }

// How well the kind that the text suggests goes with the pack's: 0, a penalty, or -1 for never.
int kind_penalty(EntityKind in_text, EntityKind in_pack) {
  if (in_text == in_pack) return 0;
  if (is_person(in_text) || is_person(in_pack)) return -1;
  if (in_text == EntityKind::Nationality || in_pack == EntityKind::Nationality) return -1;
  return kKindPenalty;
}

// The distinct names of a group as written, the fullest first; pronouns and descriptions say
// nothing here.
std::vector<std::string> surfaces_of(const Document& doc, const Groups& groups,
                                     const Group& group) {
  std::vector<std::string> surfaces;
  for (const std::uint32_t index : group.mentions) {
    const Mention& mention = groups.mentions[index];
    if (mention.form == MentionForm::Name) surfaces.emplace_back(doc.view(mention.tokens));
  }
  std::sort(surfaces.begin(), surfaces.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  surfaces.erase(std::unique(surfaces.begin(), surfaces.end()), surfaces.end());
  return surfaces;
}

bool is_one_word(std::string_view name) { return name.find(' ') == std::string_view::npos; }

void add_candidates(const Knowledge& knowledge, const std::string& surface, EntityKind kind,
                    bool is_fullest,
                    std::map<std::pair<std::uint32_t, std::uint32_t>, Candidate>& found) {
  const std::string key = alias_key(surface);
  for (std::uint32_t p = 0; p < knowledge.packs.size(); ++p) {
    const Pack& pack = knowledge.packs[p];
    const IndexRange aliases = pack.find(key);
    for (std::uint32_t a = aliases.begin; a < aliases.end; ++a) {
      const Alias alias = pack.alias(a);
      if (alias.use == AliasUse::Demonym || !is_written_as(alias, surface)) continue;
      const int penalty = kind_penalty(kind, alias.kind);
      if (penalty < 0) continue;
      Candidate& candidate = found[{p, alias.entity}];
      candidate.pack = p;
      candidate.entity = alias.entity;
      candidate.score = std::max(candidate.score, static_cast<int>(alias.prior) - penalty);
      candidate.by_full_name = candidate.by_full_name || is_fullest;
    }
  }
}

// The candidates of a group, best first. A surname alone counts only where no fuller name speaks
// against it: "Jane Putin" is not the president.
std::vector<Candidate> candidates_of(const Document& doc, const Groups& groups, const Group& group,
                                     const Knowledge& knowledge) {
  if (group.kind == EntityKind::Nationality) return {};
  const std::vector<std::string> surfaces = surfaces_of(doc, groups, group);
  std::map<std::pair<std::uint32_t, std::uint32_t>, Candidate> found;
  for (const std::string& surface : surfaces) {
    add_candidates(knowledge, surface, group.kind, surface == surfaces.front(), found);
  }
  std::vector<Candidate> candidates;
  for (const auto& [key, candidate] : found) {
    const bool needs_full_name = !surfaces.empty() && !is_one_word(surfaces.front());
    if (!needs_full_name || candidate.by_full_name) candidates.push_back(candidate);
  }
  std::sort(candidates.begin(), candidates.end());
  return candidates;
}

bool is_sure(const std::vector<Candidate>& candidates) {
  if (candidates.empty() || candidates[0].score < kLeastScore) return false;
  return candidates.size() == 1 || candidates[0].score - candidates[1].score >= kAmbiguityMargin;
}

// The states that an entity belongs to, and itself: what coherence is counted by.
std::set<std::uint32_t> relations_of(const Pack& pack, std::uint32_t entity) {
  std::set<std::uint32_t> related = {entity};
  const Entity known = pack.entity(entity);
  for (std::uint32_t f = known.facts.begin; f < known.facts.end; ++f) {
    const Fact fact = pack.fact(f);
    if (fact.entity != kNone) related.insert(fact.entity);
  }
  return related;
}

class Context {
 public:
  void add(const Pack& pack, std::uint32_t pack_index, std::uint32_t entity) {
    for (const std::uint32_t related : relations_of(pack, entity))
      seen_.insert({pack_index, related});
  }
  bool knows(const Pack& pack, std::uint32_t pack_index, std::uint32_t entity) const {
    const std::set<std::uint32_t> related = relations_of(pack, entity);
    return std::any_of(related.begin(), related.end(), [&](std::uint32_t r) {
      return seen_.count({pack_index, r}) > 0;
    });
  }

 private:
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen_;
};

Link link_to(const Candidate& candidate, std::string_view rule) {
  return Link{candidate.pack, candidate.entity, Score::of(candidate.score), rule};
}

}  // namespace

// First the groups that need no context, then the ambiguous ones with the states and bodies that
// the first ones brought in.
std::vector<Link> link_groups(const Document& doc, const Groups& groups,
                              const Knowledge& knowledge) {
  std::vector<Link> links(groups.groups.size());
  std::vector<std::pair<std::size_t, std::vector<Candidate>>> open;
  Context context;
  for (std::size_t i = 0; i < groups.groups.size(); ++i) {
    std::vector<Candidate> candidates = candidates_of(doc, groups, groups.groups[i], knowledge);
    if (is_sure(candidates)) {
      links[i] =
          link_to(candidates[0], candidates[0].by_full_name ? "full name" : "known short name");
      context.add(knowledge.packs[candidates[0].pack], candidates[0].pack, candidates[0].entity);
    } else if (!candidates.empty()) {
      open.emplace_back(i, std::move(candidates));
    }
  }
  for (auto& [i, candidates] : open) {
    for (Candidate& candidate : candidates) {
      const Pack& pack = knowledge.packs[candidate.pack];
      if (context.knows(pack, candidate.pack, candidate.entity)) candidate.score += kContextBonus;
    }
    std::sort(candidates.begin(), candidates.end());
    if (is_sure(candidates)) links[i] = link_to(candidates[0], "context");
  }
  return links;
}

}  // namespace sidelight
