#include "page/picture_kinds.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kMaxCreditWords = 8;
constexpr std::uint32_t kMaxBareCaption = 400;
constexpr std::size_t kLeastAlt = 40;  // bytes of a description that is a caption's words

// The address of a player's site, without words.
bool is_video_address(std::string_view text) {
  const std::string line = fold(trim(text));
  return line.find(' ') == std::string::npos && (line.find("youtube.com") != std::string::npos ||
                                                 line.find("youtu.be") != std::string::npos);
}

}  // namespace

PictureTyper::PictureTyper(PageDraft& draft, const std::vector<ElementRoles>& roles)
    : draft_(draft), roles_(roles), captioned_(roles.size(), false) {
  for (std::uint32_t e = 0; e < roles.size(); ++e) {
    if (roles[e].caption == e && roles[e].figure != kNone) captioned_[roles[e].figure] = true;
    if (draft.tree.nodes[e].tag != Tag::Img || draft.tree.nodes[e].link != kNone) continue;
    const std::string_view alt = draft.page.elements[e].hint("alt");
    if (alt.size() >= kLeastAlt) alts_.push_back(title_key(alt));
  }
  std::sort(alts_.begin(), alts_.end());
}

bool PictureTyper::is_bare_caption(std::size_t i) const {
  const LeafFacts& facts = draft_.facts[i];
  if (facts.bytes > kMaxBareCaption || facts.level > 0) return false;
  return (facts.pictured && credit_tail(draft_.view(i)) > 0) || repeats_alt(i);
}

bool PictureTyper::repeats_alt(std::size_t i) const {
  const std::string_view text = draft_.view(i);
  if (alts_.empty() || text.size() < kLeastAlt || draft_.facts[i].link_permille > 0) return false;
  const std::string key = title_key(draft_.line(i));
  const auto after = std::upper_bound(alts_.begin(), alts_.end(), key);
  if (after == alts_.begin()) return false;
  const std::string& alt = *std::prev(after);
  return key.compare(0, alt.size(), alt) == 0;
}

// A date or a name in a cell beside a picture is the article's head, a grid is a table.
bool PictureTyper::is_near(std::size_t i) const {
  const ElementRoles& own = roles(i);
  const std::string_view text = draft_.view(i);
  if (draft_.zone(i) == Zone::Nav || draft_.zone(i) == Zone::Footer) return false;
  if (own.pull_quote != kNone || draft_.leaves.leaves[i].table != kNone) return false;
  if (own.caption != kNone || own.credit != kNone || is_bare_caption(i)) return true;
  if (own.figure == kNone) return false;
  return !is_date_line(text) && own.date == kNone && own.byline == kNone;
}

// A figure that is one link is a card of another page.
bool PictureTyper::is_card(std::size_t i) const {
  const ElementRoles& own = roles(i);
  return own.caption == kNone && own.credit == kNone && own.figure != kNone &&
         draft_.facts[i].link_permille > 900 &&
         draft_.tree.nodes[own.figure].link_bytes * 10ull >=
             draft_.tree.nodes[own.figure].text_bytes * 6ull;
}

bool PictureTyper::type(std::size_t i) {
  if (!is_near(i)) return false;
  const ElementRoles& own = roles(i);
  const std::string_view text = draft_.view(i);
  if (is_video_address(text)) {
    draft_.types[i].dropped = true;
  } else if (is_empty_caption(text)) {
    draft_.set(i, BlockKind::Embed, Region::Article, "picture.video_label", 700);
  } else if (is_credit_label(text)) {
    draft_.types[i].dropped = true;
  } else if (is_furniture(text) && !is_credit_line(text)) {
    return false;
  } else if (own.quotation != kNone && own.caption == kNone && own.credit == kNone) {
    return false;
  } else if (is_card(i)) {
    draft_.set(i, BlockKind::Related, Region::Related, "picture.card", 700);
  } else if (is_credit(i)) {
    draft_.set(i, BlockKind::Credit, Region::Article, "picture.credit", 850);
  } else {
    draft_.set(i, BlockKind::Caption, Region::Article, "picture.caption", 850);
    cut_credit(i);
  }
  return true;
}

// A whole line that is a credit: by its class, its words or its form. A sentence in an element of
// that class is a caption with its credit at the end.
bool PictureTyper::is_credit(std::size_t i) const {
  const std::string_view text = draft_.view(i);
  const LeafFacts& facts = draft_.facts[i];
  const ElementRoles& own = roles(i);
  const bool marked = own.credit != kNone && (own.caption == kNone || own.credit >= own.caption);
  if (credit_tail(text) > 0) return false;
  if (marked && (is_credit_line(text) || facts.words <= kMaxCreditWords || !facts.sentence))
    return true;
  if (is_credit_line(text) && facts.bytes < 100 && !facts.sentence) return true;
  return is_photographer(i) || is_label_in_figure(i);
}

// A few words on the picture itself, where the caption stands in an element of its own.
bool PictureTyper::is_label_in_figure(std::size_t i) const {
  const ElementRoles& own = roles(i);
  const LeafFacts& facts = draft_.facts[i];
  return own.figure != kNone && captioned_[own.figure] && own.caption == kNone &&
         facts.words <= kMaxCreditWords && !facts.sentence && starts_upper(draft_.view(i));
}

// "(A. Name/Agency)" after a caption.
bool PictureTyper::is_photographer(std::size_t i) const {
  const std::string_view text = draft_.view(i);
  if (text.size() > 80 || draft_.facts[i].sentence || i == 0) return false;
  if (draft_.types[i - 1].kind != BlockKind::Caption) return false;
  const std::size_t slash = text.find('/');
  return slash != std::string_view::npos && slash > 2 && slash + 2 < text.size();
}

// "Caption text. <i>Photo/A. Name</i>": the tail in another style that reads as a credit is one,
// and so is one that says that it is.
void PictureTyper::cut_credit(std::size_t i) {
  const Leaf& leaf = draft_.leaves.leaves[i];
  std::uint32_t head = credit_tail(draft_.view(i));
  if (!leaf.tail.empty() && leaf.tail.begin > leaf.at.begin && leaf.tail.end == leaf.at.end) {
    const std::string_view tail =
        std::string_view(draft_.leaves.text).substr(leaf.tail.begin, leaf.tail.size());
    const bool named = tail.size() < 60 && tail.find('/') != std::string_view::npos;
    const std::uint32_t begin = leaf.tail.begin - leaf.at.begin;
    if (is_credit_line(tail) || named) head = head == 0 ? begin : std::min(head, begin);
  }
  if (head == 0) return;
  draft_.types[i].kind = BlockKind::Credit;
  draft_.types[i].cut(head, BlockKind::Caption, draft_.facts[i].bytes);
}

}  // namespace sidelight
