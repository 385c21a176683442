#include "page/page_zones.h"

#include <algorithm>

#include "page/text_rules.h"

namespace sidelight {
namespace {

struct ZoneRule {
  Family family;
  Zone zone;
};

// In order: the first that holds wins.
constexpr ZoneRule kFamilyZones[] = {
    {Family::OffScreen, Zone::OffScreen},
    {Family::Comment, Zone::Comment},
    {Family::Consent, Zone::Consent},
    {Family::Newsletter, Zone::Newsletter},
    {Family::Related, Zone::Related},
    {Family::Share, Zone::Share},
    {Family::Ad, Zone::Ad},
    {Family::Nav, Zone::Nav},
    {Family::Footer, Zone::Footer},
    {Family::AuthorBox, Zone::AuthorBox},
    {Family::Tags, Zone::Tags},
    {Family::Sidebar, Zone::Sidebar},
    {Family::Overlay, Zone::Overlay},
};

Zone zone_of_role(std::string_view role) {
  if (role == "navigation" || role == "banner" || role == "search" || role == "menu" ||
      role == "menubar" || role == "toolbar") {
    return Zone::Nav;
  }
  if (role == "contentinfo") return Zone::Footer;
  if (role == "complementary") return Zone::Sidebar;
  if (role == "dialog" || role == "alertdialog" || role == "tooltip") return Zone::Overlay;
  if (role == "button") return Zone::Button;
  return Zone::None;
}

Zone zone_of_tag(Tag tag) {
  switch (tag) {
    case Tag::Nav:
    case Tag::Menu:
      return Zone::Nav;
    case Tag::Footer:
      return Zone::Footer;
    case Tag::Aside:
      return Zone::Sidebar;
    case Tag::Dialog:
      return Zone::Overlay;
    case Tag::Form:
    case Tag::Fieldset:
      return Zone::Form;
    case Tag::Button:
      return Zone::Button;
    default:
      return Zone::None;
  }
}

constexpr std::uint32_t kLeastColumn = 600;  // bytes of prose

bool is_half_links(const Node& node) { return node.link_bytes * 2ull >= node.text_bytes; }

class ZoneMarker {
 public:
  explicit ZoneMarker(PageDraft& draft) : draft_(draft) {}

  const std::vector<std::uint32_t>& mass() const { return mass_; }

  void mark() {
    weigh();
    find_own_article();
    const std::size_t count = draft_.page.elements.size();
    draft_.zones.assign(count, Zone::None);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t parent = draft_.page.elements[i].parent;
      const Zone above = parent == kNone ? Zone::None : draft_.zones[parent];
      if (above != Zone::None) {
        draft_.zones[i] = refined(above, i);
        continue;
      }
      const Zone own = own_zone(i);
      if (own != Zone::None && !is_exempt(i, own)) draft_.zones[i] = own;
    }
  }

 private:
  // Inside furniture, teasers and comments still count as what they are.
  Zone refined(Zone above, std::uint32_t i) const {
    if (above == Zone::Sidebar || above == Zone::Footer || above == Zone::Tags) {
      const FamilySet own = draft_.tree.nodes[i].own;
      if (own.has(Family::Related)) return Zone::Related;
      if (own.has(Family::Newsletter)) return Zone::Newsletter;
      if (own.has(Family::Comment)) return Zone::Comment;
    }
    // Lists of links stand in the box around the comments on some pages.
    const Node& node = draft_.tree.nodes[i];
    if (above == Zone::Comment && node.own.has(Family::Related) && node.text_bytes > 0 &&
        node.link_bytes * 10ull >= node.text_bytes * 8ull) {
      return Zone::Related;
    }
    return above;
  }

  void weigh() {
    mass_.assign(draft_.page.elements.size(), 0);
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (draft_.facts[i].prose) mass_[draft_.element(i)] += draft_.facts[i].bytes;
    }
    for (std::size_t i = mass_.size(); i-- > 1;) {
      const std::uint32_t parent = draft_.page.elements[i].parent;
      if (parent != kNone) mass_[parent] += mass_[i];
    }
  }

  void find_own_article() {
    if (draft_.headline == kNone) return;
    std::uint32_t at = draft_.element(draft_.headline);
    while (at != kNone && draft_.tree.nodes[at].tag != Tag::Article)
      at = draft_.page.elements[at].parent;
    own_article_ = at;
  }

  // An article element beside the one that holds the headline is a teaser or the next story.
  bool is_other_article(std::uint32_t i) const {
    return draft_.tree.nodes[i].tag == Tag::Article && own_article_ != kNone &&
           !draft_.tree.inside(own_article_, i) &&
           draft_.page.elements[i].hint("elid") != draft_.page.elements[own_article_].hint("elid");
  }

