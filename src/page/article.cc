#include "page/article.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "page/block_kinds.h"
#include "page/block_model.h"
#include "page/captions.h"
#include "page/first_guess.h"
#include "page/hints.h"
#include "page/images.h"
#include "page/layout.h"
#include "page/page_draft.h"
#include "page/page_fields.h"
#include "page/page_kind.h"
#include "page/plain_blocks.h"
#include "page/related_items.h"
#include "page/second_copy.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kMaxMenu = 2000;  // bytes of one block of links

// Copies the chosen leaves into the article's one text, one block a line, with their pieces.
class Assembler {
 public:
  Assembler(const PageDraft& draft, Article& article) : draft_(draft), article_(article) {}

  void assemble() {
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const LeafType& type = draft_.types[i];
      if (type.dropped) continue;
      const ByteRange at = draft_.leaves.leaves[i].at;
      const std::uint32_t skip = type.skip_bytes < at.size() ? type.skip_bytes : 0;
      if (type.parts.empty()) add(i, {at.begin + skip, at.end}, type.kind);
      for (const LeafPart& part : type.parts) {
        add(i, {at.begin + std::max(part.at.begin, skip), at.begin + part.at.end}, part.kind);
      }
    }
  }

 private:
  void add(std::size_t leaf, ByteRange from, BlockKind kind) {
    const std::string& text = draft_.leaves.text;
    while (from.begin < from.end && text[from.begin] == ' ') ++from.begin;
    while (from.end > from.begin && text[from.end - 1] == ' ') --from.end;
    if (from.empty()) return;
    if (joins_menu(leaf, kind)) {
      article_.text.push_back(' ');
      Block& menu = article_.blocks.back();
      const auto to = static_cast<std::uint32_t>(article_.text.size());
      article_.text.append(text, from.begin, from.size());
      menu.at.end = static_cast<std::uint32_t>(article_.text.size());
      add_pieces(from, to);
      last_ = leaf;
      return;
    }
    if (!article_.blocks.empty()) article_.text.push_back('\n');
    const LeafType& type = draft_.types[leaf];
    Block block;
    block.kind = kind;
    block.region = type.region;
    block.rule = type.rule;
    block.score = type.score;
    block.running = type.running;
    block.element = draft_.element(leaf);
    block.level = draft_.facts[leaf].level;
    block.story = type.story;
    block.at.begin = static_cast<std::uint32_t>(article_.text.size());
    article_.text.append(text, from.begin, from.size());
    block.at.end = static_cast<std::uint32_t>(article_.text.size());
    const std::uint32_t link = draft_.leaves.leaves[leaf].link;
    if (link != kNone && (kind == BlockKind::Related || kind == BlockKind::Embed)) {
      block.href = std::string(draft_.page.elements[link].hint("href"));
    }
    add_pieces(from, block.at.begin);
    article_.blocks.push_back(std::move(block));
    last_ = leaf;
  }

  // The links of a menu are one block: a list of them says nothing one by one.
  bool joins_menu(std::size_t leaf, BlockKind kind) const {
    if (article_.blocks.empty() || kind != BlockKind::Boilerplate || leaf != last_ + 1)
      return false;
    const Block& menu = article_.blocks.back();
    return menu.kind == kind && menu.region == Region::Other && menu.at.size() < kMaxMenu &&
           draft_.types[leaf].region == Region::Other && menu.rule == draft_.types[leaf].rule &&
           is_menu_link(leaf) && is_menu_link(last_);
  }
  bool is_menu_link(std::size_t leaf) const {
    const LeafFacts& facts = draft_.facts[leaf];
    return facts.link_permille >= 800 && facts.words <= 8;
  }

  void add_pieces(ByteRange from, std::uint32_t to) {
    const std::vector<TextPiece>& pieces = draft_.leaves.pieces;
    while (piece_ > 0 && pieces[piece_ - 1].at.end > from.begin) --piece_;
    while (piece_ < pieces.size() && pieces[piece_].at.end <= from.begin) ++piece_;
    for (; piece_ < pieces.size() && pieces[piece_].at.begin < from.end; ++piece_) {
      const TextPiece& source = pieces[piece_];
      TextPiece out = source;
      const std::uint32_t begin = std::max(source.at.begin, from.begin);
      const std::uint32_t end = std::min(source.at.end, from.end);
      out.utf16 += utf16_length(
          std::string_view(draft_.leaves.text).substr(source.at.begin, begin - source.at.begin));
      out.at = {begin - from.begin + to, end - from.begin + to};
      article_.pieces.push_back(out);
      if (source.at.end > from.end) break;
    }
  }

  const PageDraft& draft_;
  Article& article_;
  std::size_t piece_ = 0;
  std::size_t last_ = 0;  // leaf of the last block
};

}  // namespace

Article read_article(const Page& page, const TreeModel& blocks) {
  Article article;
  article.url = page.url;
  article.notes = page.notes;
  PageDraft draft(page);
  if (page.plain_text) {
    draft.tree = build_page_tree(page);
    draft.leaves = cut_leaves(page, draft.tree);
    measure_leaves(draft);
    type_plain_text(draft);
  } else {
    const std::vector<ElementRoles> roles = guess_article(draft);
    if (fits_blocks(blocks)) judge_blocks(draft, roles, blocks);
    keep_to_column(draft);
    drop_second_copy(draft);
    type_leaves(draft, roles);
    settle_captions(draft, roles);
  }
  const KindFinding kind = find_page_kind(draft);
  article.fields = read_fields(draft);
  Assembler(draft, article).assemble();
  article.stories = std::move(draft.stories);
  gather_related(draft, article);
  tie_images(draft, article);
  find_embeds(draft, article);
  tie_pull_quotes(article);
  set_page_kind(kind, article);
  return article;
}

}  // namespace sidelight
