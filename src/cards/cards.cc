#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "cards/card.h"
#include "cards/introductions.h"
#include "cards/known_facts.h"
#include "cards/relations.h"
#include "figures/calendar.h"

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
constexpr std::size_t kMostStatements = 4;
constexpr std::size_t kMostRelations = 8;

class CardMaker {
 public:
  CardMaker(const Document& doc, const Groups& groups, const std::vector<Link>& links,
            const std::vector<Quote>& quotes, const Knowledge& knowledge)
      : doc_(doc),
        groups_(groups),
        links_(links),
        knowledge_(knowledge),
        quotes_of_(groups.groups.size()) {
    for (std::uint32_t q = 0; q < quotes.size(); ++q) {
      if (quotes[q].speaker.group < quotes_of_.size())
        quotes_of_[quotes[q].speaker.group].push_back(q);
    }
    for (std::uint32_t b = 0; b < doc.article.blocks.size() && first_paragraph_ == kNone; ++b) {
      const Block& block = doc.article.blocks[b];
      if (block.region == Region::Article && block.kind == BlockKind::Paragraph)
        first_paragraph_ = b;
    }
  }

  std::vector<Card> make() const {
    std::vector<Card> cards;
    std::vector<Description> descriptions;
    for (std::uint32_t i = 0; i < groups_.groups.size(); ++i) {
      const Group& group = groups_.groups[i];
      if (group.region == Region::Article && group.kind != EntityKind::Nationality)
        cards.push_back(card(i, descriptions));
    }
    std::stable_sort(cards.begin(), cards.end(),
                     [](const Card& a, const Card& b) { return b.prominence < a.prominence; });
    relate(descriptions, cards);
    return cards;
  }