  Zone own_zone(std::uint32_t i) const {
    const Element& element = draft_.page.elements[i];
    const Node& node = draft_.tree.nodes[i];
    if (node.tag == Tag::Body) return Zone::None;
    if (node.own.has(Family::PullQuote)) return Zone::None;
    const Zone by_tag = zone_of_tag(node.tag);
    for (const ZoneRule& rule : kFamilyZones) {
      if (node.own.has(rule.family) && applies(i, rule)) return rule.zone;
    }
    if (by_tag != Zone::None) return by_tag;
    const Zone by_role = zone_of_role(element.hint("role"));
    if (by_role != Zone::None) return by_role;
    if (is_other_article(i)) return Zone::Related;
    const std::string_view source = element.hint("data-source");
    if (!source.empty() && node.own.empty() == false && source != "current_post" &&
        source.find("related") != std::string_view::npos) {
      return Zone::Related;
    }
    return Zone::None;
  }

  // A family on a short inline element or on a byline says what that is, not where it stands.
  bool applies(std::uint32_t i, const ZoneRule& rule) const {
    const Node& node = draft_.tree.nodes[i];
    if (node.own.any(families(Family::Byline, Family::Date, Family::Headline, Family::Standfirst,
                              Family::Kicker, Family::Caption, Family::Credit)) &&
        (rule.zone == Zone::Tags || rule.zone == Zone::Share || rule.zone == Zone::Nav)) {
      return false;
    }
    if (node.own.has(Family::Body) && rule.zone != Zone::Comment) return false;
    return true;
  }

  bool is_exempt(std::uint32_t i, Zone zone) const {
    if (draft_.headline != kNone && zone != Zone::OffScreen && zone != Zone::Button &&
        draft_.tree.inside(draft_.element(draft_.headline), i) &&
        draft_.element(draft_.headline) != i) {
      return true;
    }
    // What names itself a question about consent and opens as a dialog is one, however long.
    const Node& node = draft_.tree.nodes[i];
    if (zone == Zone::Consent &&
        zone_of_role(draft_.page.elements[i].hint("role")) == Zone::Overlay)
      return false;
    const bool layout = (zone == Zone::Sidebar && node.tag != Tag::Aside) || zone == Zone::Nav ||
                        zone == Zone::Tags || zone == Zone::Ad || zone == Zone::Share ||
                        zone == Zone::Form || zone == Zone::Paywall || zone == Zone::Overlay;
    // A column of running text is not what its layout class says.
    if (layout && mass_[i] > kLeastColumn && mass_[i] * 10ull >= mass_[0] &&
        mass_[i] * 10ull >= node.text_bytes * 7ull) {
      return true;
    }
    // A long list of links with a line of text each weighs as much, and is what it says.
    if (is_half_links(node)) return false;
    const bool strong = zone == Zone::Related || zone == Zone::Newsletter || zone == Zone::Comment;
    const std::uint64_t share = strong ? 60 : 35;
    return mass_[0] > 0 && static_cast<std::uint64_t>(mass_[i]) * 100 >= share * mass_[0];
  }

  PageDraft& draft_;
  std::vector<std::uint32_t> mass_;
  std::uint32_t own_article_ = kNone;
};

// "More For You" and "Comments" say what follows them: to the end of their section, or, inside the
// text, as long as links follow.
class HeadingZones {
 public:
  HeadingZones(PageDraft& draft, const std::vector<std::uint32_t>& mass)
      : draft_(draft), mass_(mass) {}

