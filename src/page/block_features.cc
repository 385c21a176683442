#include "page/block_features.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

#include "page/hash_values.h"
#include "page/shingles.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::uint8_t kFar = 20;  // distance to an ancestor that isn't there
constexpr std::int32_t kMaxCount = 2000;
constexpr std::size_t kMaxDescription = 2000;  // bytes
constexpr std::size_t kLastFamily = static_cast<std::size_t>(Family::Picture);

constexpr std::array<std::string_view, kLastFamily + 1> kFamilyNames = {
    "body",    "headline", "kicker",    "standfirst", "byline",    "date",   "caption",
    "credit",  "pull",     "related",   "newsletter", "comment",   "nav",    "footer",
    "sidebar", "ad",       "share",     "consent",    "paywall",   "tags",   "author_box",
    "embed",   "overlay",  "offscreen", "factbox",    "liveentry", "picture"};

// Ancestors by tag: how far up the nearest one of each group stands.
constexpr std::array<std::string_view, 12> kTagGroupNames = {
    "up_article", "up_main",  "up_aside", "up_foot", "up_header",  "up_section",
    "up_figure",  "up_quote", "up_table", "up_list", "up_ordered", "up_link"};

// The groups of a tag, one bit each.
std::uint32_t tag_groups_of(Tag tag) {
  switch (tag) {
    case Tag::Article:
      return 1u << 0;
    case Tag::Main:
      return 1u << 1;
    case Tag::Aside:
      return 1u << 2;
    case Tag::Footer:
    case Tag::Nav:
    case Tag::Form:
    case Tag::Dialog:
    case Tag::Menu:
      return 1u << 3;
    case Tag::Header:
    case Tag::Hgroup:
      return 1u << 4;
    case Tag::Section:
      return 1u << 5;
    case Tag::Figure:
    case Tag::Figcaption:
    case Tag::Picture:
    case Tag::Caption:
      return 1u << 6;
    case Tag::Blockquote:
    case Tag::Q:
      return 1u << 7;
    case Tag::Table:
    case Tag::Td:
    case Tag::Th:
    case Tag::Tbody:
      return 1u << 8;
    case Tag::Ol:
      return 1u << 9 | 1u << 10;
    case Tag::Ul:
    case Tag::Dl:
    case Tag::Li:
    case Tag::Dd:
      return 1u << 9;
    case Tag::A:
    case Tag::Button:
    case Tag::Label:
    case Tag::Summary:
      return 1u << 11;
    default:
      return 0;
  }
}

// For each group of tags, then each family: how many elements up the nearest ancestor or self of it
// stands.
using Distances = std::array<std::uint8_t, kTagGroupNames.size() + kFamilyNames.size()>;

// Which element the leaf stands in, from running text to furniture.
std::int32_t rank_of(Tag tag) {
  switch (tag) {
    case Tag::P:
      return 0;
    case Tag::H1:
    case Tag::H2:
    case Tag::H3:
    case Tag::H4:
    case Tag::H5:
    case Tag::H6:
      return 1;
    case Tag::Blockquote:
      return 2;
    case Tag::Li:
    case Tag::Dd:
    case Tag::Dt:
      return 3;
    case Tag::Article:
    case Tag::Main:
      return 4;
    case Tag::Section:
      return 5;
    case Tag::Div:
      return 6;
    case Tag::Td:
    case Tag::Th:
      return 8;
    case Tag::Figcaption:
    case Tag::Figure:
      return 9;
    case Tag::Span:
    case Tag::Strong:
    case Tag::Em:
      return 10;
    case Tag::A:
      return 11;
    case Tag::Aside:
      return 12;
    case Tag::Footer:
    case Tag::Nav:
    case Tag::Header:
      return 13;
    default:
      return 7;
  }
}

std::int32_t share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<std::int32_t>(part * 1000 / whole);
}

// Equal texts have equal hashes; which ones differs from build to build.
std::uint64_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }
std::uint64_t join(std::uint64_t hash, std::uint64_t before) {
  return (before ^ hash) * 0x9E3779B97F4A7C15u + (before >> 7);
}

