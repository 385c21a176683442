#include "page/page_kind.h"

#include <algorithm>

namespace sidelight {
namespace {

constexpr std::uint32_t kLeastText = 250;  // bytes of running text that an article has

void add(Article& article, NoteCode code) {
  article.notes.push_back({code, std::string(kNoteCodeLabels[static_cast<std::size_t>(code)])});
}

struct Amounts {
  std::uint32_t text = 0;
  std::uint32_t related = 0;
  std::uint32_t entries = 0;
  std::uint32_t headings = 0;
  bool video = false;
};

Amounts measure(const PageDraft& draft, const Article& article) {
  Amounts amounts;
  for (const Block& block : article.blocks) {
    if (block.region == Region::Related) ++amounts.related;
    if (block.region != Region::Article) continue;
    if (block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem ||
        block.kind == BlockKind::Quotation) {
      amounts.text += block.at.size();
    }
    if (block.kind == BlockKind::Subheading) ++amounts.headings;
  }
  for (const Node& node : draft.tree.nodes) {
    if (node.own.has(Family::LiveEntry) && node.text_bytes > 0) ++amounts.entries;
    amounts.video = amounts.video || node.tag == Tag::Video;
  }
  return amounts;
}

}  // namespace

void set_page_kind(const PageDraft& draft, Article& article) {
  const Amounts amounts = measure(draft, article);
  if (draft.page.plain_text) {
    article.kind = PageKind::PlainText;
  } else if (draft.data.type == "LiveBlogPosting" || amounts.entries >= 3) {
    article.kind = PageKind::LiveBlog;
  } else if (amounts.text >= kLeastText) {
    article.kind = PageKind::Article;
  } else if (draft.data.type == "VideoObject" ||
             metadata_of(draft.page, {"og:type"}).substr(0, 5) == "video") {
    article.kind = PageKind::Video;
  } else if (draft.data.found && draft.headline != kNone && amounts.text > 0) {
    article.kind = PageKind::Article;
  } else {
    article.kind = amounts.related >= 6 ? PageKind::FrontPage : PageKind::NotArticle;
  }
  if (article.kind == PageKind::FrontPage || article.kind == PageKind::NotArticle)
    add(article, NoteCode::NoArticle);
  if (draft.data.paid && article.kind == PageKind::Article) add(article, NoteCode::Paywalled);
}

}  // namespace sidelight
