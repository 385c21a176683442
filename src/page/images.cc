#include "page/images.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "page/image_address.h"
#include "page/shingles.h"

namespace sidelight {
namespace {

constexpr int kMaxWay = 6;                 // ancestors of a caption that may hold its picture
constexpr std::uint32_t kMaxBeside = 600;  // bytes of other text in the element of both
constexpr std::uint32_t kMaxBefore = 30;   // elements between a picture and its caption

struct Picture {
  std::uint32_t element = 0;
  std::string address;
};

class ImageTier {
 public:
  ImageTier(const PageDraft& draft, Article& article) : draft_(draft), article_(article) {
    for (std::uint32_t e = 0; e < draft.page.elements.size(); ++e) {
      const Tag tag = draft.tree.nodes[e].tag;
      if (tag != Tag::Img && tag != Tag::Other) continue;  // "source" is no tag of its own
      std::string address = image_address(draft.page, e);
      if (!address.empty()) pictures_.push_back({e, std::move(address)});
    }
  }

  void tie() {
    if (pictures_.empty()) return;
    std::uint32_t text = 0;  // element of the last block that is no picture's
    for (Block& block : article_.blocks) {
      const bool beside = block.kind == BlockKind::Caption || block.kind == BlockKind::Credit;
      if (!beside) {
        text = block.element;
        continue;
      }
      const Picture* picture = around(block);
      if (picture == nullptr) picture = before(block, text);
      if (picture != nullptr) block.image = picture->address;
    }
    share();
  }

 private:
  std::size_t first_from(std::uint32_t e) const {
    const auto at = std::lower_bound(
        pictures_.begin(), pictures_.end(), e,
        [](const Picture& picture, std::uint32_t begin) { return picture.element < begin; });
    return static_cast<std::size_t>(at - pictures_.begin());
  }

  // The picture in the smallest element around a block: the last one before it, else the first
  // after it.
  const Picture* around(const Block& block) const {
    std::uint32_t e = block.element;
    for (int way = 0; way <= kMaxWay; ++way) {
      const Node& node = draft_.tree.nodes[e];
      if (node.text_bytes > block.at.size() + kMaxBeside) return nullptr;
      const std::size_t begin = first_from(e);
      const std::size_t end = first_from(node.end);
      if (begin < end) {
        const std::size_t after = std::clamp(first_from(block.element), begin, end);
        return &pictures_[after > begin ? after - 1 : begin];
      }
      e = draft_.page.elements[e].parent;
      if (e == kNone || e == 0 || node.tag == Tag::Figure) return nullptr;
    }
    return nullptr;
  }

  const Picture* before(const Block& block, std::uint32_t text) const {
    const std::size_t after = first_from(block.element);
    if (after == 0) return nullptr;
    const Picture& picture = pictures_[after - 1];
    const bool near = picture.element + kMaxBefore >= block.element && picture.element > text;
    return near ? &picture : nullptr;
  }

  // A credit goes with the caption beside it.
  void share() {
    for (std::size_t i = 1; i < article_.blocks.size(); ++i) {
      Block& one = article_.blocks[i - 1];
      Block& two = article_.blocks[i];
      const bool pair = one.kind == BlockKind::Caption && two.kind == BlockKind::Credit;
      if (!pair || one.region != two.region) continue;
      if (two.image.empty()) two.image = one.image;
      if (one.image.empty()) one.image = two.image;
    }
  }

  const PageDraft& draft_;
  Article& article_;
  std::vector<Picture> pictures_;  // page order
};

}  // namespace

void tie_images(const PageDraft& draft, Article& article) { ImageTier(draft, article).tie(); }

void tie_pull_quotes(Article& article) {
  std::unordered_map<std::uint64_t, std::uint32_t> said;  // looked up only
  const auto is = [&](std::uint32_t i, BlockKind kind) {
    return article.blocks[i].kind == kind && article.blocks[i].region == Region::Article;
  };
  std::vector<std::uint32_t> quotes;
  for (std::uint32_t i = 0; i < article.blocks.size(); ++i) {
    if (is(i, BlockKind::PullQuote)) quotes.push_back(i);
  }
  if (quotes.empty()) return;
  for (std::uint32_t i = 0; i < article.blocks.size(); ++i) {
    if (!is(i, BlockKind::Paragraph) && !is(i, BlockKind::ListItem)) continue;
    for (const std::uint64_t s : shingles_of(article.view(article.blocks[i].at)))
      said.emplace(s, i);
  }
  for (const std::uint32_t i : quotes) {
    const std::vector<std::uint64_t> own = shingles_of(article.view(article.blocks[i].at));
    std::vector<std::uint32_t> found;
    for (const std::uint64_t s : own) {
      const auto at = said.find(s);
      if (at != said.end()) found.push_back(at->second);
    }
    std::sort(found.begin(), found.end());
    std::size_t best = 0;
    for (std::size_t from = 0; from < found.size();) {
      std::size_t to = from;
      while (to < found.size() && found[to] == found[from]) ++to;
      if (to - from > best) {
        best = to - from;
        article.blocks[i].repeats = found[from];
      }
      from = to;
    }
    if (best * 2 < own.size()) article.blocks[i].repeats = kNone;
  }
}

}  // namespace sidelight
