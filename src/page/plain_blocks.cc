#include "page/plain_blocks.h"

#include "base/unicode.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kMaxHeadline = 160;
constexpr std::uint32_t kMaxSubheading = 90;
constexpr std::size_t kHeadLines = 6;

bool is_headline(const PageDraft& draft) {
  if (draft.size() < 2) return false;
  const LeafFacts& facts = draft.facts[0];
  return facts.bytes <= kMaxHeadline && facts.words >= 2 && draft.view(0).back() != '.' &&
         draft.facts[1].bytes > 0;
}

bool is_list_line(std::string_view text) {
  return text.size() > 2 &&
         ((text[0] == '-' && text[1] == ' ') || (text[0] == '*' && text[1] == ' ') ||
          text.substr(0, 3) == "\xE2\x80\xA2");
}

}  // namespace

void type_plain_text(PageDraft& draft) {
  draft.leaf_zones.assign(draft.size(), Zone::None);
  draft.zones.assign(draft.page.elements.size(), Zone::None);
  std::size_t i = 0;
  if (is_headline(draft)) {
    draft.headline = 0;
    draft.set(0, BlockKind::Headline, Region::Article, "text.first_line", 800);
    i = 1;
  }
  bool in_head = true;
  bool dateline = false;
  for (; i < draft.size(); ++i) {
    const std::string_view text = draft.view(i);
    const LeafFacts& facts = draft.facts[i];
    LeafType& type = draft.types[i];
    in_head = in_head && i < kHeadLines && !facts.prose;
    if (in_head && is_byline_text(text)) {
      draft.set(i, BlockKind::Byline, Region::Article, "text.byline", 800);
      continue;
    }
    if (in_head && is_date_line(text)) {
      draft.set(i, BlockKind::Date, Region::Article, "text.date", 800);
      continue;
    }
    type.body = true;
    const bool last = i + 1 == draft.size();
    if (is_list_line(text)) {
      draft.set(i, BlockKind::ListItem, Region::Article, "text.list", 800);
    } else if (!last && !facts.sentence && facts.bytes <= kMaxSubheading && facts.words <= 10 &&
               draft.facts[i + 1].prose && starts_upper(text)) {
      draft.set(i, BlockKind::Subheading, Region::Article, "text.short_line", 700);
    } else {
      draft.set(i, BlockKind::Paragraph, Region::Article, "text.line", 900);
      if (!dateline) type.cut(dateline_bytes(text), BlockKind::Dateline, facts.bytes);
      dateline = true;
    }
  }
}

}  // namespace sidelight
