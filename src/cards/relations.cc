#include "cards/relations.h"

#include <algorithm>
#include <unordered_map>

namespace sidelight {
namespace {

class RelationFinder {
 public:
  RelationFinder(const Document& doc, const Groups& groups, const std::vector<Link>& links,
                 const Knowledge& knowledge)
      : doc_(doc),
        groups_(groups),
        links_(links),
        knowledge_(knowledge),
        found_(groups.groups.size()) {
    // An entity is spoken of by its first group that is no mere nationality.
    for (std::uint32_t g = 0; g < groups.groups.size() && g < links.size(); ++g) {
      if (links[g].linked() && is_shown(g)) group_of_entity_.emplace(number_of(links[g]), g);
    }
  }

  std::vector<std::vector<Relation>> find(const std::vector<Description>& descriptions) {
    for (const Description& description : descriptions) read_description(description);
    for (std::uint32_t g = 0; g < found_.size(); ++g) read_facts(g);
    return std::move(found_);
  }

 private:
  static std::uint64_t number_of(const Link& link) {
    return (static_cast<std::uint64_t>(link.pack) << 32) | link.entity;
  }
  bool is_shown(std::uint32_t group) const {
    return groups_.groups[group].kind != EntityKind::Nationality &&
           groups_.groups[group].region == Region::Article;
  }

  // The group that a name inside a description leads to: "Ghanaian" leads to Ghana.
  std::uint32_t shown_group(std::uint32_t group) const {
    if (group == kNone || is_shown(group)) return group;
    if (group >= links_.size() || !links_[group].linked()) return kNone;
    const auto found = group_of_entity_.find(number_of(links_[group]));
    return found == group_of_entity_.end() ? kNone : found->second;
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
      Link other = links_[group];
      other.entity = fact.entity;
      const auto named = group_of_entity_.find(number_of(other));
      if (named == group_of_entity_.end() || named->second == group) continue;
      Relation relation;
      relation.source = LineSource::Pack;
      relation.key = fact.name;
      add(group, named->second, relation);
      relation.inverse = true;
      add(named->second, group, relation);
    }
  }

  void add(std::uint32_t group, std::uint32_t other, Relation relation) {
    relation.group = other;
    const auto same = [&](const Relation& known) {
      if (known.group != other || known.source != relation.source) return false;
      // One description for each pair is enough; of the pack's facts one for each key.
      return relation.source == LineSource::Article || known.key == relation.key;
    };
    auto& of_group = found_[group];
    if (std::none_of(of_group.begin(), of_group.end(), same)) of_group.push_back(relation);
  }

  const Document& doc_;
  const Groups& groups_;
  const std::vector<Link>& links_;
  const Knowledge& knowledge_;
  std::unordered_map<std::uint64_t, std::uint32_t> group_of_entity_;
  std::vector<std::vector<Relation>> found_;
};

}  // namespace

std::vector<std::vector<Relation>> find_relations(const Document& doc, const Groups& groups,
                                                  const std::vector<Link>& links,
                                                  const Knowledge& knowledge,
                                                  const std::vector<Description>& descriptions) {
  return RelationFinder(doc, groups, links, knowledge).find(descriptions);
}

}  // namespace sidelight
