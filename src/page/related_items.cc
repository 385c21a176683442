#include "page/related_items.h"

#include <algorithm>

#include "page/image_address.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr int kMaxWay = 12;                 // ancestors of a title that may be its card
constexpr std::uint32_t kMaxCard = 1500;    // bytes of text that a card holds
constexpr std::uint32_t kMaxElements = 80;  // of a card that are looked through for its image

class ItemGatherer {
 public:
  ItemGatherer(const PageDraft& draft, Article& article) : draft_(draft), article_(article) {}

  void gather() {
    find_cards();
    for (std::uint32_t i = 0; i < article_.blocks.size(); ++i) {
      if (article_.blocks[i].region != Region::Related) {
        open_ = kNone;
        continue;
      }
      if (is_heading(i)) {
        section_ = std::string(view(i));
        open_ = kNone;
        continue;
      }
      take(i);
    }
    for (std::size_t k = 0; k < article_.related.size(); ++k)
      finish(article_.related[k], roots_[k]);
    // Lines that lead to nothing and name nothing are no items.
    auto& items = article_.related;
    items.erase(std::remove_if(items.begin(), items.end(),
                               [&](const RelatedItem& item) { return !leads(item); }),
                items.end());
  }

 private:
  // The way to the site's first page is no story.
  bool leads(const RelatedItem& item) const {
    if (item.href == "/") return false;
    return !item.href.empty() || std::any_of(item.blocks.begin(), item.blocks.end(),
                                             [&](std::uint32_t i) { return is_title(i); });
  }

  std::string_view view(std::uint32_t i) const { return article_.view(article_.blocks[i].at); }

  // "More For You", or a heading that leads to nothing and stands right before linked titles.
  bool is_heading(std::uint32_t i) const {
    const Block& block = article_.blocks[i];
    if (!block.href.empty() || block.region != Region::Related) return false;
    if (is_related_heading(view(i))) return true;
    if (block.level == 0 || i + 1 >= article_.blocks.size()) return false;
    const Block& next = article_.blocks[i + 1];
    return next.region == Region::Related && !next.href.empty() && !shares_link(block.element);
  }

  // Whether the small element around a heading is a link, or holds one.
  bool shares_link(std::uint32_t heading) const {
    const std::uint32_t up = draft_.page.elements[heading].parent;
    if (draft_.tree.nodes[heading].link != kNone || up == kNone) return true;
    if (draft_.tree.nodes[up].text_bytes > kMaxCard) return false;
    std::uint32_t links = 0;
    for (std::uint32_t e = up; e < draft_.tree.nodes[up].end && e < up + kMaxElements; ++e) {
      if (draft_.tree.nodes[e].tag == Tag::A) ++links;
    }
    return links == 1;
  }

  // A block that names an item: a link or a heading.
  bool is_title(std::uint32_t i) const {
    const Block& block = article_.blocks[i];
    return block.region == Region::Related && block.kind == BlockKind::Related &&
           (!block.href.empty() || block.level > 0) && !is_heading(i);
  }

  // How many titles, section headings and blocks of the article begin in each element, one link
  // that stands twice in a row counted once; then the cards of the titles, in page order.
  void find_cards() {
    marks_.assign(draft_.page.elements.size() + 1, 0);
    std::vector<std::uint32_t> titles;
    std::string_view last;
    for (std::uint32_t i = 0; i < article_.blocks.size(); ++i) {
      const Block& block = article_.blocks[i];
      const bool title = is_title(i);
      const bool heading = is_heading(i);
      if (!title && !heading && block.region != Region::Article) continue;
      if (title && !block.href.empty() && block.href == last) continue;
      last = title ? std::string_view(block.href) : std::string_view();
      if (title) titles.push_back(i);
      ++marks_[block.element + 1];
    }
    for (std::size_t e = 1; e < marks_.size(); ++e) marks_[e] += marks_[e - 1];
    for (const std::uint32_t i : titles) {
      const std::uint32_t card = card_of(article_.blocks[i].element);
      if (cards_.empty() || cards_.back() != card) cards_.push_back(card);
    }
    std::sort(cards_.begin(), cards_.end());
  }

  std::uint32_t marks_in(std::uint32_t e) const {
    return marks_[draft_.tree.nodes[e].end] - marks_[e];
  }

  // The largest element around `e` that holds no other mark.
  std::uint32_t card_of(std::uint32_t e) const {
    std::uint32_t card = e;
    for (int way = 0; way < kMaxWay; ++way) {
      const std::uint32_t up = draft_.page.elements[card].parent;
      if (up == kNone || up == 0 || marks_in(up) > 1) break;
      if (draft_.tree.nodes[up].text_bytes > kMaxCard) break;
      card = up;
    }
    return card;
  }