 private:
  Card card(std::uint32_t index, std::vector<Description>& descriptions) const {
    const Group& group = groups_.groups[index];
    Card card;
    card.group = index;
    card.title = group.name;
    card.mentions = static_cast<std::uint32_t>(group.mentions.size());
    card.names = other_names(group);
    card.prominence = prominence(index);
    card.quotes = quotes_of_[index];
    const Introduction introduced = introduce(index, card, descriptions);
    state(index, card, descriptions);
    if (index < links_.size() && links_[index].linked()) {
      const Link& link = links_[index];
      card.facts = facts_to_show(knowledge_.packs[link.pack], link.entity, doc_, introduced.words,
                                 introduced.whole);
      add_knowledge(link, group.kind, card);
    }
    if (group.kind == EntityKind::Person) card.office = office_in(knowledge_, card.line);
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
  Introduction introduce(std::uint32_t index, Card& card,
                         std::vector<Description>& descriptions) const {
    std::uint32_t looked_at = 0;
    for (const std::uint32_t m : groups_.groups[index].mentions) {
      const Mention& mention = groups_.mentions[m];
      if (mention.form != MentionForm::Name ||
          doc_.region_of(mention.tokens.begin) != Region::Article)
        continue;
      if (++looked_at > kMentionsLookedAt) break;
      const Introduction found = find_introduction(doc_, mention, knowledge_.language);
      if (found.words.empty()) continue;
      card.line = std::string(doc_.view(found.words));
      card.source = LineSource::Article;
      card.introduced = found.whole;
      const TokenRange words = with_owner(found.words);
      const ByteRange shown{std::min(doc_.bytes(words).begin, found.whole.begin), found.whole.end};
      descriptions.push_back({index, words, shown, true});
      return found;
    }
    return {};
  }

  // "Ghana’s finance minister": the words reach back over the possessive and one word more, so that
  // whose minister it is can be read off.
  TokenRange with_owner(TokenRange words) const {
    const std::uint32_t begin = doc_.sentence_at(words.begin).tokens.begin;
    if (words.begin < begin + 2) return words;
    const std::string& mark = doc_.folded[words.begin - 1];
    if (mark != "'s" && mark != "’s") return words;
    const auto owner = std::upper_bound(
        groups_.mentions.begin(), groups_.mentions.end(), words.begin - 1,
        [](std::uint32_t end, const Mention& mention) { return end < mention.tokens.end; });
    if (owner == groups_.mentions.begin()) return words;
    const TokenRange before = (owner - 1)->tokens;
    return before.end == words.begin - 1 ? TokenRange{before.begin, words.end} : words;
  }

  // What the article says of it after its names.
  void state(std::uint32_t index, Card& card, std::vector<Description>& descriptions) const {
    std::uint32_t looked_at = 0;
    for (const std::uint32_t m : groups_.groups[index].mentions) {
      const Mention& mention = groups_.mentions[m];
      if (mention.form == MentionForm::Nominal ||
          doc_.region_of(mention.tokens.begin) != Region::Article)
        continue;
      if (++looked_at > kMentionsLookedAt || card.says.size() >= kMostStatements) return;
      const Statement found = find_statement(doc_, mention);
      if (found.at.empty()) continue;
      card.says.push_back(found);
      // A relative clause names too much that has little to do with it.
      if (found.rule == "copula")
        descriptions.push_back({index, doc_.tokens_in(found.at), found.at, false});
    }
  }

  // Each card's relations, those to the most prominent others first.
  void relate(const std::vector<Description>& descriptions, std::vector<Card>& cards) const {
    const EntityGroups entities(groups_, links_);
    auto relations = find_relations(groups_, links_, knowledge_, entities, descriptions);
    std::vector<std::uint32_t> rank(groups_.groups.size(), kNone);
    for (std::uint32_t i = 0; i < cards.size(); ++i) rank[cards[i].group] = i;
    for (Card& card : cards) {
      card.relations = std::move(relations[card.group]);
      std::stable_sort(card.relations.begin(), card.relations.end(),
                       [&](const Relation& a, const Relation& b) {
                         // Many states border each other in a roundup: what says more comes first.
                         const bool borders_a = a.key == "neighbour";
                         const bool borders_b = b.key == "neighbour";
                         if (borders_a != borders_b) return borders_b;
                         return rank[a.group] < rank[b.group];
                       });
      if (card.relations.size() > kMostRelations) card.relations.resize(kMostRelations);
      for (CardFact& fact : card.facts) fact.group = group_of_fact(card, fact, entities);
    }
    for (const Description& description : descriptions) set_against_facts(description, cards, rank);
  }

  // "Ghanaian President Ada Moss", where the pack knows another head of state of Ghana: the card of
  // Ghana says so.
  void set_against_facts(const Description& description, std::vector<Card>& cards,
                         const std::vector<std::uint32_t>& rank) const {
    const std::string_view key = headship_in(doc_, description.words);
    if (key.empty() || !description.introduces ||
        groups_.groups[description.group].kind != EntityKind::Person)
      return;
    const Card& holder = cards[rank[description.group]];
    const Relation* state = nullptr;
    for (const Relation& relation : holder.relations) {
      if (relation.inverse || relation.words != description.shown ||
          groups_.groups[relation.group].kind != EntityKind::Place)
        continue;
      if (state != nullptr) return;  // of two places it may be either
      state = &relation;
    }
    if (state != nullptr && links_[state->group].linked())
      set_against_facts_of(cards[rank[state->group]], key, description);
  }

  void set_against_facts_of(Card& state, std::string_view key,
                            const Description& description) const {
    const Link& link = links_[state.group];
    const Link& holder = links_[description.group];
    const Pack& pack = knowledge_.packs[link.pack];
    const std::uint32_t first = pack.entity(link.entity).facts.begin;
    for (CardFact& shown : state.facts) {
      const Fact fact = pack.fact(first + shown.fact);
      const bool same = holder.linked() && holder.pack == link.pack && holder.entity == fact.entity;
      if (fact.name != key || same ||
          may_be_same_person(groups_.groups[description.group].name, fact.value))
        continue;
      shown.differs = description.shown;
    }
  }

  std::uint32_t group_of_fact(const Card& card, const CardFact& fact,
                              const EntityGroups& entities) const {
    const Link& link = links_[card.group];
    const Pack& pack = knowledge_.packs[link.pack];
    const Fact known = pack.fact(pack.entity(link.entity).facts.begin + fact.fact);
    return known.entity == kNone ? kNone : entities.group_of(link.pack, known.entity);
  }

  // The pack's line stands where the article says nothing; of a person the office, else the
  // description.
  void add_knowledge(const Link& link, EntityKind kind, Card& card) const {
    const Pack& pack = knowledge_.packs[link.pack];
    const Entity entity = pack.entity(link.entity);
    const Fact office = pack.first_fact(link.entity, "office");
    // Of an old article the office that somebody came to later is no news of that day.
    const bool held = kind == EntityKind::Person && !office.name.empty() &&
                      !is_to_come(office.since, doc_.article.fields.published);
    // "President" alone says less than the office that begins with it; any other words of the
    // article win.
    const bool bare_title = held && card.line.find(' ') == std::string::npos &&
                            fold(office.value).rfind(fold(card.line) + " ", 0) == 0;
    if (card.source == LineSource::Article && !bare_title) return;
    if (held) {
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
    if (!quotes_of_[index].empty()) score += kSpeaks;
    if (group.kind == EntityKind::Person) score += kPerson;
    return Score::of(score);
  }

  const Document& doc_;
  const Groups& groups_;
  const std::vector<Link>& links_;
  const Knowledge& knowledge_;
  std::vector<std::vector<std::uint32_t>> quotes_of_;  // of each group
  std::uint32_t first_paragraph_ = kNone;
};

// The sentence of `date`, or the part of it around the date that is no longer than
// kMostTimelineBytes.
TokenRange around(const Document& doc, TokenRange date) {
  const TokenRange sentence = doc.sentence_at(date.begin).tokens;
  if (doc.bytes(sentence).size() <= kMostTimelineBytes) return sentence;
  TokenRange part = date;
  const auto take = [&](TokenRange wider) {
    if (!sentence.contains(wider) || doc.bytes(wider).size() > kMostTimelineBytes) return false;
    part = wider;
    return true;
  };
  bool left = true;
  bool right = true;
  while (left || right) {
    left = left && part.begin > 0 && take({part.begin - 1, part.end});
    right = right && take({part.begin, part.end + 1});
  }
  return part;
}

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
    entries.push_back({i, around(doc, tokens)});
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const TimelineEntry& a, const TimelineEntry& b) {
                     return is_earlier_day(dates[a.date].from, dates[b.date].from);
                   });
  return entries;
}

}  // namespace sidelight
