#include <algorithm>
#include <array>
#include <utility>

#include "people/group.h"
#include "people/name_groups.h"
#include "people/references.h"

namespace sidelight {
namespace {

// The fullest of a group's names: the longest in tokens, of those the first.
std::string fullest_name(const Document& doc, const Groups& groups, const Group& group) {
  TokenRange best;
  for (const std::uint32_t m : group.mentions) {
    const Mention& mention = groups.mentions[m];
    if (mention.form == MentionForm::Name && mention.tokens.size() > best.size())
      best = mention.tokens;
  }
  return std::string(doc.view(best));
}

// What most of its names say; a tie goes to the kind seen first.
EntityKind kind_of(const Groups& groups, const Group& group) {
  std::array<int, kEntityKindCount> votes{};
  std::array<int, kEntityKindCount> first{};
  int order = 0;
  for (const std::uint32_t m : group.mentions) {
    const Mention& mention = groups.mentions[m];
    if (mention.form != MentionForm::Name) continue;
    const auto kind = static_cast<std::size_t>(mention.kind);
    if (votes[kind]++ == 0) first[kind] = ++order;
  }
  std::size_t best = 0;
  for (std::size_t kind = 1; kind < votes.size(); ++kind) {
    const bool better = votes[kind] > votes[best] || (votes[kind] == votes[best] &&
                                                      votes[kind] > 0 && first[kind] < first[best]);
    if (better) best = kind;
  }
  return static_cast<EntityKind>(best);
}

void describe(const Document& doc, const Groups& groups, Group& group) {
  group.name = fullest_name(doc, groups, group);
  group.kind = kind_of(groups, group);
  group.region = Region::Other;
  int score = 0;
  for (const std::uint32_t m : group.mentions) {
    const Mention& mention = groups.mentions[m];
    score = std::max<int>(score, mention.score.thousandths);
    group.region = std::min(group.region, doc.region_of(mention.tokens.begin));
  }
  group.score = Score::of(score);
}

}  // namespace

Groups group_mentions(const Document& doc, const std::vector<Mention>& names,
                      const Knowledge& knowledge) {
  const std::vector<std::uint32_t> of_name = group_names(doc, names, knowledge);
  std::vector<std::pair<Mention, std::uint32_t>> all;
  for (std::size_t i = 0; i < names.size(); ++i) all.emplace_back(names[i], of_name[i]);
  for (const Reference& reference : find_references(doc, names, of_name, knowledge)) {
    all.emplace_back(reference.mention, reference.group);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.first.tokens < b.first.tokens; });

  Groups out;
  std::vector<std::uint32_t> number;  // group of `of_name` → index in out.groups
  for (const auto& [mention, group] : all) {
    if (group >= number.size()) number.resize(group + 1, kNone);
    if (number[group] == kNone) {
      number[group] = static_cast<std::uint32_t>(out.groups.size());
      out.groups.emplace_back();
    }
    out.groups[number[group]].mentions.push_back(static_cast<std::uint32_t>(out.mentions.size()));
    out.group_of_mention.push_back(number[group]);
    out.mentions.push_back(mention);
  }
  for (Group& group : out.groups) describe(doc, out, group);
  return out;
}

}  // namespace sidelight
