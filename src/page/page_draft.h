// Page draft (working state of block classification): everything that the steps of read_article
// know about a page while they type its leaves. Never leaves the room: the result is
// page/article.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/article.h"
#include "page/folded_text.h"
#include "page/json_ld.h"
#include "page/leaf_blocks.h"
#include "page/page_tree.h"

namespace sidelight {

// What part of the page an element belongs to by its markup; the first that an ancestor names holds
// for all that is inside it.
enum class Zone : std::uint8_t {
  None,
  Nav,
  Footer,
  Sidebar,
  Ad,
  Share,
  Consent,
  Overlay,
  OffScreen,
  Form,
  Button,
  Paywall,
  Related,
  Newsletter,
  Comment,
  Tags,
  AuthorBox,
};

// Measures of one leaf's text.
struct LeafFacts {
  std::uint32_t bytes = 0;
  std::uint32_t words = 0;
  std::uint32_t commas = 0;
  std::uint32_t level = 0;     // of the heading that it stands in
  std::uint32_t list = kNone;  // nearest li
  std::uint32_t link_permille = 0;
  bool sentence = false;  // ends as a sentence does
  bool strong = false;    // all of it is bold
  bool prose = false;     // reads as a paragraph of running text
  bool pictured = false;  // a picture stands between it and the leaf before it
};

// A part of a leaf that is a block of its own.
struct LeafPart {
  ByteRange at;  // from the leaf's first byte
  BlockKind kind = BlockKind::Boilerplate;
};

// What a leaf was taken for.
struct LeafType {
  BlockKind kind = BlockKind::Boilerplate;
  Region region = Region::Other;
  std::string_view rule = "unclaimed";
  Score score = Score::of(500);
  bool body = false;     // part of the article's running text
  bool dropped = false;  // repeats another leaf or can't be seen
  bool running = false;  // the model takes it for running text, whatever else it is
  std::int32_t sums_up =
      0;  // the model's logit that it is the standfirst; 0 where it is not likely
  std::uint32_t skip_bytes = 0;  // that are no part of the block ("By" before a name)
  // A leaf may hold several blocks, in order; empty where all of it is one block of `kind`.
  std::vector<LeafPart> parts;
  std::uint32_t story = 0;  // Block::story

  // The first `bytes` of a leaf of `size` are of kind `head`; false when that is nothing or all.
  bool cut(std::uint32_t bytes, BlockKind head, std::uint32_t size) {
    if (bytes == 0 || bytes >= size) return false;
    parts = {{{0, bytes}, head}, {{bytes, size}, kind}};
    return true;
  }
};

struct PageDraft {
  explicit PageDraft(const Page& source) : page(source) {}

  const Page& page;
  PageTree tree;
  LeafPage leaves;
  std::vector<LeafFacts> facts;      // parallel to leaves.leaves
  std::vector<LeafType> types;       // parallel to leaves.leaves
  std::string folded;                // fold() of each leaf
  std::vector<ByteRange> folded_at;  // parallel to leaves.leaves: where in it
  std::vector<Zone> zones;           // parallel to page.elements
  std::vector<Zone>
      leaf_zones;  // parallel to leaves.leaves: zones, and what headings say of what follows
  // Parallel to leaves.leaves: thousandths of a leaf's words that stand in the structured data's
  // articleBody. Empty where there is none, or where it is another text than the page's.
  std::vector<std::uint16_t> told;
  LinkedData data;
  std::vector<Story> stories;        // page/live_entries.h, page/stories.h
  std::string declared_title;        // by metadata or structured data, site name cut off
  std::uint32_t headline = kNone;    // leaf
  std::uint32_t container = kNone;   // element that holds the article's text
  std::uint32_t next_story = kNone;  // first leaf of another article that follows this one

  std::size_t size() const { return leaves.leaves.size(); }
  std::string_view view(std::size_t leaf) const { return leaves.view(leaves.leaves[leaf]); }
  // The same with its folded form.
  FoldedText line(std::size_t leaf) const {
    const ByteRange at = folded_at[leaf];
    return {view(leaf), std::string_view(folded).substr(at.begin, at.size())};
  }
  std::uint32_t element(std::size_t leaf) const { return leaves.leaves[leaf].element; }
  Zone zone(std::size_t leaf) const { return leaf_zones[leaf]; }
  const Node& node(std::size_t leaf) const { return tree.nodes[element(leaf)]; }

  void set(std::size_t leaf, BlockKind kind, Region region, std::string_view rule, int score) {
    types[leaf].kind = kind;
    types[leaf].region = region;
    types[leaf].rule = rule;
    types[leaf].score = Score::of(score);
  }
};

// Measures every leaf.
void measure_leaves(PageDraft& draft);

// The content of the first metadata entry with one of `names`, tried in order.
std::string_view metadata_of(const Page& page, std::initializer_list<std::string_view> names);

// Whether two titles say the same: equal when folded, punctuation aside, or one holds most of the
// other.
bool same_title(const FoldedText& a, const FoldedText& b);
// The same in two steps, for comparing one title with many: the folded words, and their comparison.
std::string title_key(const FoldedText& text);
bool same_key(std::string_view one, std::string_view two);

}  // namespace sidelight
