#include "page/article_region.h"

#include <algorithm>
#include <unordered_set>

#include "page/shingles.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::uint64_t kDescend = 80;     // per cent of the mass that a child must hold
constexpr std::uint64_t kExplicit = 50;    // per cent of it that a marked body must hold
constexpr std::uint32_t kMaxFigure = 800;  // bytes of text in a figure that is a picture
constexpr std::size_t kLeastCards = 5;
constexpr std::size_t kMaxTeaser = 160;    // bytes that a card's text has, on the average
constexpr std::uint64_t kLeastText = 600;  // bytes of prose after a headline that leads a text
constexpr std::size_t kLeastTold = 300;    // bytes of an articleBody that says something
constexpr std::uint16_t kToldShare = 800;  // thousandths of a leaf's words that it must hold

class ArticleFinder {
 public:
  ArticleFinder(PageDraft& draft, const std::vector<ElementRoles>& roles)
      : draft_(draft), roles_(roles) {}

  void find() {
    align();
    weigh();
    choose_container();
    mark_body();
    trim_ends();
    drop_listing();
  }

 private:
  // Which leaves the structured data's articleBody holds.
  void align() {
    draft_.told.clear();
    if (draft_.data.body.size() < kLeastTold) return;
    const std::vector<std::uint64_t> list = shingles_of(draft_.data.body);
    const std::unordered_set<std::uint64_t> known(list.begin(), list.end());
    draft_.told.assign(draft_.size(), 0);
    std::uint64_t covered = 0;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const std::vector<std::uint64_t> own = shingles_of(draft_.line(i));
      if (own.empty()) continue;
      const auto held = static_cast<std::size_t>(std::count_if(
          own.begin(), own.end(), [&](std::uint64_t s) { return known.count(s) > 0; }));
      draft_.told[i] = static_cast<std::uint16_t>(held * 1000 / own.size());
      if (is_told(i)) covered += draft_.facts[i].bytes;
    }
    if (covered * 10 < draft_.data.body.size() * 6) draft_.told.clear();
  }

  bool is_told(std::size_t i) const { return !draft_.told.empty() && draft_.told[i] >= kToldShare; }

  bool counts(std::size_t i) const {
    const ElementRoles& roles = roles_[draft_.element(i)];
    return draft_.facts[i].prose && draft_.zone(i) == Zone::None && roles.caption == kNone &&
           roles.embed == kNone && !is_furniture(draft_.line(i));
  }

  void weigh() {
    mass_.assign(draft_.page.elements.size(), 0);
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (counts(i)) mass_[draft_.element(i)] += draft_.facts[i].bytes;
    }
    heaviest_.assign(mass_.size(), kNone);
    for (std::size_t i = mass_.size(); i-- > 1;) {
      const std::uint32_t parent = draft_.page.elements[i].parent;
      if (parent == kNone) continue;
      mass_[parent] += mass_[i];
    }
    for (std::uint32_t i = 1; i < mass_.size(); ++i) {
      const std::uint32_t parent = draft_.page.elements[i].parent;
      if (parent == kNone || mass_[i] == 0) continue;
      if (heaviest_[parent] == kNone || mass_[i] > mass_[heaviest_[parent]]) heaviest_[parent] = i;
    }
  }

  bool is_marked_body(std::uint32_t element) const {
    return draft_.page.elements[element].hint("itemprop") == "articleBody" ||
           draft_.tree.nodes[element].own.has(Family::Body);
  }

  void choose_container() {
    if (mass_.empty() || mass_[0] == 0) return;
    std::uint32_t at = start();
    while (heaviest_[at] != kNone) {
      const std::uint32_t child = heaviest_[at];
      if (mass_[child] * 100ull < kDescend * mass_[at]) break;
      const Tag tag = draft_.tree.nodes[child].tag;
      if (tag == Tag::P || !draft_.tree.nodes[child].breaks) break;
      at = child;
    }
    const std::uint32_t marked = marked_inside(at);
    draft_.container = marked == kNone ? at : marked;
  }

  // The article element around the headline when it holds much of the mass, else the body.
  std::uint32_t start() const {
    if (draft_.headline == kNone) return 0;
    const std::uint32_t article = roles_[draft_.element(draft_.headline)].article;
    if (article != kNone && mass_[article] * 100ull >= 40ull * mass_[0]) return article;
    return 0;
  }

  // The marked body inside `at` with the most mass; the outermost of equals.
  std::uint32_t marked_inside(std::uint32_t at) const {
    std::uint32_t best = kNone;
    for (std::uint32_t i = at; i < draft_.tree.nodes[at].end; ++i) {
      if (!is_marked_body(i) || draft_.zones[i] != Zone::None) continue;
      if (mass_[i] * 100ull < kExplicit * mass_[at]) continue;
      if (best == kNone || mass_[i] > mass_[best]) best = i;
    }
    if (best == kNone || mass_[best] * 100ull < kDescend * mass_[at]) return kNone;
    return best;
  }

  void mark_body() {
    if (draft_.container == kNone) return;
    find_first();
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const bool inside = draft_.tree.inside(draft_.element(i), draft_.container);
      draft_.types[i].body = is_told(i) ? is_possible(i) : inside && belongs(i);
    }
    mark_headings();
  }

  // Text stands after the headline, unless much of it stands before: then the headline says
  // nothing.
  void find_first() {
    first_ = 0;
    if (draft_.headline == kNone) return;
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < draft_.headline; ++i) {
      if (counts(i) && draft_.tree.inside(draft_.element(i), draft_.container))
        before += draft_.facts[i].bytes;
    }
    const std::uint64_t all = mass_[draft_.container];
    const bool leads = draft_.facts[draft_.headline].level == 1 && all >= before + kLeastText;
    if (leads || before * 100 < 30 * all) first_ = draft_.headline;
  }

  bool is_possible(std::size_t i) const {
    const ElementRoles& roles = roles_[draft_.element(i)];
    return i != draft_.headline && roles.caption == kNone && draft_.zone(i) != Zone::OffScreen;
  }

  // Whether leaf `i`, inside the container, is running text. Headings wait for what follows them.
  bool belongs(std::size_t i) const {
    const LeafFacts& facts = draft_.facts[i];
    const ElementRoles& roles = roles_[draft_.element(i)];
    if (i == draft_.headline || facts.level > 0) return false;
    if (i < first_ || draft_.zone(i) != Zone::None) return false;
    if (roles.caption != kNone || roles.credit != kNone || roles.embed != kNone) return false;
    if (roles.pull_quote != kNone || draft_.leaves.leaves[i].table != kNone) return false;
    if (is_furniture(draft_.line(i)) || is_paywall_text(draft_.line(i)) || is_label(i, roles))
      return false;
    if (facts.link_permille > 700 && (facts.list != kNone || !facts.sentence)) return false;
    if (facts.list != kNone) return facts.link_permille < 600;
    if (facts.prose) return true;
    return facts.words >= 2 || facts.sentence;
  }

  // Credits, bylines, dates and the words inside small figures are about the text, not part of it.
  bool is_label(std::size_t i, const ElementRoles& roles) const {
    const LeafFacts& facts = draft_.facts[i];
    const bool in_figure = roles.figure != kNone && roles.quotation == kNone &&
                           draft_.tree.nodes[roles.figure].text_bytes < kMaxFigure;
    if (in_figure) return true;
    if (facts.prose && facts.sentence) return false;
    if (is_credit_line(draft_.line(i))) return true;
    if (facts.words <= 10 && (roles.byline != kNone || roles.date != kNone)) return true;
    return facts.list == kNone && (is_date_line(draft_.line(i)) || is_time_line(draft_.line(i)));
  }

  // A heading is part of the text when running text follows it before the next heading of its
  // level.
  void mark_headings() {
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const LeafFacts& facts = draft_.facts[i];
      if (facts.level == 0 || i == draft_.headline) continue;
      if (!draft_.tree.inside(draft_.element(i), draft_.container)) continue;
      if (i < first_) continue;
      if (draft_.zone(i) != Zone::None) continue;
      if (facts.link_permille > 800 && !is_linked_subheading(i)) continue;
      if (is_related_heading(draft_.line(i)) || is_newsletter_text(draft_.line(i))) continue;
      for (std::size_t next = i + 1; next < draft_.size() && next < i + 6; ++next) {
        if (draft_.facts[next].level > 0 && draft_.facts[next].level <= facts.level) break;
        if (!draft_.types[next].body && roles_[draft_.element(next)].embed == kNone) continue;
        draft_.types[i].body = true;
        break;
      }
    }
  }

  // A heading that is a link, beside others of its level that head the text and aren't.
  bool is_linked_subheading(std::size_t i) const {
    const std::uint32_t parent = draft_.page.elements[draft_.element(i)].parent;
    for (std::size_t k = i; k-- > first_ && k + 30 > i;) {
      if (!draft_.types[k].body || draft_.facts[k].level != draft_.facts[i].level) continue;
      return draft_.page.elements[draft_.element(k)].parent == parent &&
             draft_.facts[k].link_permille < 500;
    }
    return false;
  }

  // Whether a heading after the last paragraph stands right over the items of a list.
  bool heads_list(std::size_t i) const {
    return draft_.facts[i].level > 0 && i + 1 < draft_.size() && draft_.types[i + 1].body &&
           draft_.facts[i + 1].list != kNone;
  }

  // Short lines before the first paragraph and after the last one are head and foot, not text.
  void trim_ends() {
    std::size_t first = draft_.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (!draft_.types[i].body || !draft_.facts[i].prose) continue;
      first = std::min(first, i);
      last = i;
    }
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (!draft_.types[i].body || (i >= first && i <= last)) continue;
      const bool text = draft_.facts[i].sentence || draft_.facts[i].list != kNone || heads_list(i);
      if (draft_.facts[i].level > 0 && i < first) continue;
      if (!text) draft_.types[i].body = false;
    }
  }

  // A page of cards, each a linked heading with a line of text, is a listing: it has no running
  // text.
  void drop_listing() {
    if (draft_.container == kNone || draft_.data.found) return;
    std::size_t cards = 0;
    std::size_t paragraphs = 0;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (!draft_.tree.inside(draft_.element(i), draft_.container)) continue;
      if (draft_.facts[i].level > 0 && draft_.facts[i].link_permille > 600) ++cards;
      if (!draft_.types[i].body || !draft_.facts[i].prose) continue;
      ++paragraphs;
      bytes += draft_.facts[i].bytes;
    }
    const bool titled =
        draft_.headline != kNone && metadata_of(draft_.page, {"og:type"}) != "website";
    if (titled || bytes > paragraphs * kMaxTeaser) return;
    if (cards < kLeastCards || paragraphs > cards + cards / 2) return;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (!draft_.tree.inside(draft_.element(i), draft_.container)) continue;
      draft_.types[i].body = false;
      if (draft_.leaf_zones[i] == Zone::None) draft_.leaf_zones[i] = Zone::Related;
    }
    draft_.container = kNone;
  }

  PageDraft& draft_;
  const std::vector<ElementRoles>& roles_;
  std::vector<std::uint32_t> mass_;
  std::vector<std::uint32_t> heaviest_;
  std::size_t first_ = 0;  // leaf before which there is no running text
};

}  // namespace

void find_article(PageDraft& draft, const std::vector<ElementRoles>& roles) {
  ArticleFinder(draft, roles).find();
}

}  // namespace sidelight
