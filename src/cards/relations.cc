#include "cards/relations.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace sidelight {
namespace {

// A mere nationality has no card, nor has what stands only in related items.
bool shows(const Group& group) {
  return group.kind != EntityKind::Nationality && group.region == Region::Article;
}

std::uint64_t number_of(std::uint32_t pack, std::uint32_t entity) {
  return (static_cast<std::uint64_t>(pack) << 32) | entity;
}

class RelationFinder {
 public:
  RelationFinder(const Groups& groups, const std::vector<Link>& links, const Knowledge& knowledge,
                 const EntityGroups& entities)
      : groups_(groups),
        links_(links),
        knowledge_(knowledge),
        entities_(entities),
        found_(groups.groups.size()) {}

  std::vector<std::vector<Relation>> find(const std::vector<Description>& descriptions) {
    for (const Description& description : descriptions) read_description(description);
    for (std::uint32_t g = 0; g < found_.size(); ++g) read_facts(g);
    return std::move(found_);
  }

 private:
  bool is_shown(std::uint32_t group) const { return shows(groups_.groups[group]); }

  // The group that a name inside a description leads to: "Ghanaian" leads to Ghana.
  std::uint32_t shown_group(std::uint32_t group) const {
    if (group == kNone || is_shown(group)) return group;
    if (group >= links_.size() || !links_[group].linked()) return kNone;
    return entities_.group_of(links_[group].pack, links_[group].entity);
  }

  void read_description(const Description& description) {
    const auto first = std::lower_bound(
        groups_.mentions.begin(), groups_.mentions.end(), description.words.begin,
        [](const Mention& mention, std::uint32_t begin) { return mention.tokens.begin < begin; });
    for (auto at = first; at != groups_.mentions.end() && at->tokens.begin < description.words.end;
         ++at) {
      if (at->form != MentionForm::Name || at->tokens.end > description.words.end) continue;
      const auto number = static_cast<std::size_t>(at - groups_.mentions.begin());
      const std::uint32_t other = shown_group(groups_.group_of_mention[number]);
      if (other == kNone || other == description.group) continue;
      Relation relation;
      relation.words = description.shown;
      add(description.group, other, relation);
      relation.inverse = true;
      add(other, description.group, relation);
    }
  }

  void read_facts(std::uint32_t group) {
    if (!is_shown(group) || group >= links_.size() || !links_[group].linked()) return;
    const Pack& pack = knowledge_.packs[links_[group].pack];
    const IndexRange facts = pack.entity(links_[group].entity).facts;
    for (std::uint32_t i = facts.begin; i < facts.end; ++i) {
      const Fact fact = pack.fact(i);
      if (fact.entity == kNone) continue;
      const std::uint32_t other = entities_.group_of(links_[group].pack, fact.entity);
      if (other == kNone || other == group) continue;
      Relation relation;
      relation.source = LineSource::Pack;
      relation.key = fact.name;
      add(group, other, relation);
      relation.inverse = true;
      add(other, group, relation);
    }
  }

  void add(std::uint32_t group, std::uint32_t other, Relation relation) {
    relation.group = other;
    auto& of_group = found_[group];
    for (Relation& known : of_group) {
      if (known.group != other) continue;
      // Whom the article describes as of a country needs no pack to be there.
      if (known.source == LineSource::Article && tells(relation) == kLeast) return;
      if (known.source != relation.source) continue;
      if (relation.source == LineSource::Pack && tells(relation) < tells(known)) known = relation;
      return;
    }
    of_group.push_back(relation);
  }

  static constexpr std::size_t kLeast = 8;
  // Less is more: "head of state of Russia" says all that "in Russia" does.
  static std::size_t tells(const Relation& relation) {
    static constexpr std::array<std::string_view, kLeast> kKeys = {
        "head_of_state", "head_of_government", "capital", "party",
        "office",        "headquarters",       "part_of", "member_of"};
    if (relation.source == LineSource::Article) return 0;
    if (relation.key == "country") return kLeast;
    const auto found = std::find(kKeys.begin(), kKeys.end(), relation.key);
    return found == kKeys.end() ? kLeast - 1 : static_cast<std::size_t>(found - kKeys.begin());
  }

  const Groups& groups_;
  const std::vector<Link>& links_;
  const Knowledge& knowledge_;
  const EntityGroups& entities_;
  std::vector<std::vector<Relation>> found_;
};

}  // namespace

EntityGroups::EntityGroups(const Groups& groups, const std::vector<Link>& links) {
  for (std::uint32_t g = 0; g < groups.groups.size() && g < links.size(); ++g) {
    if (links[g].linked() && shows(groups.groups[g]))
      groups_.emplace(number_of(links[g].pack, links[g].entity), g);
  }
}

std::uint32_t EntityGroups::group_of(std::uint32_t pack, std::uint32_t entity) const {
  const auto found = groups_.find(number_of(pack, entity));
  return found == groups_.end() ? kNone : found->second;
}

std::vector<std::vector<Relation>> find_relations(const Groups& groups,
                                                  const std::vector<Link>& links,
                                                  const Knowledge& knowledge,
                                                  const EntityGroups& entities,
                                                  const std::vector<Description>& descriptions) {
  return RelationFinder(groups, links, knowledge, entities).find(descriptions);
}

}  // namespace sidelight
