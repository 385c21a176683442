// Leaf blocks (text segments of a page): the text of a page cut where a reader sees a new line of
// thought, in document order, white space collapsed, each byte still knowing its place. Never
// typed: types are page/block_kinds.h. Spaces: a single line break is a space unless the style
// changes with it, two cut.
//
//   text    "First paragraph …\nPhoto by …\n"      leaves end with "\n", which belongs to none
//   leaves  [                )[          )
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/article.h"
#include "page/page_tree.h"

namespace sidelight {

struct Leaf {
  ByteRange at;
  std::uint32_t element = 0;       // nearest element that breaks lines around it
  std::uint32_t wrapper = kNone;   // the inline element that holds all of it, where there is one
  std::uint32_t link = kNone;      // its first link
  std::uint32_t links = 0;         // how many there are
  std::uint32_t lead_bytes = 0;    // of its first run, where the next one has another style
  std::uint32_t link_bytes = 0;    // bytes of it that stand inside links
  std::uint32_t strong_bytes = 0;  // bytes of it that stand in b or strong
  ByteRange
      tail;  // its last run in an inline wrapper that differs from the run before; may be empty
  std::uint32_t table = kNone;  // the data table that it is
};

struct LeafPage {
  std::string text;
  std::vector<Leaf> leaves;
  std::vector<TextPiece> pieces;  // sorted; `at` in text

  std::string_view view(const Leaf& leaf) const {
    return std::string_view(text).substr(leaf.at.begin, leaf.at.size());
  }
  // The first piece that ends after byte `at` of text; how many pieces there are when none does.
  std::size_t first_piece(std::uint32_t at) const;
};

LeafPage cut_leaves(const Page& page, const PageTree& tree);

}  // namespace sidelight
