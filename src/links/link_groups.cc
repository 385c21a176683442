#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/token_rule.h"
#include "links/link.h"
#include "people/pack_lookup.h"

namespace sidelight {
namespace {

// An entity that one group may mean, and what speaks for it.
struct Choice {
  std::uint32_t pack = 0;
  std::uint32_t entity = kNone;
  int score = 0;
  std::string_view rule;
};

constexpr std::size_t kMostTexts = 4;  // different names of a group that are looked up
constexpr int kSurenessNeeded = 500;
constexpr int kLeadNeeded = 100;  // before the second choice
constexpr int kRelated = 250;  // for an entity that another clear entity of the document refers to

class GroupLinker {
 public:
  GroupLinker(const Document& doc, const Groups& groups, const Knowledge& knowledge)
      : doc_(doc), groups_(groups), knowledge_(knowledge) {}

  std::vector<Link> link() {
    std::vector<std::vector<Choice>> choices;
    for (const Group& group : groups_.groups) choices.push_back(choices_of(group));
    for (const auto& of_group : choices) read_clear(of_group);
    std::vector<Link> links;
    for (auto& of_group : choices) links.push_back(decided(of_group));
    return links;
  }

 private:
  // The different texts of a group's names, longest first.
  std::vector<TokenRange> texts_of(const Group& group) const {
    std::vector<TokenRange> texts;
    std::unordered_set<std::string_view> seen;
    for (const std::uint32_t number : group.mentions) {
      const Mention& mention = groups_.mentions[number];
      if (mention.form != MentionForm::Name || !seen.insert(doc_.view(mention.tokens)).second)
        continue;
      texts.push_back(mention.tokens);
      if (seen.size() >= 16) break;
    }
    std::stable_sort(texts.begin(), texts.end(),
                     [](TokenRange a, TokenRange b) { return a.size() > b.size(); });
    if (texts.size() > kMostTexts) texts.resize(kMostTexts);
    return texts;
  }

  // A person known by a full name is never linked through a surname alone: "Putin" says less than
  // "Anna Putin".
  std::vector<Choice> choices_of(const Group& group) const {
    std::vector<Choice> choices;
    const std::vector<TokenRange> texts = texts_of(group);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (group.kind == EntityKind::Person && texts[i].size() < texts.front().size() &&
          texts.front().size() > 1)
        break;
      const std::string key = alias_key(doc_.view(texts[i]));
      for (const PackCandidate& candidate : pack_candidates(knowledge_, key, doc_.view(texts[i]))) {
        add(choices, group, candidate);
      }
    }
    std::stable_sort(choices.begin(), choices.end(),
                     [](const Choice& a, const Choice& b) { return a.score > b.score; });
    return choices;
  }

  void add(std::vector<Choice>& choices, const Group& group, const PackCandidate& candidate) const {
    if (candidate.use == AliasUse::Title) return;
    const EntityKind kind = knowledge_.packs[candidate.pack].entity(candidate.entity).kind;
    Choice choice{candidate.pack, candidate.entity, candidate.prior, "name"};
    if (group.kind == EntityKind::Nationality) {
      if (candidate.use != AliasUse::Demonym) return;
      choice.rule = "demonym";
    } else if (candidate.use == AliasUse::Name) {
      if (!kinds_agree(group.kind, candidate.kind)) return;
      if (group.kind != kind) choice.score -= 100;
    } else if (candidate.use == AliasUse::Metonym) {
      if (!kinds_agree(group.kind, candidate.kind)) return;
      choice.score -= 200;
      choice.rule = "metonym";
    } else {
      return;
    }
    for (Choice& other : choices) {
      if (other.pack != choice.pack || other.entity != choice.entity) continue;
      other.score = std::min(1000, std::max(other.score, choice.score) + 100);
      return;
    }
    choices.push_back(choice);
  }

  static std::uint64_t number_of(std::uint32_t pack, std::uint32_t entity) {
    return (static_cast<std::uint64_t>(pack) << 32) | entity;
  }

  // The entities that clear choices refer to: their country, their capital, what they are part of.
  void read_clear(const std::vector<Choice>& choices) {
    constexpr int kClear = 800;
    if (choices.empty() || choices.front().score < kClear) return;
    const Pack& pack = knowledge_.packs[choices.front().pack];
    if (!clear_.insert(number_of(choices.front().pack, choices.front().entity)).second) return;
    const IndexRange facts = pack.entity(choices.front().entity).facts;
    for (std::uint32_t i = facts.begin; i < facts.end; ++i) {
      const std::uint32_t other = pack.fact(i).entity;
      if (other != kNone) ++related_[number_of(choices.front().pack, other)];
    }
  }

  // Another clear entity refers to this one, or this one to a clear one.
  bool is_related(const Choice& choice) const {
    if (related_.count(number_of(choice.pack, choice.entity)) > 0) return true;
    const Pack& pack = knowledge_.packs[choice.pack];
    const IndexRange facts = pack.entity(choice.entity).facts;
    for (std::uint32_t i = facts.begin; i < facts.end; ++i) {
      const std::uint32_t other = pack.fact(i).entity;
      if (other == kNone) continue;
      const std::uint64_t number = number_of(choice.pack, other);
      if (clear_.count(number) > 0) return true;
    }
    return false;
  }

  Link decided(std::vector<Choice>& choices) const {
    Link link;
    if (choices.empty()) return link;
    for (Choice& choice : choices) {
      if (choices.size() == 1 && choice.score >= kSurenessNeeded) break;
      if (is_related(choice)) choice.score = std::min(1000, choice.score + kRelated);
    }
    std::stable_sort(choices.begin(), choices.end(),
                     [](const Choice& a, const Choice& b) { return a.score > b.score; });
    const Choice& best = choices.front();
    if (best.score < kSurenessNeeded) return link;
    if (choices.size() > 1 && best.score - choices[1].score < kLeadNeeded) return link;
    link.pack = best.pack;
    link.entity = best.entity;
    link.score = Score::of(best.score);
    link.rule = best.rule;
    return link;
  }

  const Document& doc_;
  const Groups& groups_;
  const Knowledge& knowledge_;
  std::unordered_set<std::uint64_t> clear_;
  std::unordered_map<std::uint64_t, int> related_;
};

}  // namespace

std::vector<Link> link_groups(const Document& doc, const Groups& groups,
                              const Knowledge& knowledge) {
  return GroupLinker(doc, groups, knowledge).link();
}

}  // namespace sidelight
