#include "page/head_kinds.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "page/byline_lines.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kMaxKicker = 60;
constexpr std::size_t kLongLead = 3;  // sentences that make a lone line a first paragraph

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t sentences(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool stop = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (stop && (i + 1 == text.size() || text[i + 1] == ' ')) ++count;
  }
  return count;
}

// Words by which a class says that a short line above the headline names the section.
bool is_section_class(std::string_view names) {
  static constexpr std::string_view kSigns[] = {"section", "category", "topic", "tag",
                                                "theme",   "topline",  "label", "cat-"};
  return std::any_of(std::begin(kSigns), std::end(kSigns), [&](std::string_view sign) {
    return fold(names).find(sign) != std::string::npos;
  });
}

}  // namespace

void HeadTyper::find_standfirst() {
  if (draft_.headline == kNone) return;
  const std::size_t end = std::min(draft_.size(), span_.head_end + 3);
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

bool HeadTyper::may_sum_up(std::size_t i) const {
  const LeafFacts& facts = draft_.facts[i];
  return draft_.zone(i) == Zone::None && facts.words >= 4 && facts.bytes <= 900 &&
         !draft_.types[i].dropped && facts.link_permille <= 500 && roles(i).caption == kNone &&
         !is_related_heading(draft_.line(i));
}

bool HeadTyper::says_sum(std::size_t i) const {
  const std::string_view description =
      metadata_of(draft_.page, {"og:description", "description", "twitter:description"});
  const bool told = same_title(draft_.line(i), description) ||
                    same_title(draft_.line(i), draft_.data.description);
  const bool heading = draft_.facts[i].level >= 2 && i < first_prose() && is_under_headline(i);
  return roles(i).standfirst != kNone || (!draft_.types[i].body && told) || heading;
}

void HeadTyper::set_standfirst(std::size_t i, std::string_view rule) {
  draft_.types[i].body = false;
  draft_.set(i, BlockKind::Standfirst, Region::Article, rule, 800);
  has_standfirst_ = true;
  span_ = find_span(draft_);
}

bool HeadTyper::type(std::size_t i) {
  const Zone zone = draft_.zone(i);
  if (is_lone_crumb(i)) {
    draft_.set(i, BlockKind::Kicker, Region::Article, "head.breadcrumb", 700);
    has_kicker_ = true;
    return true;
  }
  // The footer between a headline and its text is the article's: who wrote it, and when.
  const bool signs = zone == Zone::Footer && draft_.headline != kNone && i > draft_.headline;
  if (zone != Zone::None && zone != Zone::Tags && zone != Zone::AuthorBox && !signs) return false;
  if (is_title_again(i)) {
    draft_.types[i].dropped = true;
    return true;
  }
  if (roles(i).byline != kNone && is_by(draft_.view(i))) return false;
  if (is_furniture(draft_.line(i)) && roles(i).kicker == kNone) return false;
  if (cut_line(i)) return true;
  if (is_date(i)) {
    draft_.set(i, BlockKind::Date, Region::Article, "head.date", 850);
  } else if (is_byline(i)) {
    set_byline(i);
  } else if (!signs && is_kicker(i)) {
    draft_.set(i, BlockKind::Kicker, Region::Article, "head.kicker", 800);
    has_kicker_ = true;
  } else {
    return false;
  }
  return true;
}

bool HeadTyper::is_title_again(std::size_t i) const {
  return draft_.headline != kNone && i > draft_.headline &&
         same_title(draft_.line(i), draft_.line(draft_.headline));
}

bool HeadTyper::is_date(std::size_t i) const {
  const std::string_view text = draft_.view(i);
  if (roles(i).kicker != kNone || is_reading_time(text)) return false;
  return is_date_line(text) || is_time_line(text) ||
         (roles(i).date != kNone && !draft_.facts[i].prose && has_digit(text));
}

bool HeadTyper::cut_line(std::size_t i) {
  if (draft_.headline == kNone || i < draft_.headline || draft_.facts[i].prose) return false;
  const Leaf& leaf = draft_.leaves.leaves[i];
  const std::vector<TextPiece>& pieces = draft_.leaves.pieces;
  std::vector<std::uint32_t> runs;
  for (std::size_t p = draft_.leaves.first_piece(leaf.at.begin);
       p < pieces.size() && pieces[p].at.begin < leaf.at.end; ++p) {
    runs.push_back(pieces[p].at.begin - leaf.at.begin);
  }
  std::vector<LeafPart> parts = cut_byline(draft_.view(i), runs, roles(i).byline != kNone);
  if (parts.empty()) return false;
  draft_.set(i, BlockKind::Byline, Region::Article, "head.byline_line", 850);
  has_byline_ = true;
  draft_.types[i].parts = std::move(parts);
  return true;
}

void HeadTyper::set_byline(std::size_t i) {
  draft_.set(i, BlockKind::Byline, Region::Article, "head.byline", 850);
  has_byline_ = true;
  const std::uint32_t bytes = draft_.leaves.leaves[i].lead_bytes;
  if (is_by(draft_.view(i).substr(0, bytes))) draft_.types[i].skip_bytes = bytes;
}

bool HeadTyper::is_byline(std::size_t i) const {
  const LeafFacts& facts = draft_.facts[i];
  if (i < draft_.headline && draft_.headline != kNone) return false;
  const std::string_view text = draft_.view(i);
  if (facts.words > 25) return false;
  if (is_byline_text(text)) return true;
  return roles(i).byline != kNone && starts_upper(text) && !facts.prose && facts.words <= 12 &&
         !is_role_text(text);
}

bool HeadTyper::is_kicker(std::size_t i) const {
  const LeafFacts& facts = draft_.facts[i];
  if (draft_.headline == kNone || facts.bytes > kMaxKicker || facts.sentence || facts.level == 1)
    return false;
  if (has_kicker_) return false;
  if (roles(i).kicker != kNone) return true;
  if (i > draft_.headline || i + 3 < draft_.headline) return false;
  const std::string_view section = draft_.data.section.empty()
                                       ? metadata_of(draft_.page, {"article:section", "section"})
                                       : std::string_view(draft_.data.section);
  if (!section.empty() && fold(section) == draft_.line(i).folded()) return true;
  const Leaf& leaf = draft_.leaves.leaves[i];
  const bool alone = i == 0 || draft_.element(i - 1) != draft_.element(i);
  if (leaf.links > 1 || !is_section_link(leaf.link)) return false;
  if (!alone || draft_.zone(i) != Zone::None || facts.words > 4) return false;
  const std::uint32_t own = leaf.wrapper == kNone ? leaf.element : leaf.wrapper;
  if (is_section_class(draft_.page.elements[own].hint("class"))) return true;
  return i + 1 == draft_.headline && (facts.link_permille > 800 || is_all_upper(draft_.view(i)));
}

// One link in place of a trail of them, right above the headline, names the section.
bool HeadTyper::is_lone_crumb(std::size_t i) const {
  const Leaf& leaf = draft_.leaves.leaves[i];
  if (has_kicker_ || draft_.zone(i) != Zone::Nav || draft_.headline == kNone) return false;
  if (i + 1 != draft_.headline || leaf.links != 1 || draft_.facts[i].words > 4) return false;
  if (draft_.facts[i].bytes > kMaxKicker || !is_section_link(leaf.link)) return false;
  return fold(draft_.page.elements[leaf.element].hint("class")).find("breadcrumb") !=
         std::string::npos;
}

bool HeadTyper::type_foot(std::size_t i) {
  const LeafFacts& facts = draft_.facts[i];
  if (has_byline_ || draft_.zone(i) != Zone::Footer || facts.words > 12 || facts.prose)
    return false;
  if (!is_byline_text(draft_.line(i))) return false;
  set_byline(i);
  return true;
}

// A link to the front page is the site's name, not the article's section.
bool HeadTyper::is_section_link(std::uint32_t link) const {
  if (link == kNone) return true;
  std::string_view href = draft_.page.elements[link].hint("href");
  const std::size_t host = href.find("://");
  if (host != std::string_view::npos) {
    const std::size_t path = href.find('/', host + 3);
    href = path == std::string_view::npos ? std::string_view() : href.substr(path);
  }
  return href.size() > 1;
}

bool HeadTyper::is_open_text(std::size_t i) const {
  const LeafType& type = draft_.types[i];
  const LeafFacts& facts = draft_.facts[i];
  const bool open =
      type.kind == BlockKind::Boilerplate && !type.dropped && draft_.zone(i) == Zone::None;
  return open && facts.prose && facts.link_permille <= 200 && roles(i).byline == kNone &&
         !is_furniture(draft_.line(i)) && !is_newsletter_text(draft_.line(i));
}

void HeadTyper::type_text_above() {
  if (draft_.headline == kNone || span_.first_body == draft_.size()) return;
  std::vector<std::size_t> lines;
  for (std::size_t i = draft_.headline + 1; i < span_.first_body; ++i) {
    if (is_open_text(i)) lines.push_back(i);
  }
  if (lines.size() == 1 && !has_standfirst_ && draft_.facts[lines[0]].bytes < 700 &&
      sentences(draft_.view(lines[0])) < kLongLead) {
    draft_.set(lines[0], BlockKind::Standfirst, Region::Article, "head.line_above_text", 650);
    return;
  }
  for (const std::size_t i : lines) {
    draft_.types[i].body = true;
    draft_.set(i, BlockKind::Paragraph, Region::Article, "head.text", 650);
  }
}

// A long heading beside the headline, where the text stands elsewhere.
bool HeadTyper::is_under_headline(std::size_t i) const {
  const std::uint32_t parent = draft_.page.elements[draft_.element(i)].parent;
  const std::size_t next = first_prose();
  return i <= draft_.headline + 2 && draft_.facts[i].words >= 6 && next < draft_.size() &&
         parent == draft_.page.elements[draft_.element(draft_.headline)].parent &&
         parent != draft_.page.elements[draft_.element(next)].parent;
}

std::size_t HeadTyper::first_prose() const {
  std::size_t i = span_.first_body;
  while (i < draft_.size() && !(draft_.types[i].body && draft_.facts[i].prose)) ++i;
  return i;
}

}  // namespace sidelight
