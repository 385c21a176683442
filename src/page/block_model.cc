#include "page/block_model.h"

#include <algorithm>

#include "page/block_features.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

// The model may drop as much of what the rules took; one that drops more has met a page of a kind
// that it never saw.
constexpr std::uint32_t kReadMore = 600;  // per mille of a line that is its link
constexpr std::uint64_t kLeastKept = 50;  // per cent

constexpr std::uint32_t kLeastText = 40;     // bytes; less is a label
constexpr std::uint32_t kMostlyLinks = 500;  // thousandths
constexpr std::ptrdiff_t kLeastEntries = 3;
constexpr std::size_t kMaxHead = 60;  // leaves after the headline among which the standfirst is

// What the page itself sets apart from its text, however much it reads like it.
bool is_set_apart(const PageDraft& draft, const std::vector<ElementRoles>& roles, std::size_t i) {
  const ElementRoles& own = roles[draft.element(i)];
  const LeafFacts& facts = draft.facts[i];
  const FoldedText line = draft.line(i);
  const bool label = !facts.prose && facts.list == kNone && facts.level == 0;
  if (label && (is_date_line(line) || is_time_line(line) || is_byline_text(line))) return true;
  return draft.leaves.leaves[i].table != kNone || own.pull_quote != kNone || own.embed != kNone ||
         own.caption != kNone || own.credit != kNone;
}

// A live blog's list of its own entries, which lead to places on the same page, is part of it.
bool leads_to_entry(const PageDraft& draft, std::size_t i) {
  const std::uint32_t link = draft.leaves.leaves[i].wrapper;
  return draft.facts[i].list != kNone && link != kNone && draft.tree.nodes[link].tag == Tag::A &&
         draft.page.elements[link].hint("href").substr(0, 1) == "#";
}

bool is_live(const PageDraft& draft) {
  if (draft.data.type == "LiveBlogPosting") return true;
  return std::count_if(draft.tree.nodes.begin(), draft.tree.nodes.end(), [](const Node& node) {
           return node.own.has(Family::LiveEntry) && node.text_bytes > 0;
         }) >= kLeastEntries;
}

// What is known for certain not to be this article: what can't be seen, a question about consent,
// a part that the page itself calls other articles, labels and links of its other parts, and all
// from the next story on.
bool is_foreign(const PageDraft& draft, std::size_t i) {
  const Zone zone = draft.zone(i);
  const LeafFacts& facts = draft.facts[i];
  const bool label = facts.bytes < kLeastText || facts.link_permille >= kMostlyLinks;
  // "Read more: <a>Another article</a>"
  const bool elsewhere = facts.link_permille >= kReadMore && is_pointer(draft.line(i));
  return (label && zone != Zone::None) || elsewhere || zone == Zone::OffScreen ||
         zone == Zone::Consent || zone == Zone::Related ||
         (draft.next_story != kNone && i >= draft.next_story);
}

}  // namespace

bool fits_blocks(const TreeModel& model) {
  const std::vector<std::string_view>& names = BlockFeatures::names();
  if (model.empty() || model.feature_count() != names.size()) return false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (model.feature(i) != names[i]) return false;
  }
  return model.output("body") != kNone;
}

void judge_blocks(PageDraft& draft, const std::vector<ElementRoles>& roles,
                  const TreeModel& model) {
  const std::size_t head = draft.headline == kNone ? 0 : draft.headline;
  const std::size_t head_end = std::min(draft.size(), head + kMaxHead);
  std::vector<bool> wanted(draft.size());
  for (std::size_t i = 0; i < draft.size(); ++i)
    wanted[i] = (i >= head && i < head_end) || !is_foreign(draft, i);
  const BlockFeatures features(draft, roles, wanted);
  const std::uint32_t body = model.output("body");
  std::vector<bool> judged(draft.size());
  const bool live = is_live(draft);
  std::uint64_t guessed = 0;
  std::uint64_t kept = 0;
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (i == draft.headline || is_foreign(draft, i)) continue;
    judged[i] = model.is_likely(body, features.row(i)) ||
                (live && draft.zone(i) == Zone::None && leads_to_entry(draft, i));
    if (!draft.types[i].body) continue;
    guessed += draft.facts[i].bytes;
    if (judged[i]) kept += draft.facts[i].bytes;
  }
  const std::uint32_t standfirst = model.output("standfirst");
  for (std::size_t i = head; i < head_end; ++i) {
    // How likely is asked only of what is likely at all.
    if (standfirst != kNone && model.is_likely(standfirst, features.row(i)))
      draft.types[i].sums_up = model.logit(standfirst, features.row(i));
  }
  const bool trusted = kept * 100 >= guessed * kLeastKept;
  for (std::size_t i = 0; i < draft.size(); ++i) {
    draft.types[i].running =
        judged[i] || (draft.types[i].body && !trusted && !is_foreign(draft, i));
    draft.types[i].body = draft.types[i].running && !is_set_apart(draft, roles, i);
  }
}

}  // namespace sidelight
