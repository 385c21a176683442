// Article: the page understood as typed blocks and fields (boilerplate removal, page segmentation).
// Never sentences or tokens: those are added by text/document.h, which owns an Article.
//
//   text   "What We Watch\nA headline\nFirst paragraph …\n"     one UTF-8 string, blocks in reading
//   order blocks [kicker )      [headline )[paragraph       )          byte ranges, no overlap,
//   "\n" between them pieces [-- text node 3 --)[- 5 -)[-- 7 --)[- 8 -)[ 9 )       where each run
//   of bytes stands on the page
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/kinds.h"
#include "base/range.h"
#include "base/score.h"
#include "model/trees.h"
#include "page/page.h"

namespace sidelight {

// A run of the document's text that stands, byte for byte, in one text node. Where white space was
// collapsed a new piece begins; bytes between pieces (added spaces and line ends) stand nowhere on
// the page.
struct TextPiece {
  ByteRange at;             // in Article::text
  std::uint32_t text = 0;   // index in Page::texts
  std::uint32_t utf16 = 0;  // offset of the first byte in that text node, UTF-16 units
};

struct Block {
  BlockKind kind = BlockKind::Boilerplate;
  Region region = Region::Other;
  ByteRange at;
  std::uint32_t element = 0;  // the source element in Page::elements
  std::uint32_t level = 0;    // heading level (1–6) or list depth; 0 when it has none
  std::string href;           // of a related item or embed
  std::string image;          // of a caption or credit: the image's address as the page writes it
  std::uint32_t story = 0;  // number of the story in a roundup or entry in a live blog; 0 otherwise
  std::uint32_t repeats = kNone;  // of a pull quote: the block that says the same
  bool running = false;           // reads as part of the running text; a standfirst may
  Score score;
  std::string_view rule;  // a constant of the program
  // Caption repeats (desktop, mobile, alt) are one block; the places of the others are not kept.
};

struct RelatedItem {
  std::string title;
  std::string href;
  std::string teaser;
  std::string section;
  std::string image;
  std::vector<std::uint32_t> blocks;  // indices, in order; region Related
};

// An entry of a live blog or a story of a roundup; Block::story is its place in Article::stories,
// counted from 1.
struct Story {
  std::string title;  // its heading, or empty
  std::string time;   // of an entry: ISO 8601 when the page says so, else as written; or empty
};

// Something that another service shows inside the article: a video, a post, a sound, a chart.
struct Embed {
  std::string service;  // "YouTube", "X", …; the host's name where it is none that is known
  std::string title;    // or empty
  std::string href;
  std::uint32_t element = 0;    // in Page::elements
  std::uint32_t block = kNone;  // that holds its words; many have none
  std::uint32_t after = kNone;  // the last block of the article before it
};

struct PageFields {
  std::string title;
  std::string kicker;
  std::string standfirst;
  std::vector<std::string> authors;
  std::string
      published;  // ISO 8601 as found ("2024-05-15T21:00:00+00:00" or "2024-05-15"), or empty
  std::string modified;
  std::string outlet;
  std::string section;
  std::string canonical;
  std::string lead_image;
  std::string language;  // BCP 47, lower case
  std::vector<std::pair<std::string, std::string>>
      sources;  // field → json-ld|meta|microdata|page|address|given, and ": why" where another
                // source was overruled; sorted by field
};

struct Article {
  std::string text;
  std::vector<Block> blocks;      // reading order
  std::vector<TextPiece> pieces;  // sorted, no overlap
  std::vector<RelatedItem> related;
  std::vector<Story> stories;  // reading order
  std::vector<Embed> embeds;   // reading order
  PageFields fields;
  PageKind kind = PageKind::NotArticle;
  std::string_view kind_rule;  // a constant of the program: what decided the kind
  std::string url;
  std::vector<Note> notes;

  std::string_view view(ByteRange at) const {
    return std::string_view(text).substr(at.begin, at.size());
  }
};

// Reads a page as an article. Pure: the same page and model give the same article. Never fails; a
// page without an article has kind FrontPage or NotArticle and a note; what text it has may still
// be of region Article. `blocks` judges the blocks (page/block_model.h); an empty model, or one
// that was trained on other features, leaves the rules alone.
[[gnu::noinline]] Article read_article(const Page& page, const TreeModel& blocks = TreeModel());

}  // namespace sidelight