  void mark() {
    std::size_t done = 0;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (i < done || i == draft_.headline || draft_.facts[i].bytes > 80) continue;
      const Zone zone = announced(i);
      if (zone != Zone::None) done = mark_after(i, zone);
    }
  }

 private:
  Zone announced(std::size_t i) const {
    const LeafFacts& facts = draft_.facts[i];
    const Zone here = draft_.leaf_zones[i];
    if (here != Zone::None && here != Zone::Sidebar && here != Zone::Footer) return Zone::None;
    const bool title = facts.level > 0 || facts.strong || facts.link_permille == 0;
    if (!title) return Zone::None;
    if (is_related_heading(draft_.line(i)) || is_more_heading(i) || is_label_of_links(i))
      return Zone::Related;
    if (is_paywall_text(draft_.line(i))) return Zone::Paywall;
    if (is_comment_heading(draft_.line(i)) && draft_.headline != kNone && i > draft_.headline) {
      return Zone::Comment;
    }
    return Zone::None;
  }

  // "More Graphics", "Watch next" over links or cards: what a heading of any name with that word
  // is.
  bool is_more_heading(std::size_t i) const {
    const LeafFacts& facts = draft_.facts[i];
    if (facts.level < 2 || facts.words > 5 || facts.sentence || i + 1 >= draft_.size())
      return false;
    if (draft_.headline == kNone || i < draft_.headline) return false;
    return begins_more(draft_.view(i)) && draft_.facts[i + 1].link_permille >= 500;
  }

  // A short bold line with two or more lines of links under it in the same element.
  bool is_label_of_links(std::size_t i) const {
    const LeafFacts& facts = draft_.facts[i];
    if (!facts.strong || facts.sentence || facts.words > 5 || facts.link_permille > 0) return false;
    if (i + 2 >= draft_.size()) return false;
    for (std::size_t next = i + 1; next <= i + 2; ++next) {
      const bool link =
          draft_.facts[next].link_permille >= 700 && draft_.element(next) == draft_.element(i);
      if (!link) return false;
    }
    return true;
  }

  std::size_t mark_after(std::size_t i, Zone zone) {
    std::uint32_t section = draft_.element(i);
    while (section != 0 && only_holds(section, i)) section = draft_.page.elements[section].parent;
    const bool whole = section != 0 && !is_main(section);
    draft_.leaf_zones[i] = zone;
    std::size_t next = i + 1;
    for (; next < draft_.size(); ++next) {
      const LeafFacts& facts = draft_.facts[next];
      if (!draft_.tree.inside(draft_.element(next), section)) break;
      if (!whole && (facts.link_permille < 500 || next > i + 40)) break;
      if (next == draft_.headline) break;
      if (draft_.leaf_zones[next] == Zone::None || draft_.leaf_zones[next] == Zone::Sidebar) {
        draft_.leaf_zones[next] = zone;
      }
    }
    return next;
  }

  // Whether the section holds no text but leaf `i`, which begins in it.
  bool only_holds(std::uint32_t section, std::size_t i) const {
    return draft_.tree.nodes[section].text_bytes <= draft_.facts[i].bytes + 8;
  }

  bool is_main(std::uint32_t section) const {
    if (draft_.headline != kNone && draft_.tree.inside(draft_.element(draft_.headline), section)) {
      return true;
    }
    return static_cast<std::uint64_t>(mass_[section]) * 100 >= 30ull * mass_[0] &&
           mass_[section] > 400 && !is_half_links(draft_.tree.nodes[section]);
  }

  PageDraft& draft_;
  const std::vector<std::uint32_t>& mass_;
};

// Whether a date stands right under heading `i`.
bool is_dated_below(const PageDraft& draft, std::size_t i) {
  for (std::size_t next = i + 1; next < draft.size() && next <= i + 3; ++next) {
    if (is_date_line(draft.line(next))) return true;
  }
  return false;
}

// Pages that go on with the next story: a second first-level heading of the first one's make, in a
// part of its own, after running text. From there on nothing is this article.
void mark_next_stories(PageDraft& draft) {
  if (draft.headline == kNone || draft.facts[draft.headline].level != 1) return;
  const std::uint32_t own = draft.element(draft.headline);
  const std::uint32_t parent = draft.page.elements[own].parent;
  std::uint64_t text = 0;
  for (std::size_t i = draft.headline + 1; i < draft.size(); ++i) {
    const LeafFacts& facts = draft.facts[i];
    if (facts.prose && draft.zone(i) == Zone::None) text += facts.bytes;
    if (facts.level != 1 || draft.zone(i) != Zone::None || text < kLeastColumn) continue;
    const std::uint32_t other = draft.element(i);
    const bool alike =
        draft.page.elements[other].hint("class") == draft.page.elements[own].hint("class");
    if (!alike || same_title(draft.line(i), draft.line(draft.headline))) continue;
    // In one part with the first it must begin as a story does: another heading of the text won't.
    if (draft.page.elements[other].parent == parent && !is_dated_below(draft, i)) continue;
    const std::uint32_t above = draft.page.elements[other].parent;
    if (above == kNone || parent == kNone ||
        draft.page.elements[above].hint("class") != draft.page.elements[parent].hint("class"))
      continue;
    draft.next_story = static_cast<std::uint32_t>(i);
    for (std::size_t k = i; k < draft.size(); ++k) {
      if (draft.leaf_zones[k] == Zone::None) draft.leaf_zones[k] = Zone::Related;
    }
    return;
  }
}

}  // namespace

std::string_view rule_of(Zone zone) {
  switch (zone) {
    case Zone::Nav:
      return "zone.navigation";
    case Zone::Footer:
      return "zone.footer";
    case Zone::Sidebar:
      return "zone.sidebar";
    case Zone::Ad:
      return "zone.advertisement";
    case Zone::Share:
      return "zone.share";
    case Zone::Consent:
      return "zone.consent";
    case Zone::Overlay:
      return "zone.overlay";
    case Zone::Form:
    case Zone::Button:
      return "zone.form";
    case Zone::Paywall:
      return "zone.paywall";
    case Zone::Tags:
      return "zone.tags";
    case Zone::AuthorBox:
      return "zone.author_box";
    default:
      return "unclaimed";
  }
}

void mark_zones(PageDraft& draft) {
  if (draft.page.elements.empty()) return;
  ZoneMarker marker(draft);
  marker.mark();
  draft.leaf_zones.resize(draft.size());
  for (std::size_t i = 0; i < draft.size(); ++i)
    draft.leaf_zones[i] = draft.zones[draft.element(i)];
  HeadingZones(draft, marker.mass()).mark();
  mark_next_stories(draft);
}

}  // namespace sidelight