// Counts of kinds of characters in one leaf.
struct Letters {
  std::uint32_t upper = 0;
  std::uint32_t digits = 0;
  std::uint32_t stops = 0;
  std::uint32_t quotes = 0;
  std::uint32_t bars = 0;
  std::uint32_t marks = 0;  // ! and ?
};

// One counter of twelve bits for each kind, all counted by one addition a byte.
constexpr unsigned kCounterBits = 12;
constexpr std::size_t kCounted = (1u << kCounterBits) - 1;  // bytes until a counter could be full
constexpr std::array<std::uint64_t, 256> kLetterKinds = [] {
  std::array<std::uint64_t, 256> kinds{};
  const auto set = [&](std::string_view bytes, unsigned counter) {
    for (const char c : bytes)
      kinds[static_cast<unsigned char>(c)] = std::uint64_t{1} << (counter * kCounterBits);
  };
  set("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 0);
  set("0123456789", 1);
  set("\"\x9C\x9D", 2);  // the last two end “ and ” in UTF-8
  set("|>/@", 3);
  set("!?", 4);
  return kinds;
}();

Letters letters_of(std::string_view text) {
  Letters count;
  for (std::size_t at = 0; at < text.size(); at += kCounted) {
    std::uint64_t counters = 0;
    for (const char c : text.substr(at, kCounted))
      counters += kLetterKinds[static_cast<unsigned char>(c)];
    const auto counted = [&](unsigned counter) {
      return static_cast<std::uint32_t>(counters >> (counter * kCounterBits) & kCounted);
    };
    count.upper += counted(0);
    count.digits += counted(1);
    count.quotes += counted(2);
    count.bars += counted(3);
    count.marks += counted(4);
  }
  for (std::size_t at = text.find('.'); at != std::string_view::npos; at = text.find('.', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] == ' ') ++count.stops;
  }
  return count;
}

// Leaves of one make: same tag, class and parent's class.
struct Likes {
  std::uint32_t leaves = 0;
  std::uint64_t bytes = 0;
  std::uint64_t prose = 0;
  std::uint64_t links = 0;
  std::uint64_t body = 0;  // bytes that the rules took for the body
};

class FeatureWriter {
 public:
  FeatureWriter(const PageDraft& draft, const std::vector<ElementRoles>& roles)
      : draft_(draft), roles_(roles) {}

  // Calls sink(name, value) for each feature of leaf `i`, always in the same order.
  template <class Sink>
  void write(std::size_t i, Sink&& sink) {
    text(i, sink);
    words(i, sink);
    markup(i, sink);
    families(i, sink);
    parts(i, sink);
    place(i, sink);
    likes(i, sink);
    cards(i, sink);
    neighbours(i, sink);
  }

  void prepare() {
    measure_distances();
    hash_elements();
    weigh();
    count_likes();
    count_siblings();
    find_body();
    std::vector<std::uint64_t> described = shingles_of(
        metadata_of(draft_.page, {"og:description", "description", "twitter:description"})
            .substr(0, kMaxDescription));
    const std::vector<std::uint64_t> linked =
        shingles_of(std::string_view(draft_.data.description).substr(0, kMaxDescription));
    described.insert(described.end(), linked.begin(), linked.end());
    if (!described.empty()) described_ = HashValues<bool>(described.size());
    for (const std::uint64_t s : described) described_[s] = true;
  }

 private:
  const LeafFacts& facts(std::size_t i) const { return draft_.facts[i]; }
  const Element& element(std::size_t i) const { return draft_.page.elements[draft_.element(i)]; }

  void measure_distances() {
    const std::size_t count = draft_.page.elements.size();
    distances_.resize(count);
    for (std::uint32_t e = 0; e < count; ++e) {
      Distances& own = distances_[e];
      const std::uint32_t parent = draft_.page.elements[e].parent;
      if (parent == kNone) {
        own.fill(kFar);
      } else {
        const Distances& above = distances_[parent];
        for (std::size_t g = 0; g < own.size(); ++g) {
          const auto further = static_cast<std::uint8_t>(above[g] + 1);
          own[g] = above[g] == kFar ? above[g] : std::min<std::uint8_t>(further, kFar - 1);
        }
      }
      const std::uint32_t groups = tag_groups_of(draft_.tree.nodes[e].tag);
      for (std::size_t g = 0; groups >> g != 0; ++g) {
        if ((groups >> g) & 1u) own[g] = 0;
      }
      const std::uint32_t families = e == 0 ? 0 : draft_.tree.nodes[e].own.bits;
      for (std::size_t f = 0; families >> f != 0; ++f) {
        if ((families >> f) & 1u) own[kTagGroupNames.size() + f] = 0;
      }
    }
  }

