#include "page/related_items.h"

#include "page/text_rules.h"

namespace sidelight {
namespace {

// The element that stands for a block's item: the nearest ancestor that is an item of a list, an
// article or a card whose parent holds several; at most six levels up.
std::uint32_t item_of(const Page& page, std::uint32_t element) {
  std::uint32_t at = element;
  for (int up = 0; up < 8 && at != kNone && at != 0; ++up) {
    const std::string& tag = page.elements[at].tag;
    if (tag == "li" || tag == "article") return at;
    at = page.elements[at].parent;
  }
  return element;
}

std::string_view image_address(const Element& element) {
  for (const char* name :
       {"data-runner-src", "data-runner-img-hd", "data-src", "data-lazy-src", "src"}) {
    const std::string_view value = element.hint(name);
    if (!value.empty() && value.substr(0, 5) != "data:") return value;
  }
  return {};
}

}  // namespace

void gather_related(const Page& page, Article& article) {
  std::uint32_t open = kNone;
  std::string section;
  for (std::uint32_t i = 0; i < article.blocks.size(); ++i) {
    const Block& block = article.blocks[i];
    if (block.region != Region::Related) {
      open = kNone;
      continue;
    }
    const std::string_view text = article.view(block.at);
    if (is_related_heading(text)) {
      section = std::string(text);
      open = kNone;
      continue;
    }
    const std::uint32_t item = item_of(page, block.element);
    if (item != open || article.related.empty()) {
      if (block.kind != BlockKind::Related) continue;
      article.related.emplace_back();
      article.related.back().section = section;
      open = item;
    }
    RelatedItem& related = article.related.back();
    related.blocks.push_back(i);
    if (block.kind != BlockKind::Related) continue;
    if (related.href.empty()) related.href = block.href;
    if (related.title.empty() && (!block.href.empty() || block.level > 0)) {
      related.title = std::string(text);
    } else if (related.teaser.size() < text.size()) {
      related.teaser = std::string(text);
    }
  }
  // Links and images that hold no text: the card's own.
  for (RelatedItem& related : article.related) {
    const std::uint32_t item = item_of(page, article.blocks[related.blocks.front()].element);
    for (std::uint32_t i = item; i < page.elements.size() && i < item + 60; ++i) {
      const Element& element = page.elements[i];
      if (i != item && element.parent < item) break;
      if (element.tag == "a") {
        if (related.href.empty()) related.href = std::string(element.hint("href"));
        if (related.title.empty()) related.title = std::string(element.hint("aria-label"));
      }
      if (related.image.empty()) related.image = std::string(image_address(element));
    }
  }
}

}  // namespace sidelight
