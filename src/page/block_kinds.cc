#include "page/block_kinds.h"

#include <algorithm>

#include "base/unicode.h"
#include "page/page_zones.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kMaxSubheading = 140;
constexpr std::uint32_t kMaxKicker = 60;
constexpr std::uint32_t kMaxCreditWords = 8;
constexpr std::uint32_t kMaxBareCaption = 400;
constexpr std::size_t kDatelineParagraphs = 3;

class LeafTyper {
 public:
  LeafTyper(PageDraft& draft, const std::vector<ElementRoles>& roles)
      : draft_(draft), roles_(roles) {}

  void type() {
    find_span();
    head_standfirst();
    if (has_standfirst_) find_span();  // the text begins after it
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (draft_.types[i].kind != BlockKind::Standfirst) type_one(i);
    }
    head_text();
    datelines();
  }

 private:
  // The article's leaves in page order: from its head to its last line of text.
  void find_span() {
    first_body_ = draft_.size();
    last_body_ = 0;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (!draft_.types[i].body) continue;
      first_body_ = std::min(first_body_, i);
      last_body_ = i;
    }
    head_begin_ = draft_.headline == kNone ? first_body_ : draft_.headline;
    // The head may begin above the headline: a few lines inside the smallest part that holds both.
    std::uint32_t part = draft_.headline == kNone ? kNone : draft_.element(draft_.headline);
    for (int up = 0; up < 4 && part != kNone && part != 0; ++up)
      part = draft_.page.elements[part].parent;
    while (head_begin_ > 0 && head_begin_ != draft_.size() && part != kNone &&
           draft_.headline - head_begin_ < 8 &&
           draft_.tree.inside(draft_.element(head_begin_ - 1), part)) {
      --head_begin_;
    }
    head_end_ = draft_.headline == kNone ? first_body_
                                         : std::max<std::size_t>(first_body_, draft_.headline);
    if (first_body_ == draft_.size()) head_end_ = std::min(draft_.size(), head_begin_ + 20);
  }

  bool in_head(std::size_t i) const { return i >= head_begin_ && i < head_end_; }
  bool in_article(std::size_t i) const {
    return i >= head_begin_ && first_body_ < draft_.size() && i <= last_body_ + 6 &&
           (i <= last_body_ ||
            (draft_.container != kNone && draft_.tree.inside(draft_.element(i), draft_.container)));
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
    if (is_bare_caption(i)) draft_.types[i].body = false;
    if (draft_.types[i].body) return type_body(i, roles);
    if (zone == Zone::Related) return type_related(i, roles);
    if (zone == Zone::Comment)
      return draft_.set(i, BlockKind::Comment, Region::Other, "zone.comment", 800);
    if (zone == Zone::Newsletter) {
      return draft_.set(i, BlockKind::Newsletter, Region::Other, "zone.newsletter", 800);
    }
    if (in_article(i) && type_picture(i, roles)) return;
    if (in_head(i) && type_head(i, roles)) return;
    const bool aside = zone == Zone::None || (zone == Zone::Sidebar && roles.pull_quote != kNone);
    if (in_article(i) && aside && type_aside(i, roles)) return;
    if (is_newsletter_text(draft_.view(i))) {
      return draft_.set(i, BlockKind::Newsletter, Region::Other, "words.newsletter", 700);
    }
    draft_.set(i, BlockKind::Boilerplate, Region::Other, rule_of(zone), 600);
  }

  void type_body(std::size_t i, const ElementRoles& roles) {
    const LeafFacts& facts = draft_.facts[i];
    if (facts.level > 0) {
      return draft_.set(i, BlockKind::Subheading, Region::Article, "body.heading", 900);
    }
    if (facts.list != kNone) {
      return draft_.set(i, BlockKind::ListItem, Region::Article, "body.list", 900);
    }
    if (roles.quotation != kNone && draft_.tree.inside(roles.quotation, draft_.container)) {
      return draft_.set(i, BlockKind::Quotation, Region::Article, "body.blockquote", 850);
    }
    if (is_bold_line(i)) {
      return draft_.set(i, BlockKind::Subheading, Region::Article, "body.bold_line", 800);
    }
    draft_.set(i, BlockKind::Paragraph, Region::Article, "body.text", 900);
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

  bool type_picture(std::size_t i, const ElementRoles& roles) {
    const std::string_view text = draft_.view(i);
    const bool near = roles.caption != kNone || roles.credit != kNone || roles.figure != kNone ||
                      is_bare_caption(i);
    if (!near || draft_.zone(i) == Zone::Nav || draft_.zone(i) == Zone::Footer) return false;
    if (roles.pull_quote != kNone) return false;
    if (is_empty_caption(text) || is_video_address(text)) {
      draft_.set(i, BlockKind::Embed, Region::Article, "picture.video_label", 700);
    } else if (is_furniture(text) && !is_credit_line(text)) {
      return false;
    } else if (roles.quotation != kNone && roles.caption == kNone && roles.credit == kNone) {
      return false;
    } else if (is_credit(i, roles)) {
      draft_.set(i, BlockKind::Credit, Region::Article, "picture.credit", 850);
    } else {
      draft_.set(i, BlockKind::Caption, Region::Article, "picture.caption", 850);
      cut_credit(i);
    }
    return true;
  }

  // A line right under a picture that ends with a credit, whatever it stands in.
  bool is_bare_caption(std::size_t i) const {
    const LeafFacts& facts = draft_.facts[i];
    return facts.pictured && facts.bytes <= kMaxBareCaption && facts.level == 0 &&
           credit_tail(draft_.view(i)) > 0;
  }

  // A whole line that is a credit: by its class, its words or its form. A sentence in an element of
  // that class is a caption with its credit at the end.
  bool is_credit(std::size_t i, const ElementRoles& roles) const {
    const std::string_view text = draft_.view(i);
    const LeafFacts& facts = draft_.facts[i];
    const bool marked =
        roles.credit != kNone && (roles.caption == kNone || roles.credit >= roles.caption);
    if (credit_tail(text) > 0) return false;
    if (marked && (is_credit_line(text) || facts.words <= kMaxCreditWords || !facts.sentence))
      return true;
    if (is_credit_line(text) && facts.bytes < 100 && !facts.sentence) return true;
    return is_photographer(i);
  }

  // "(A. Name/Agency)" after a caption.
  bool is_photographer(std::size_t i) const {
    const std::string_view text = draft_.view(i);
    if (text.size() > 80 || draft_.facts[i].sentence || i == 0) return false;
    if (draft_.types[i - 1].kind != BlockKind::Caption) return false;
    const std::size_t slash = text.find('/');
    return slash != std::string_view::npos && slash > 2 && slash + 2 < text.size();
  }

  // "Caption text. <i>Photo/A. Name</i>": the tail in another style that reads as a credit is one,
  // and so is one that says that it is.
  void cut_credit(std::size_t i) {
    const Leaf& leaf = draft_.leaves.leaves[i];
    std::uint32_t head = credit_tail(draft_.view(i));
    if (head == 0 && !leaf.tail.empty() && leaf.tail.begin > leaf.at.begin &&
        leaf.tail.end == leaf.at.end) {
      const std::string_view tail =
          std::string_view(draft_.leaves.text).substr(leaf.tail.begin, leaf.tail.size());
      const bool named = tail.size() < 60 && tail.find('/') != std::string_view::npos;
      if (is_credit_line(tail) || named) head = leaf.tail.begin - leaf.at.begin;
    }
    if (head == 0) return;
    LeafType& type = draft_.types[i];
    type.head_bytes = head;
    type.head = BlockKind::Caption;
    type.kind = BlockKind::Credit;
  }

  static bool is_video_address(std::string_view text) {
    const std::string line = fold(trim(text));
    return line.find(' ') == std::string::npos && (line.find("youtube.com") != std::string::npos ||
                                                   line.find("youtu.be") != std::string::npos);
  }

  bool type_head(std::size_t i, const ElementRoles& roles) {
    const LeafFacts& facts = draft_.facts[i];
    const std::string_view text = draft_.view(i);
    const Zone zone = draft_.zone(i);
    if (zone != Zone::None && zone != Zone::Tags && zone != Zone::AuthorBox) return false;
    if (draft_.headline != kNone && i > draft_.headline &&
        same_title(text, draft_.view(draft_.headline))) {
      draft_.types[i].dropped = true;
      return true;
    }
    if (is_furniture(text)) return false;
    if (roles.kicker == kNone && (is_date_line(text) || is_time_line(text) ||
                                  (roles.date != kNone && !facts.prose && has_digit(text)))) {
      draft_.set(i, BlockKind::Date, Region::Article, "head.date", 850);
    } else if (is_head_byline(i, roles)) {
      draft_.set(i, BlockKind::Byline, Region::Article, "head.byline", 850);
      skip_by(i);
      has_byline_ = true;
    } else if (is_kicker(i, roles)) {
      draft_.set(i, BlockKind::Kicker, Region::Article, "head.kicker", 800);
      has_kicker_ = true;
    } else {
      return false;
    }
    return true;
  }

  // "By" in an element of its own is a label of the name, not part of it.
  void skip_by(std::size_t i) {
    static constexpr std::string_view kBy[] = {"by", "von", "par", "por", "written by", "words by"};
    const std::uint32_t bytes = draft_.leaves.leaves[i].lead_bytes;
    const std::string lead = fold(trim(draft_.view(i).substr(0, bytes)));
    if (std::find(std::begin(kBy), std::end(kBy), lead) != std::end(kBy)) {
      draft_.types[i].skip_bytes = bytes;
    }
  }

  static bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  bool is_head_byline(std::size_t i, const ElementRoles& roles) const {
    const LeafFacts& facts = draft_.facts[i];
    if (i < draft_.headline && draft_.headline != kNone) return false;
    const std::string_view text = draft_.view(i);
    if (facts.words > 25 || !starts_upper_or_by(text)) return false;
    return is_byline_text(text) || (roles.byline != kNone && !facts.prose && facts.words <= 12);
  }
  static bool starts_upper_or_by(std::string_view text) {
    return starts_upper(text) || is_byline_text(text);
  }

  bool is_kicker(std::size_t i, const ElementRoles& roles) const {
    const LeafFacts& facts = draft_.facts[i];
    if (draft_.headline == kNone || facts.bytes > kMaxKicker || facts.sentence || facts.level == 1)
      return false;
    if (has_kicker_) return false;
    if (roles.kicker != kNone) return true;
    if (i > draft_.headline || i + 3 < draft_.headline) return false;
    const std::string_view section = draft_.data.section.empty()
                                         ? metadata_of(draft_.page, {"article:section", "section"})
                                         : std::string_view(draft_.data.section);
    if (!section.empty() && fold(section) == fold(draft_.view(i))) return true;
    const Leaf& leaf = draft_.leaves.leaves[i];
    const bool alone = i == 0 || draft_.element(i - 1) != draft_.element(i);
    if (leaf.links > 1 || !is_section_link(leaf.link)) return false;
    return alone && i + 1 == draft_.headline && draft_.zone(i) == Zone::None && facts.words <= 4 &&
           (facts.link_permille > 800 || is_all_upper(draft_.view(i)));
  }

  // A link to the front page is the site's name, not the article's section.
  bool is_section_link(std::uint32_t link) const {
    if (link == kNone) return true;
    std::string_view href = draft_.page.elements[link].hint("href");
    const std::size_t host = href.find("://");
    if (host != std::string_view::npos) {
      const std::size_t path = href.find('/', host + 3);
      href = path == std::string_view::npos ? std::string_view() : href.substr(path);
    }
    return href.size() > 1;
  }

  // Pull quotes, tables, embeds and pictures' neighbours between the paragraphs.
  bool type_aside(std::size_t i, const ElementRoles& roles) {
    const LeafFacts& facts = draft_.facts[i];
    if (draft_.leaves.leaves[i].table != kNone) {
      draft_.set(i, BlockKind::Table, Region::Article, "table.grid", 850);
    } else if (roles.embed != kNone) {
      draft_.set(i, BlockKind::Embed, Region::Article, "embed.class", 850);
    } else if (roles.pull_quote != kNone) {
      draft_.set(i, BlockKind::PullQuote, Region::Article, "pull_quote.class", 850);
    } else if (!facts.sentence && is_credit_line(draft_.view(i))) {
      draft_.set(i, BlockKind::Credit, Region::Article, "words.credit", 700);
    } else if ((is_date_line(draft_.view(i)) || is_time_line(draft_.view(i)) ||
                (roles.date != kNone && !facts.prose && facts.words <= 6 &&
                 has_digit(draft_.view(i)))) &&
               i > first_body_) {
      draft_.set(i, BlockKind::Date, Region::Article, "words.date", 700);
    } else if (is_related_heading(draft_.view(i)) ||
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
  }

  // The line between headline and text that sums it up: by class, by the page's own description, or
  // a heading right under the headline.
  void head_standfirst() {
    if (draft_.headline == kNone) return;
    const std::size_t end = std::min(draft_.size(), head_end_ + 3);
    std::size_t best = draft_.size();
    for (std::size_t i = draft_.headline + 1; i < end; ++i) {
      if (!may_sum_up(i) || draft_.types[i].sums_up <= 0) continue;
      if (best == draft_.size() || draft_.types[i].sums_up > draft_.types[best].sums_up) best = i;
    }
    if (best < draft_.size()) return set_standfirst(best, "head.standfirst_model");
    for (std::size_t i = draft_.headline + 1; i < end; ++i) {
      if (may_sum_up(i) && says_sum(i)) return set_standfirst(i, "head.standfirst");
    }
  }

  bool may_sum_up(std::size_t i) const {
    const LeafFacts& facts = draft_.facts[i];
    return draft_.zone(i) == Zone::None && facts.words >= 4 && facts.bytes <= 900 &&
           !draft_.types[i].dropped && facts.link_permille <= 500 &&
           roles_[draft_.element(i)].caption == kNone && !is_related_heading(draft_.view(i));
  }

  bool says_sum(std::size_t i) const {
    const std::string_view description =
        metadata_of(draft_.page, {"og:description", "description", "twitter:description"});
    const bool told = same_title(draft_.view(i), description) ||
                      same_title(draft_.view(i), draft_.data.description);
    const bool heading = draft_.facts[i].level >= 2 && i < first_prose() && is_under_headline(i);
    return roles_[draft_.element(i)].standfirst != kNone || (!draft_.types[i].body && told) ||
           heading;
  }

  void set_standfirst(std::size_t i, std::string_view rule) {
    draft_.types[i].body = false;
    draft_.set(i, BlockKind::Standfirst, Region::Article, rule, 800);
    has_standfirst_ = true;
  }

  // Running text between the headline and the part that holds the rest: one such line sums the
  // article up, more are its first paragraphs.
  void head_text() {
    if (draft_.headline == kNone || first_body_ == draft_.size()) return;
    std::vector<std::size_t> lines;
    for (std::size_t i = draft_.headline + 1; i < first_body_; ++i) {
      const LeafType& type = draft_.types[i];
      const ElementRoles& roles = roles_[draft_.element(i)];
      const bool open =
          type.kind == BlockKind::Boilerplate && !type.dropped && draft_.zone(i) == Zone::None;
      if (!open || !draft_.facts[i].prose || draft_.facts[i].link_permille > 200 ||
          roles.byline != kNone)
        continue;
      if (is_furniture(draft_.view(i)) || is_newsletter_text(draft_.view(i))) continue;
      lines.push_back(i);
    }
    if (lines.size() == 1 && !has_standfirst_ && draft_.facts[lines[0]].bytes < 700) {
      draft_.set(lines[0], BlockKind::Standfirst, Region::Article, "head.line_above_text", 650);
      return;
    }
    for (const std::size_t i : lines) {
      draft_.types[i].body = true;
      draft_.set(i, BlockKind::Paragraph, Region::Article, "head.text", 650);
    }
  }

  // A long heading beside the headline, where the text stands elsewhere.
  bool is_under_headline(std::size_t i) const {
    const std::uint32_t parent = draft_.page.elements[draft_.element(i)].parent;
    const std::size_t next = first_prose();
    return i <= draft_.headline + 2 && draft_.facts[i].words >= 6 && next < draft_.size() &&
           parent == draft_.page.elements[draft_.element(draft_.headline)].parent &&
           parent != draft_.page.elements[draft_.element(next)].parent;
  }

  std::size_t first_prose() const {
    std::size_t i = first_body_;
    while (i < draft_.size() && !(draft_.types[i].body && draft_.facts[i].prose)) ++i;
    return i;
  }

  void datelines() {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < draft_.size() && seen < kDatelineParagraphs; ++i) {
      LeafType& type = draft_.types[i];
      if (!type.body || type.kind != BlockKind::Paragraph) continue;
      ++seen;
      type.head_bytes = dateline_bytes(draft_.view(i));
      type.head = BlockKind::Dateline;
      if (type.head_bytes > 0) return;
    }
  }

  PageDraft& draft_;
  const std::vector<ElementRoles>& roles_;
  std::size_t first_body_ = 0;
  std::size_t last_body_ = 0;
  std::size_t head_begin_ = 0;
  std::size_t head_end_ = 0;
  bool has_byline_ = false;
  bool has_kicker_ = false;
  bool has_standfirst_ = false;
};

}  // namespace

void type_leaves(PageDraft& draft, const std::vector<ElementRoles>& roles) {
  LeafTyper(draft, roles).type();
}

}  // namespace sidelight