  void hash_elements() {
    classes_.reserve(draft_.page.elements.size());
    makes_of_.reserve(draft_.page.elements.size());
    const std::uint64_t without = hash_of({});
    for (const Element& element : draft_.page.elements) {
      const std::string_view classes = element.hint("class");
      classes_.push_back(classes.empty() ? without : hash_of(classes));
      makes_of_.push_back(join(classes_.back(), hash_of(element.tag)));
    }
  }

  void weigh() {
    const std::size_t count = draft_.page.elements.size();
    mass_.assign(count, 0);
    body_mass_.assign(count, 0);
    leaves_in_.assign(count, 0);
    prose_after_.assign(draft_.size() + 1, 0);
    text_hashes_.resize(draft_.size());
    copies_ = HashValues<std::uint32_t>(draft_.size());
    for (std::size_t i = draft_.size(); i-- > 0;) {
      const std::uint32_t bytes = facts(i).prose ? facts(i).bytes : 0;
      prose_after_[i] = prose_after_[i + 1] + bytes;
      mass_[draft_.element(i)] += bytes;
      if (draft_.types[i].body) body_mass_[draft_.element(i)] += facts(i).bytes;
      ++leaves_in_[draft_.element(i)];
      text_hashes_[i] = hash_of(draft_.view(i));
      ++copies_[text_hashes_[i]];
    }
    for (std::size_t e = count; e-- > 1;) {
      const std::uint32_t parent = draft_.page.elements[e].parent;
      if (parent == kNone) continue;
      mass_[parent] += mass_[e];
      body_mass_[parent] += body_mass_[e];
      leaves_in_[parent] += leaves_in_[e];
    }
  }

