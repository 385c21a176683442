#include <algorithm>
#include <array>

#include "people/descriptions.h"
#include "people/group.h"
#include "people/name_groups.h"
#include "people/pronouns.h"

namespace sidelight {
namespace {

// The kind that most of a group's names have, most of all the long ones: what "Orvela" is,
// "Orvela Economics" tells. Of several the one that comes first in EntityKind.
std::vector<EntityKind> kinds_of_groups(const std::vector<Mention>& names,
                                        const NameGroups& grouped) {
  constexpr std::uint32_t kLongName = 8;
  std::vector<std::array<std::uint32_t, kEntityKindCount>> votes(grouped.count);
  for (auto& row : votes) row.fill(0);
  for (std::size_t i = 0; i < names.size(); ++i) {
    votes[grouped.group_of_name[i]][static_cast<std::size_t>(names[i].kind)] +=
        (names[i].score.thousandths + 1u) * (names[i].tokens.size() > 1 ? kLongName : 1u);
  }
  std::vector<EntityKind> kinds;
  for (const auto& row : votes) {
    kinds.push_back(
        static_cast<EntityKind>(std::max_element(row.begin(), row.end()) - row.begin()));
  }
  return kinds;
}

void sort_by_place(std::vector<Joined>& all) {
  std::stable_sort(all.begin(), all.end(), [](const Joined& a, const Joined& b) {
    return a.mention.tokens < b.mention.tokens;
  });
}

void merge(std::vector<Joined>& all, const std::vector<Joined>& more) {
  all.insert(all.end(), more.begin(), more.end());
  sort_by_place(all);
}

// Longer names win; of two of one length the earlier.
void take_name(const Document& doc, const Mention& mention, Group& group) {
  const std::string_view text = doc.view(mention.tokens);
  if (text.size() > group.name.size()) group.name = std::string(text);
}

// "Americans", "the Moss brothers": not "the United States".
bool is_plural(const Document& doc, const Mention& name) {
  const std::string_view last = doc.folded[name.tokens.end - 1];
  return name.kind != EntityKind::Place && last.size() > 3 && last.back() == 's' &&
         last[last.size() - 2] != 's' && name.tokens.begin > 0 &&
         (name.tokens.size() > 1 || doc.folded[name.tokens.begin - 1] == "the" ||
          name.kind == EntityKind::Nationality);
}

}  // namespace

Groups group_mentions(const Document& doc, const std::vector<Mention>& names,
                      const Knowledge& knowledge) {
  return group_mentions(doc, names, knowledge, PronounTask{});
}

Groups group_mentions(const Document& doc, const std::vector<Mention>& names,
                      const Knowledge& knowledge, const PronounTask& task) {
  const NameGroups grouped = group_names(doc, names, knowledge);
  const std::vector<EntityKind> kinds = kinds_of_groups(names, grouped);
  std::vector<Joined> all;
  for (std::size_t i = 0; i < names.size(); ++i)
    all.push_back(Joined{names[i], grouped.group_of_name[i]});
  merge(all, find_descriptions(doc, names, grouped.group_of_name, knowledge));
  const std::vector<char> genders =
      genders_of_groups(doc, names, grouped.group_of_name, grouped.count, knowledge);
  std::vector<GroupTrait> traits(grouped.count);
  for (std::uint32_t i = 0; i < grouped.count; ++i)
    traits[i] = {kinds[i], genders[i], true, false, task.given.empty()};
  for (std::size_t i = 0; i < names.size(); ++i) {
    GroupTrait& trait = traits[grouped.group_of_name[i]];
    trait.open = trait.open && names[i].rule == MentionRule::Given;
    trait.plural = trait.plural || is_plural(doc, names[i]);
    trait.given = trait.given || task.given[names[i].tokens.begin] != 0;
  }
  merge(all, find_pronouns(doc, all, traits, knowledge, task));

  Groups found;
  found.groups.resize(grouped.count);
  for (std::uint32_t i = 0; i < grouped.count; ++i) {
    found.groups[i].kind = kinds[i];
    found.groups[i].region = Region::Other;
  }
  for (const Joined& joined : all) {
    Group& group = found.groups[joined.group];
    group.region = std::min(group.region, doc.region_of(joined.mention.tokens.begin));
    group.score = std::max(group.score, joined.mention.score);
    if (joined.mention.form == MentionForm::Name) take_name(doc, joined.mention, group);
  }
  return with_mentions(std::move(found), std::move(all));
}

Groups with_mentions(Groups groups, std::vector<Joined> mentions) {
  sort_by_place(mentions);
  groups.mentions.clear();
  groups.group_of_mention.clear();
  for (Group& group : groups.groups) group.mentions.clear();
  for (const Joined& joined : mentions) {
    groups.groups[joined.group].mentions.push_back(
        static_cast<std::uint32_t>(groups.mentions.size()));
    groups.mentions.push_back(joined.mention);
    groups.group_of_mention.push_back(joined.group);
  }
  return groups;
}

}  // namespace sidelight