  // The card that holds element `e`; else the list item or article element around it, where no
  // title tells cards apart; else nothing.
  std::uint32_t root_of(std::uint32_t e) const {
    const auto after = std::upper_bound(cards_.begin(), cards_.end(), e);
    if (after != cards_.begin() && draft_.tree.inside(e, *(after - 1))) return *(after - 1);
    std::uint32_t at = e;
    for (int way = 0; way < kMaxWay && at != 0; ++way, at = draft_.page.elements[at].parent) {
      const Tag tag = draft_.tree.nodes[at].tag;
      if (tag == Tag::Li || tag == Tag::Article) return marks_in(at) == 0 ? at : kNone;
    }
    return kNone;
  }

  void take(std::uint32_t i) {
    Block& block = article_.blocks[i];
    const std::uint32_t root = root_of(block.element);
    // Lines outside all cards go with the item before them.
    const bool goes_on = open_ != kNone && (root == roots_.back() || root == kNone);
    if (!goes_on) {
      if (block.kind != BlockKind::Related) return;
      article_.related.emplace_back();
      article_.related.back().section = section_;
      roots_.push_back(root == kNone ? block.element : root);
      open_ = i;
    }
    article_.related.back().blocks.push_back(i);
  }

  void finish(RelatedItem& item, std::uint32_t root) {
    const bool named = std::any_of(item.blocks.begin(), item.blocks.end(),
                                   [&](std::uint32_t i) { return is_title(i); });
    for (const std::uint32_t i : item.blocks) {
      Block& block = article_.blocks[i];
      type_picture_text(block, root, named);
      if (block.kind != BlockKind::Related) continue;
      if (item.href.empty()) item.href = block.href;
      const std::string_view text = view(i);
      if (item.title.empty() && is_title(i)) {
        item.title = std::string(text);
      } else if (item.teaser.size() < text.size() && text != item.title) {
        item.teaser = std::string(text);
      }
    }
    look_through(item, root);
    // What has no title is known by its words.
    if (item.title.empty()) item.title.swap(item.teaser);
  }

  // What the item's element says without text: links and images.
  void look_through(RelatedItem& item, std::uint32_t root) const {
    const std::uint32_t end = std::min(draft_.tree.nodes[root].end, root + kMaxElements);
    for (std::uint32_t e = root; e < end; ++e) {
      const Element& element = draft_.page.elements[e];
      if (element.tag == "a") {
        if (item.href.empty()) item.href = std::string(element.hint("href"));
        if (item.title.empty()) item.title = std::string(element.hint("aria-label"));
      }
      if (item.image.empty()) item.image = image_address(draft_.page, e);
    }
    // A card inside its link.
    const std::uint32_t link = draft_.tree.nodes[root].link;
    if (item.href.empty() && link != kNone) {
      item.href = std::string(draft_.page.elements[link].hint("href"));
    }
  }

  // The caption and the credit of an item's picture. Where nothing else is said of the item, the
  // caption is its text.
  void type_picture_text(Block& block, std::uint32_t root, bool named) {
    if (!block.href.empty() || block.level > 0) return;
    bool caption = false;
    bool credit = false;
    std::uint32_t e = block.element;
    for (int way = 0; way < 4 && draft_.tree.inside(e, root); ++way) {
      const Node& node = draft_.tree.nodes[e];
      caption = caption || node.tag == Tag::Figcaption || node.own.has(Family::Caption);
      credit = credit || node.own.has(Family::Credit);
      if (e == root || e == 0) break;
      e = draft_.page.elements[e].parent;
    }
    const std::string_view text = article_.view(block.at);
    if (is_empty_caption(text)) return;
    const bool line = caption && is_credit_line(text) && text.back() != '.';
    if (credit || line) {
      set(block, BlockKind::Credit, "related.credit");
    } else if (caption && named) {
      set(block, BlockKind::Caption, "related.caption");
    }
  }

  static void set(Block& block, BlockKind kind, std::string_view rule) {
    block.kind = kind;
    block.rule = rule;
    block.score = Score::of(750);
  }

  const PageDraft& draft_;
  Article& article_;
  std::vector<std::uint32_t> marks_;  // before each element
  std::vector<std::uint32_t> cards_;  // elements, sorted
  std::vector<std::uint32_t> roots_;  // parallel to article.related
  std::string section_;
  std::uint32_t open_ = kNone;  // first block of the item that goes on
};

}  // namespace

void gather_related(const PageDraft& draft, Article& article) {
  ItemGatherer(draft, article).gather();
}

}  // namespace sidelight
