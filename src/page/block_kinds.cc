#include "page/block_kinds.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "page/head_kinds.h"
#include "page/page_zones.h"
#include "page/picture_kinds.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kAllLink = 900;   // per mille of a line that is a link
constexpr std::uint32_t kLeastTitle = 4;  // words of a line that is a title by itself
constexpr std::uint32_t kMaxSubheading = 140;
constexpr std::uint32_t kMaxPromo = 300;
constexpr std::size_t kDatelineParagraphs = 3;

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool holds_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_letter(c) || is_digit(c)) return true;
  }
  return false;
}

bool is_sign_up(std::string_view text) {
  return is_newsletter_text(text) || fold(text).find("sign up") != std::string::npos;
}

class LeafTyper {
 public:
  LeafTyper(PageDraft& draft, const std::vector<ElementRoles>& roles)
      : draft_(draft), roles_(roles), head_(draft, roles), pictures_(draft, roles) {}

  void type() {
    find_text_end();
    head_.find_standfirst();
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (draft_.types[i].kind != BlockKind::Standfirst) type_one(i);
    }
    head_.type_text_above();
    datelines();
  }

 private:
  // Pictures may stand after the last paragraph: in the part that holds the text, or in the marked
  // body around it.
  void find_text_end() {
    part_ = draft_.container;
    for (std::uint32_t e = part_; e != kNone; e = draft_.page.elements[e].parent) {
      if (draft_.tree.nodes[e].own.has(Family::Body)) part_ = e;
    }
  }

  bool in_article(std::size_t i) const {
    const ArticleSpan& span = head_.span();
    return i >= span.head_begin && span.first_body < draft_.size() && i <= span.last_body + 6 &&
           (i <= span.last_body ||
            (part_ != kNone && draft_.tree.inside(draft_.element(i), part_)));
  }

  void type_one(std::size_t i) {
    const ElementRoles& roles = roles_[draft_.element(i)];
    const Zone zone = draft_.zone(i);
    if (zone == Zone::OffScreen) {
      draft_.types[i].dropped = true;
      return;
    }
    if (i == draft_.headline) {
      draft_.set(i, BlockKind::Headline, Region::Article, "headline.title", 950);
      return;
    }
    if (pictures_.is_bare_caption(i)) draft_.types[i].body = false;
    skip_label(i);
    if (draft_.types[i].body) return type_body(i, roles);
    if (zone == Zone::Related) return type_related(i, roles);
    if (zone == Zone::Comment)
      return draft_.set(i, BlockKind::Comment, Region::Other, "zone.comment", 800);
    if (zone == Zone::Newsletter) {
      return draft_.set(i, BlockKind::Newsletter, Region::Other, "zone.newsletter", 800);
    }
    if (in_article(i) && pictures_.type(i)) return;
    if (head_.span().in_head(i) && head_.type(i)) return;
    const bool aside = zone == Zone::None || (zone == Zone::Sidebar && roles.pull_quote != kNone);
    if (in_article(i) && aside && type_aside(i, roles)) return;
    if (leads_elsewhere(i)) {
      return draft_.set(i, BlockKind::Related, Region::Related, "link.title", 650);
    }
    if (follows_text(i) && head_.type_foot(i)) return;
    if (is_note(i)) {
      draft_.types[i].body = true;
      return draft_.set(i, BlockKind::Paragraph, Region::Article, "body.footnote", 700);
    }
    if (heads_cards(i)) {
      return draft_.set(i, BlockKind::Related, Region::Related, "heading.cards", 700);
    }
    if (is_newsletter_text(draft_.line(i))) {
      return draft_.set(i, BlockKind::Newsletter, Region::Other, "words.newsletter", 700);
    }
    draft_.set(i, BlockKind::Boilerplate, Region::Other, rule_of(zone), 600);
  }

  bool follows_text(std::size_t i) const {
    const ArticleSpan& span = head_.span();
    return span.first_body < draft_.size() && i > span.last_body && i <= span.last_body + 3;
  }

  // Text of a note at the foot of the article, by its class.
  bool is_note(std::size_t i) const {
    if (draft_.zone(i) != Zone::None || !draft_.facts[i].prose || !in_article(i)) return false;
    std::uint32_t e = draft_.element(i);
    for (int up = 0; up < 3 && e != kNone; ++up, e = draft_.page.elements[e].parent) {
      if (draft_.page.elements[e].hint("class").find("footnote") != std::string_view::npos)
        return true;
    }
    return false;
  }

  void type_body(std::size_t i, const ElementRoles& roles) {
    const LeafFacts& facts = draft_.facts[i];
    if (facts.level > 0) {
      return draft_.set(i, BlockKind::Subheading, Region::Article, "body.heading", 900);
    }
    if (is_promo(i)) {
      draft_.types[i].body = false;
      return draft_.set(i,
                        is_sign_up(draft_.view(i)) ? BlockKind::Newsletter : BlockKind::Boilerplate,
                        Region::Other, "words.promotion", 700);
    }
    if (facts.list != kNone || is_typed_list(i)) {
      return draft_.set(i, BlockKind::ListItem, Region::Article, "body.list", 900);
    }
    if (repeats_byline(i)) {
      draft_.types[i].dropped = true;
      return;
    }
    if (is_source_of_quote(i, roles)) {
      draft_.types[i].body = false;
      return draft_.set(i, BlockKind::Boilerplate, Region::Article, "quotation.source", 700);
    }
    if (roles.quotation != kNone && draft_.tree.inside(roles.quotation, draft_.container)) {
      return draft_.set(i, BlockKind::Quotation, Region::Article, "body.blockquote", 850);
    }
    if (is_bold_line(i)) {
      return draft_.set(i, BlockKind::Subheading, Region::Article, "body.bold_line", 800);
    }
    draft_.set(i, BlockKind::Paragraph, Region::Article, "body.text", 900);
  }

  // Words for a screen reader at the beginning of a line ("Image caption, ") are no part of it.
  void skip_label(std::size_t i) {
    const Leaf& leaf = draft_.leaves.leaves[i];
    if (leaf.lead_bytes == 0 || leaf.lead_bytes >= leaf.at.size()) return;
    const std::size_t first = draft_.leaves.first_piece(leaf.at.begin);
    if (first == draft_.leaves.pieces.size()) return;
    const Text& label = draft_.page.texts[draft_.leaves.pieces[first].text];
    if (draft_.zones[label.parent] == Zone::OffScreen) {
      draft_.types[i].skip_bytes = leaf.lead_bytes;
    }
  }

  // "Sign up for our daily letter here", all in another style and with a link.
  bool is_promo(std::size_t i) const {
    const Leaf& leaf = draft_.leaves.leaves[i];
    if (leaf.wrapper == kNone || leaf.links == 0 || draft_.facts[i].bytes > kMaxPromo) return false;
    const Tag tag = draft_.tree.nodes[leaf.wrapper].tag;
    const bool styled = tag == Tag::Em || tag == Tag::I || tag == Tag::Strong || tag == Tag::B;
    return styled && is_subscribe_text(draft_.view(i));
  }

  // Lines that begin with a typed bullet, two or more of them.
  bool is_typed_list(std::size_t i) const {
    if (!begins_with_bullet(draft_.view(i))) return false;
    return (i > 0 && begins_with_bullet(draft_.view(i - 1))) ||
           (i + 1 < draft_.size() && begins_with_bullet(draft_.view(i + 1)));
  }

  // "By Jane Doe" at the head of the text, where a line above it has named her.
  bool repeats_byline(std::size_t i) const {
    const FoldedText text = draft_.line(i);
    if (draft_.headline == kNone || text.text().size() > 80 || !is_byline_text(text)) return false;
    const std::string line = title_key(text);
    for (std::size_t k = draft_.headline; k < i && k < draft_.headline + 12; ++k) {
      if (draft_.types[k].kind != BlockKind::Byline || draft_.types[k].dropped) continue;
      const std::string name = title_key(draft_.line(k));
      if (name.size() >= 5 && line.find(name) != std::string::npos) return true;
    }
    return false;
  }

  // Who is quoted, in a line of its own under the quotation.
  bool is_source_of_quote(std::size_t i, const ElementRoles& roles) const {
    const Leaf& leaf = draft_.leaves.leaves[i];
    if (roles.quotation == kNone && roles.pull_quote == kNone) return false;
    const bool cited = draft_.node(i).tag == Tag::Cite ||
                       (leaf.wrapper != kNone && draft_.tree.nodes[leaf.wrapper].tag == Tag::Cite);
    return cited && !draft_.facts[i].sentence;
  }

  // A short line, all bold or all capitals, with text after it.
  bool is_bold_line(std::size_t i) const {
    const LeafFacts& facts = draft_.facts[i];
    const std::string_view text = draft_.view(i);
    if (facts.bytes > kMaxSubheading || facts.link_permille > 500) return false;
    const bool shown = facts.strong || (is_all_upper(text) && facts.words <= 8);
    if (!shown ||
        (facts.sentence && text.back() != '?' && text.back() != ':' && text.back() != '!'))
      return false;
    if (text.back() == ':' && facts.words > 8) return false;
    for (std::size_t next = i + 1; next < draft_.size() && next <= i + 3; ++next) {
      if (draft_.types[next].body) return !draft_.facts[next].strong;
    }
    return false;
  }

  // A heading after the text with cards or links right under it, in one part of the page with them.
  bool heads_cards(std::size_t i) const {
    const Zone zone = draft_.zone(i);
    if (zone != Zone::None && zone != Zone::Sidebar) return false;
    const LeafFacts& facts = draft_.facts[i];
    if (facts.level < 2 || facts.link_permille > 500 || facts.words > 6) return false;
    if (i + 1 >= draft_.size() || i <= head_.span().first_body) return false;
    const std::uint32_t parent = draft_.page.elements[draft_.element(i)].parent;
    const std::uint32_t next = draft_.element(i + 1);
    return (draft_.zone(i + 1) == Zone::Related || leads_elsewhere(i + 1)) && parent != kNone &&
           draft_.tree.inside(next, parent) && draft_.facts[i + 1].level <= 4;
  }

  // A line beside or after the text that is a link with the words of a title; in a navigation, only
  // a heading is that ("Next: …").
  bool leads_elsewhere(std::size_t i) const {
    const LeafFacts& facts = draft_.facts[i];
    const Zone zone = draft_.zone(i);
    if (i <= head_.span().first_body || facts.link_permille < kAllLink) return false;
    if (zone == Zone::Nav) return facts.level >= 2 && facts.words >= kLeastTitle - 1;
    return (zone == Zone::None || zone == Zone::Sidebar) && facts.words >= kLeastTitle &&
           !is_furniture(draft_.line(i)) && !is_newsletter_text(draft_.line(i));
  }

  // Pull quotes, tables, embeds and pictures' neighbours between the paragraphs.
  bool type_aside(std::size_t i, const ElementRoles& roles) {
    const LeafFacts& facts = draft_.facts[i];
    if (draft_.leaves.leaves[i].table != kNone) {
      draft_.set(i, BlockKind::Table, Region::Article, "table.grid", 850);
    } else if (roles.embed != kNone) {
      draft_.set(i, BlockKind::Embed, Region::Article, "embed.class", 850);
    } else if (roles.live_entry != kNone && roles.byline != kNone && !facts.prose &&
               facts.words <= 10 && starts_upper(draft_.view(i))) {
      draft_.set(i, BlockKind::Byline, Region::Article, "entry.byline", 750);
    } else if (is_source_of_quote(i, roles)) {
      draft_.set(i, BlockKind::Boilerplate, Region::Article, "quotation.source", 700);
    } else if (roles.pull_quote != kNone) {
      draft_.set(i, BlockKind::PullQuote, Region::Article, "pull_quote.class", 850);
    } else if (!facts.sentence && is_credit_line(draft_.line(i))) {
      draft_.set(i, BlockKind::Credit, Region::Article, "words.credit", 700);
    } else if ((is_date_line(draft_.line(i)) || is_time_line(draft_.line(i)) ||
                (roles.date != kNone && !facts.prose && facts.words <= 6 &&
                 has_digit(draft_.view(i)))) &&
               i > head_.span().first_body) {
      draft_.set(i, BlockKind::Date, Region::Article, "words.date", 700);
    } else if (is_related_heading(draft_.line(i)) ||
               (facts.link_permille > 500 && is_pointer(draft_.line(i))) ||
               (facts.level == 0 && facts.link_permille > 700 && facts.words > 3)) {
      draft_.set(i, BlockKind::Related, Region::Related, "words.related", 700);
    } else {
      return false;
    }
    return true;
  }

  void type_related(std::size_t i, const ElementRoles& roles) {
    const LeafFacts& facts = draft_.facts[i];
    const std::string_view text = draft_.view(i);
    const bool detail = roles.credit != kNone || roles.byline != kNone || roles.kicker != kNone ||
                        (roles.date != kNone && !facts.prose) || is_date_line(text) ||
                        is_byline_text(text) || is_furniture(text) || is_empty_caption(text) ||
                        facts.words < 2;
    if (detail && !is_related_heading(text)) {
      return draft_.set(i, BlockKind::Boilerplate, Region::Related, "related.detail", 700);
    }
    draft_.set(i, BlockKind::Related, Region::Related, "zone.related", 800);
    cut_related(i);
  }

  // "• Title 3 May" is its title: signs before the link are no part of it, and what stands after it
  // is a line of its own.
  void cut_related(std::size_t i) {
    const Leaf& leaf = draft_.leaves.leaves[i];
    if (leaf.links != 1 || leaf.link_bytes >= leaf.at.size()) return;
    ByteRange link;
    for (std::size_t p = draft_.leaves.first_piece(leaf.at.begin);
         p < draft_.leaves.pieces.size() && draft_.leaves.pieces[p].at.begin < leaf.at.end; ++p) {
      const TextPiece& piece = draft_.leaves.pieces[p];
      if (draft_.tree.nodes[draft_.page.texts[piece.text].parent].link == kNone) continue;
      if (link.empty()) link.begin = piece.at.begin - leaf.at.begin;
      link.end = piece.at.end - leaf.at.begin;
    }
    const std::string_view text = draft_.view(i);
    const std::string_view after = trim(text.substr(link.end));
    if (holds_words(text.substr(0, link.begin))) return;
    if (after.empty()) {
      draft_.types[i].skip_bytes = link.begin;
    } else if (is_date_line(after) || is_time_line(after) || is_furniture(after)) {
      draft_.types[i].parts = {{link, BlockKind::Related},
                               {{link.end, leaf.at.size()}, BlockKind::Boilerplate}};
    }
  }

  void datelines() {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < draft_.size() && seen < kDatelineParagraphs; ++i) {
      LeafType& type = draft_.types[i];
      if (!type.body || type.kind != BlockKind::Paragraph) continue;
      ++seen;
      if (type.cut(dateline_bytes(draft_.view(i)), BlockKind::Dateline, draft_.facts[i].bytes))
        return;
    }
  }

  PageDraft& draft_;
  const std::vector<ElementRoles>& roles_;
  HeadTyper head_;
  PictureTyper pictures_;
  std::uint32_t part_ = kNone;  // element that holds the text and what belongs to it
};

}  // namespace

void type_leaves(PageDraft& draft, const std::vector<ElementRoles>& roles) {
  LeafTyper(draft, roles).type();
}

}  // namespace sidelight