  void count_likes() {
    makes_.resize(draft_.size());
    likes_ = HashValues<Likes>(draft_.size());
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const std::uint32_t parent = element(i).parent;
      std::uint64_t make = makes_of_[draft_.element(i)];
      if (parent != kNone) make = join(classes_[parent], make);
      makes_[i] = make;
      Likes& likes = likes_[make];
      ++likes.leaves;
      likes.bytes += facts(i).bytes;
      if (facts(i).prose) likes.prose += facts(i).bytes;
      likes.links += draft_.leaves.leaves[i].link_bytes;
      if (draft_.types[i].body) likes.body += facts(i).bytes;
    }
  }

  // Elements of one make beside each other, each with text: items of a list, cards, teasers.
  void count_siblings() {
    const std::size_t count = draft_.page.elements.size();
    siblings_.assign(count, 0);
    HashValues<std::uint32_t> makes(
        count - static_cast<std::size_t>(std::count(leaves_in_.begin(), leaves_in_.end(), 0u)));
    const auto make_of = [&](std::uint32_t e) {
      return makes_of_[e] * 31 + draft_.page.elements[e].parent;
    };
    for (std::uint32_t e = 1; e < count; ++e) {
      if (leaves_in_[e] > 0) ++makes[make_of(e)];
    }
    for (std::uint32_t e = 1; e < count; ++e) {
      if (leaves_in_[e] > 0) siblings_[e] = makes[make_of(e)];
    }
    heading_.assign(draft_.size(), kNone);
    std::uint32_t last = kNone;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      heading_[i] = last;
      if (facts(i).level > 0) last = static_cast<std::uint32_t>(i);
    }
  }

  void find_body() {
    first_body_ = draft_.size();
    const std::size_t count = draft_.size();
    since_body_.assign(count, kMaxCount);
    until_body_.assign(count, kMaxCount);
    since_related_.assign(count, kMaxCount);
    std::int32_t since = kMaxCount;
    std::int32_t related = kMaxCount;
    for (std::size_t i = 0; i < count; ++i) {
      since_body_[i] = since;
      const bool body = draft_.types[i].body && facts(i).prose;
      since = body ? 0 : std::min(since + 1, kMaxCount);
      if (body && first_body_ == count) first_body_ = i;
      if (body) last_body_ = i;
      if (is_related_heading(draft_.line(i))) related = 0;
      since_related_[i] = related;
      related = std::min(related + 1, kMaxCount);
    }
    std::int32_t until = kMaxCount;
    for (std::size_t i = count; i-- > 0;) {
      until_body_[i] = until;
      until = draft_.types[i].body && facts(i).prose ? 0 : std::min(until + 1, kMaxCount);
    }
  }

  template <class Sink>
  void text(std::size_t i, Sink& sink) const {
    const LeafFacts& own = facts(i);
    const Letters letters = letters_of(draft_.view(i));
    sink("bytes", static_cast<std::int32_t>(own.bytes));
    sink("words", static_cast<std::int32_t>(own.words));
    sink("word_length", static_cast<std::int32_t>(own.bytes * 10 / std::max(1u, own.words)));
    sink("commas", static_cast<std::int32_t>(own.commas));
    sink("stops", static_cast<std::int32_t>(letters.stops));
    sink("quotes", static_cast<std::int32_t>(letters.quotes));
    sink("bars", static_cast<std::int32_t>(letters.bars));
    sink("marks", static_cast<std::int32_t>(letters.marks));
    sink("upper", share(letters.upper, own.bytes));
    sink("digits", share(letters.digits, own.bytes));
    sink("links", static_cast<std::int32_t>(draft_.leaves.leaves[i].links));
    sink("link_share", static_cast<std::int32_t>(own.link_permille));
    sink("strong", share(draft_.leaves.leaves[i].strong_bytes, own.bytes));
    sink("sentence", own.sentence);
    sink("prose", own.prose);
    const char last = draft_.view(i).empty() ? ' ' : draft_.view(i).back();
    sink("ends", last == '.' ? 3 : last == '?' || last == '!' ? 2 : last == ':' ? 1 : 0);
    sink("ends_bracket", last == ')' || last == ']');
    const char first = draft_.view(i).empty() ? ' ' : draft_.view(i).front();
    sink("begins", first >= 'a' && first <= 'z'   ? 0
                   : first >= '0' && first <= '9' ? 1
                   : first >= 'A' && first <= 'Z' ? 2
                                                  : 3);
    sink("copies", static_cast<std::int32_t>(*copies_.find(text_hashes_[i])));
  }

  template <class Sink>
  void words(std::size_t i, Sink& sink) const {
    const std::string_view line = draft_.view(i);
    const FoldedText folded = draft_.line(i);
    const bool brief = line.size() <= 400;
    sink("says_credit", brief && is_credit_line(folded));
    sink("credit_tail", brief && credit_tail(line) > 0);
    sink("pictured", facts(i).pictured);
    sink("says_byline", brief && is_byline_text(folded));
    sink("says_date", brief && (is_date_line(folded) || is_time_line(folded)));
    sink("says_related", brief && is_related_heading(folded));
    sink("says_newsletter", is_newsletter_text(folded));
    sink("says_paywall", is_paywall_text(folded));
    sink("says_furniture", is_furniture(folded));
    sink("says_comment", brief && is_comment_heading(folded));
    std::int32_t described = 0;
    if (described_.has_room() && line.size() >= 30 && line.size() <= 1500) {
      const std::vector<std::uint64_t> own = shingles_of(folded);
      const auto held = std::count_if(
          own.begin(), own.end(), [&](std::uint64_t s) { return described_.find(s) != nullptr; });
      described = share(static_cast<std::uint64_t>(held), std::max<std::size_t>(1, own.size()));
    }
    sink("described", described);
    sink("told", draft_.told.empty() ? -1 : draft_.told[i]);
    sink("is_title", draft_.headline != kNone && i != draft_.headline && line.size() < 400 &&
                         line == draft_.view(draft_.headline));
  }

  template <class Sink>
  void markup(std::size_t i, Sink& sink) const {
    const std::uint32_t at = draft_.element(i);
    const Node& node = draft_.tree.nodes[at];
    sink("tag", rank_of(node.tag));
    sink("level", static_cast<std::int32_t>(facts(i).level));
    sink("in_list", facts(i).list != kNone);
    sink("is_table", draft_.leaves.leaves[i].table != kNone);
    sink("wrapped", draft_.leaves.leaves[i].wrapper != kNone);
    const std::uint32_t up = draft_.page.elements[at].parent;
    sink("parent_tag", up == kNone ? 7 : rank_of(draft_.tree.nodes[up].tag));
    sink("depth", static_cast<std::int32_t>(node.depth));
    for (std::size_t g = 0; g < kTagGroupNames.size(); ++g)
      sink(kTagGroupNames[g], std::int32_t{distances_[at][g]});
  }

  template <class Sink>
  void families(std::size_t i, Sink& sink) const {
    const Distances& distances = distances_[draft_.element(i)];
    for (std::size_t f = 0; f < kFamilyNames.size(); ++f)
      sink(kFamilyNames[f], std::int32_t{distances[kTagGroupNames.size() + f]});
    const ElementRoles& roles = roles_[draft_.element(i)];
    sink("role_picture",
         (roles.caption != kNone) + 2 * (roles.credit != kNone) + 4 * (roles.figure != kNone));
    sink("role_embed", roles.embed != kNone);
    sink("role_pull", roles.pull_quote != kNone);
    sink("role_head",
         (roles.byline != kNone) + 2 * (roles.date != kNone) + 4 * (roles.kicker != kNone));
    sink("role_standfirst", roles.standfirst != kNone);
    sink("zone", static_cast<std::int32_t>(draft_.zone(i)));
    sink("zone_markup", static_cast<std::int32_t>(draft_.zones[draft_.element(i)]));
  }

  // The parts of the page around the leaf: how much text, how many links.
  template <class Sink>
  void parts(std::size_t i, Sink& sink) const {
    static constexpr std::array<std::string_view, 12> kNames = {
        "up1_mass",   "up1_links", "up1_leaves", "up1_body",  "up2_mass",   "up2_links",
        "up2_leaves", "up2_body",  "up3_mass",   "up3_links", "up3_leaves", "up3_body"};
    const std::uint64_t all = mass_.empty() ? 0 : mass_[0];
    const std::uint64_t body = body_mass_.empty() ? 0 : body_mass_[0];
    std::uint32_t at = draft_.element(i);
    for (std::size_t up = 0; up < 3; ++up) {
      const std::uint32_t parent = draft_.page.elements[at].parent;
      if (parent != kNone) at = parent;
      const Node& node = draft_.tree.nodes[at];
      sink(kNames[up * 4], share(mass_[at], all));
      sink(kNames[up * 4 + 1], share(node.link_bytes, node.text_bytes));
      sink(kNames[up * 4 + 2], std::min(kMaxCount, static_cast<std::int32_t>(leaves_in_[at])));
      sink(kNames[up * 4 + 3], share(body_mass_[at], body));
    }
    const std::uint32_t own = draft_.element(i);
    sink("own_mass", share(mass_[own], all));
    sink("in_container", draft_.container != kNone && draft_.tree.inside(own, draft_.container));
    const std::uint32_t article = roles_[own].article;
    sink("article_mass", article == kNone ? -1 : share(mass_[article], all));
    const std::uint32_t headline =
        draft_.headline == kNone ? kNone : draft_.element(draft_.headline);
    sink("with_headline",
         article != kNone && headline != kNone && draft_.tree.inside(headline, article));
    sink("pictures", draft_.page.elements[own].parent == kNone
                         ? 0
                         : static_cast<std::int32_t>(
                               draft_.tree.nodes[draft_.page.elements[own].parent].pictures));
  }

  template <class Sink>
  void place(std::size_t i, Sink& sink) const {
    const std::size_t count = draft_.size();
    sink("at", share(i, count));
    sink("prose_before", share(prose_after_[0] - prose_after_[i], prose_after_[0]));
    sink("page_prose",
         static_cast<std::int32_t>(std::min<std::uint64_t>(prose_after_[0], 100'000)));
    std::int32_t from_headline = kMaxCount;
    if (draft_.headline != kNone) {
      from_headline =
          std::clamp(static_cast<std::int32_t>(i) - static_cast<std::int32_t>(draft_.headline),
                     -200, kMaxCount - 1);
    }
    sink("from_headline", from_headline);
    sink("rule_body", draft_.types[i].body);
    sink("since_body", since_body_[i]);
    sink("until_body", until_body_[i]);
    sink("from_first",
         std::clamp(static_cast<std::int32_t>(i) - static_cast<std::int32_t>(first_body_), -200,
                    kMaxCount));
    sink("to_last", std::clamp(static_cast<std::int32_t>(last_body_) - static_cast<std::int32_t>(i),
                               -kMaxCount, kMaxCount));
    sink("since_related", since_related_[i]);
  }

  template <class Sink>
  void likes(std::size_t i, Sink& sink) const {
    const Likes& own = *likes_.find(makes_[i]);
    sink("like_leaves", static_cast<std::int32_t>(std::min(own.leaves, 2000u)));
    sink("like_length", static_cast<std::int32_t>(own.bytes / own.leaves));
    sink("like_mass", share(own.prose, prose_after_[0]));
    sink("like_links", share(own.links, own.bytes));
    sink("like_body", share(own.body, own.bytes));
  }

  // The nearest part around the leaf, its own line aside, that is one of several alike; and the
  // heading above.
  template <class Sink>
  void cards(std::size_t i, Sink& sink) const {
    std::uint32_t card = kNone;
    std::int32_t far = 0;
    for (std::uint32_t e = draft_.element(i); e != kNone && e != 0;
         e = draft_.page.elements[e].parent, ++far) {
      const bool several = leaves_in_[e] > 1 || draft_.tree.nodes[e].pictures > 0;
      if (siblings_[e] < 3 || !several) continue;
      card = e;
      break;
    }
    const bool found = card != kNone;
    sink("card_up", found ? std::min(far, kFar - 1) : kFar);
    sink("card_siblings", found ? static_cast<std::int32_t>(std::min(siblings_[card], 200u)) : 0);
    sink("card_leaves", found ? static_cast<std::int32_t>(std::min(leaves_in_[card], 200u)) : 0);
    sink("card_pictures",
         found ? static_cast<std::int32_t>(std::min(draft_.tree.nodes[card].pictures, 50u)) : 0);
    sink(
        "card_links",
        found ? share(draft_.tree.nodes[card].link_bytes, draft_.tree.nodes[card].text_bytes) : -1);
    sink("card_mass", found ? share(mass_[card], mass_[0]) : -1);
    sink("card_text",
         found ? static_cast<std::int32_t>(std::min(draft_.tree.nodes[card].text_bytes, 20'000u))
               : -1);
    const std::uint32_t heading = heading_[i];
    const bool under = heading != kNone;
    sink("heading_since", under ? static_cast<std::int32_t>(std::min<std::size_t>(
                                      i - heading, static_cast<std::size_t>(kMaxCount)))
                                : kMaxCount);
    sink("heading_links", under ? static_cast<std::int32_t>(facts(heading).link_permille) : -1);
    sink("heading_level", under ? static_cast<std::int32_t>(facts(heading).level) : 0);
    sink("heading_title", under && heading == draft_.headline);
    sink("heading_body", under ? static_cast<std::int32_t>(draft_.types[heading].body) : -1);
    std::int32_t up = 0;
    std::uint32_t e = draft_.element(i);
    while (e != kNone && draft_.container != kNone && !draft_.tree.inside(draft_.container, e)) {
      if (e == draft_.container) break;
      e = draft_.page.elements[e].parent;
      ++up;
    }
    sink("to_container", draft_.container == kNone ? kFar : std::min(up, kFar - 1));
  }

  template <class Sink>
  void neighbours(std::size_t i, Sink& sink) const {
    static constexpr std::array<std::string_view, 28> kNames = {
        "b2_words", "b2_links", "b2_body", "b2_level", "b2_zone", "b2_same", "b2_tag",
        "b1_words", "b1_links", "b1_body", "b1_level", "b1_zone", "b1_same", "b1_tag",
        "a1_words", "a1_links", "a1_body", "a1_level", "a1_zone", "a1_same", "a1_tag",
        "a2_words", "a2_links", "a2_body", "a2_level", "a2_zone", "a2_same", "a2_tag"};
    static constexpr std::array<int, 4> kSteps = {-2, -1, 1, 2};
    std::size_t name = 0;
    for (const int step : kSteps) {
      const auto at = static_cast<std::int64_t>(i) + step;
      const bool there = at >= 0 && at < static_cast<std::int64_t>(draft_.size());
      const auto k = there ? static_cast<std::size_t>(at) : i;
      sink(kNames[name++], there ? static_cast<std::int32_t>(facts(k).words) : -1);
      sink(kNames[name++], there ? static_cast<std::int32_t>(facts(k).link_permille) : -1);
      sink(kNames[name++], there ? static_cast<std::int32_t>(draft_.types[k].body) : -1);
      sink(kNames[name++], there ? static_cast<std::int32_t>(facts(k).level) : -1);
      sink(kNames[name++], there ? static_cast<std::int32_t>(draft_.zone(k)) : -1);
      sink(kNames[name++], there && makes_[k] == makes_[i]);
      sink(kNames[name++], there ? rank_of(draft_.node(k).tag) : -1);
    }
    std::uint32_t body = 0;
    std::uint32_t prose = 0;
    std::uint32_t linked = 0;
    const std::size_t first = i >= 5 ? i - 5 : 0;
    const std::size_t last = std::min(draft_.size(), i + 6);
    for (std::size_t k = first; k < last; ++k) {
      if (k == i) continue;
      body += draft_.types[k].body;
      prose += facts(k).prose;
      linked += facts(k).link_permille > 500;
    }
    sink("near_body", static_cast<std::int32_t>(body));
    sink("near_prose", static_cast<std::int32_t>(prose));
    sink("near_linked", static_cast<std::int32_t>(linked));
  }

  const PageDraft& draft_;
  const std::vector<ElementRoles>& roles_;
  std::vector<Distances> distances_;     // parallel to page.elements
  std::vector<std::uint64_t> classes_;   // hash of the class, parallel to page.elements
  std::vector<std::uint64_t> makes_of_;  // hash of tag and class, parallel to page.elements
  std::vector<std::uint64_t> mass_;
  std::vector<std::uint64_t> body_mass_;
  std::vector<std::uint32_t> leaves_in_;
  std::vector<std::uint32_t> siblings_;  // of an element's make, itself included
  std::vector<std::uint32_t> heading_;   // the leaf of the last heading before each leaf
  std::vector<std::uint64_t> prose_after_;
  std::vector<std::uint64_t> makes_;        // with the parent's class, parallel to leaves
  std::vector<std::uint64_t> text_hashes_;  // parallel to leaves
  HashValues<Likes> likes_;                 // by makes_
  HashValues<std::uint32_t> copies_;        // how many leaves there are of a text
  HashValues<bool>
      described_;  // the shingles of the page's descriptions; no room where there are none
  std::vector<std::int32_t> since_body_;
  std::vector<std::int32_t> until_body_;
  std::vector<std::int32_t> since_related_;
  std::size_t first_body_ = 0;
  std::size_t last_body_ = 0;
};

}  // namespace

BlockFeatures::BlockFeatures(const PageDraft& draft, const std::vector<ElementRoles>& roles,
                             const std::vector<bool>& wanted)
    : columns_(names().size()) {
  FeatureWriter writer(draft, roles);
  writer.prepare();
  values_.resize(columns_ * draft.size());
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (i < wanted.size() && !wanted[i]) continue;
    std::int32_t* value = values_.data() + i * columns_;
    writer.write(i, [&](std::string_view, std::int32_t feature) { *value++ = feature; });
  }
}

const std::vector<std::string_view>& BlockFeatures::names() {
  // The writer itself names its columns: one leaf of a page of one word.
  static const std::vector<std::string_view> names = [] {
    Page page;
    page.elements.push_back({});
    page.elements[0].tag = "body";
    page.texts.push_back({0, 1, "word"});
    PageDraft draft(page);
    draft.tree = build_page_tree(page);
    draft.leaves = cut_leaves(page, draft.tree);
    measure_leaves(draft);
    draft.zones.resize(1);
    draft.leaf_zones.resize(draft.size());
    const std::vector<ElementRoles> roles(1);
    FeatureWriter writer(draft, roles);
    writer.prepare();
    std::vector<std::string_view> out;
    writer.write(0, [&](std::string_view name, std::int32_t) { out.push_back(name); });
    return out;
  }();
  return names;
}

}  // namespace sidelight
