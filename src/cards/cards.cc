#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "cards/card.h"
#include "cards/introductions.h"

namespace sidelight {
namespace {

// What makes a group prominent, in thousandths.
constexpr int kInHeadline = 300;
constexpr int kInFirstParagraph = 150;
constexpr int kSpeaks = 150;
constexpr int kForEachMention = 40;
constexpr int kMostForMentions = 320;
constexpr int kPerson = 80;
constexpr std::uint32_t kMentionsLookedAt =
    12;  // of one group, for an introduction: it stands at the first

class CardMaker {
 public:
  CardMaker(const Document& doc, const Groups& groups, const std::vector<Link>& links,
            const std::vector<Quote>& quotes, const Knowledge& knowledge)
      : doc_(doc),
        groups_(groups),
        links_(links),
        knowledge_(knowledge),
        speaks_(groups.groups.size()) {
    for (const Quote& quote : quotes) {
      if (quote.speaker.group != kNone) speaks_[quote.speaker.group] = true;
    }
    for (std::uint32_t b = 0; b < doc.article.blocks.size() && first_paragraph_ == kNone; ++b) {
      const Block& block = doc.article.blocks[b];
      if (block.region == Region::Article && block.kind == BlockKind::Paragraph)
        first_paragraph_ = b;
    }
  }

  std::vector<Card> make() const {
    std::vector<Card> cards;
    for (std::uint32_t i = 0; i < groups_.groups.size(); ++i) {
      const Group& group = groups_.groups[i];
      if (group.region == Region::Article && group.kind != EntityKind::Nationality)
        cards.push_back(card(i));
    }
    std::stable_sort(cards.begin(), cards.end(),
                     [](const Card& a, const Card& b) { return b.prominence < a.prominence; });
    return cards;
  }

 private:
  Card card(std::uint32_t index) const {
    const Group& group = groups_.groups[index];
    Card card;
    card.group = index;
    card.title = group.name;
    card.mentions = static_cast<std::uint32_t>(group.mentions.size());
    card.names = other_names(group);
    card.prominence = prominence(index);
    introduce(group, card);
    if (index < links_.size() && links_[index].linked())
      add_knowledge(links_[index], group.kind, card);
    return card;
  }

  std::vector<std::string> other_names(const Group& group) const {
    std::vector<std::string> names;
    for (const std::uint32_t m : group.mentions) {
      const Mention& mention = groups_.mentions[m];
      if (mention.form != MentionForm::Name) continue;
      std::string name(doc_.view(mention.tokens));
      const bool known =
          name == group.name || std::find(names.begin(), names.end(), name) != names.end();
      if (!known) names.push_back(std::move(name));
    }
    return names;
  }

  // The article's own words are those at the earliest mention that has any.
  void introduce(const Group& group, Card& card) const {
    std::uint32_t looked_at = 0;
    for (const std::uint32_t m : group.mentions) {
      const Mention& mention = groups_.mentions[m];
      if (mention.form != MentionForm::Name ||
          doc_.region_of(mention.tokens.begin) != Region::Article)
        continue;
      if (group.kind != EntityKind::Person || ++looked_at > kMentionsLookedAt) return;
      const Introduction found = find_introduction(doc_, mention, knowledge_.language);
      if (found.words.empty()) continue;
      card.line = std::string(doc_.view(found.words));
      card.source = LineSource::Article;
      card.introduced = found.whole;
      return;
    }
  }

  // The pack's line stands where the article says nothing; of a person the office, else the
  // description.
  void add_knowledge(const Link& link, EntityKind kind, Card& card) const {
    const Pack& pack = knowledge_.packs[link.pack];
    const Entity entity = pack.entity(link.entity);
    const Fact office = pack.first_fact(link.entity, "office");
    // "President" alone says less than the office that begins with it; any other words of the
    // article win.
    const bool bare_title = card.line.find(' ') == std::string::npos &&
                            fold(office.value).rfind(fold(card.line) + " ", 0) == 0;
    if (card.source == LineSource::Article && !bare_title) return;
    if (kind == EntityKind::Person && !office.name.empty()) {
      card.line = std::string(office.value);
      card.as_of = std::string(office.as_of);
    } else {
      card.line = std::string(entity.description);
    }
    if (!card.line.empty()) card.source = LineSource::Pack;
  }

  Score prominence(std::uint32_t index) const {
    const Group& group = groups_.groups[index];
    bool in_headline = false;
    bool in_first = false;
    int mentions = 0;
    for (const std::uint32_t m : group.mentions) {
      const std::uint32_t block = doc_.block_of(groups_.mentions[m].tokens.begin);
      if (doc_.article.blocks[block].region != Region::Article) continue;
      ++mentions;
      in_headline = in_headline || doc_.article.blocks[block].kind == BlockKind::Headline;
      in_first = in_first || block == first_paragraph_;
    }
    int score = std::min(mentions * kForEachMention, kMostForMentions);
    if (in_headline) score += kInHeadline;
    if (in_first) score += kInFirstParagraph;
    if (speaks_[index]) score += kSpeaks;
    if (group.kind == EntityKind::Person) score += kPerson;
    return Score::of(score);
  }

  const Document& doc_;
  const Groups& groups_;
  const std::vector<Link>& links_;
  const Knowledge& knowledge_;
  std::vector<bool> speaks_;
  std::uint32_t first_paragraph_ = kNone;
};

}  // namespace

std::vector<Card> make_cards(const Document& doc, const Groups& groups,
                             const std::vector<Link>& links, const std::vector<Quote>& quotes,
                             const Knowledge& knowledge) {
  return CardMaker(doc, groups, links, quotes, knowledge).make();
}

std::vector<TimelineEntry> make_timeline(const Document& doc, const std::vector<Date>& dates) {
  std::vector<TimelineEntry> entries;
  for (std::uint32_t i = 0; i < dates.size(); ++i) {
    if (dates[i].from.empty()) continue;
    const TokenRange tokens = doc.tokens_in(dates[i].at);
    if (tokens.empty() || doc.region_of(tokens.begin) != Region::Article) continue;
    const BlockKind kind = doc.article.blocks[doc.block_of(tokens.begin)].kind;
    if (kind == BlockKind::Date || kind == BlockKind::Byline || kind == BlockKind::Credit) continue;
    entries.push_back({i, doc.sentence_of_token[tokens.begin]});
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const TimelineEntry& a, const TimelineEntry& b) {
                     return dates[a.date].from < dates[b.date].from;
                   });
  return entries;
}

}  // namespace sidelight
