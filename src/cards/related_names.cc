#include "cards/related_names.h"

#include <algorithm>

namespace sidelight {
namespace {

constexpr int kForName = 200;      // a name that stands in one item only
constexpr int kForMention = 20;    // of it in the article
constexpr int kMostMentions = 10;  // that count
constexpr int kPerson = 100;       // a person tells more than a country

struct Weighed {
  std::uint32_t group = 0;
  int weight = 0;
};

}  // namespace

std::vector<SharedNames> find_shared_names(const Document& doc, const Groups& groups) {
  const auto& related = doc.article.related;
  std::vector<SharedNames> shared(related.size());
  if (related.empty()) return shared;

  std::vector<std::uint32_t> item_of_block(doc.article.blocks.size(), kNone);
  for (std::uint32_t i = 0; i < related.size(); ++i) {
    for (const std::uint32_t block : related[i].blocks) item_of_block[block] = i;
  }
  // For each group: its mentions in the article, and the items that name it.
  std::vector<int> in_article(groups.groups.size());
  std::vector<std::vector<std::uint32_t>> items(groups.groups.size());
  for (std::size_t m = 0; m < groups.mentions.size(); ++m) {
    const std::uint32_t group = groups.group_of_mention[m];
    if (group == kNone) continue;
    const std::uint32_t block = doc.block_of(groups.mentions[m].tokens.begin);
    const std::uint32_t item = item_of_block[block];
    if (doc.article.blocks[block].region == Region::Article) ++in_article[group];
    if (item == kNone || groups.mentions[m].form != MentionForm::Name) continue;
    if (items[group].empty() || items[group].back() != item) items[group].push_back(item);
  }

  std::vector<std::vector<Weighed>> of_item(related.size());
  for (std::uint32_t g = 0; g < items.size(); ++g) {
    if (in_article[g] == 0 || items[g].empty()) continue;
    const int rarity = kForName / static_cast<int>(items[g].size());
    const int weight = rarity + std::min(in_article[g], kMostMentions) * kForMention +
                       (groups.groups[g].kind == EntityKind::Person ? kPerson : 0);
    for (const std::uint32_t item : items[g]) of_item[item].push_back({g, weight});
  }
  for (std::size_t i = 0; i < related.size(); ++i) {
    std::stable_sort(of_item[i].begin(), of_item[i].end(),
                     [](const Weighed& a, const Weighed& b) { return a.weight > b.weight; });
    int sum = 0;
    for (const Weighed& one : of_item[i]) {
      shared[i].groups.push_back(one.group);
      sum = std::min(1000, sum + one.weight);
    }
    shared[i].score = Score::of(sum);
  }
  return shared;
}

}  // namespace sidelight
