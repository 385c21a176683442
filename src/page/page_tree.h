// Page tree (annotated DOM): what a Page's elements mean for reading — tag, display, families of
// class words, hidden or not, amounts of text — one entry for each element. Never decides what is
// article: that is page/article_region.h. The words behind the families are page/class_families.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "page/class_families.h"
#include "page/page.h"

namespace sidelight {

enum class Tag : std::uint8_t {
  Other,
  A,
  Abbr,
  Acronym,
  Address,
  Article,
  Aside,
  Audio,
  B,
  Bdi,
  Bdo,
  Big,
  Blockquote,
  Body,
  Br,
  Button,
  Caption,
  Center,
  Cite,
  Code,
  Data,
  Dd,
  Del,
  Details,
  Dfn,
  Dialog,
  Div,
  Dl,
  Dt,
  Em,
  Embed,
  Fieldset,
  Figcaption,
  Figure,
  Font,
  Footer,
  Form,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  Header,
  Hgroup,
  Hr,
  I,
  Iframe,
  Img,
  Input,
  Ins,
  Kbd,
  Label,
  Legend,
  Li,
  Main,
  Map,
  Mark,
  Menu,
  Nav,
  Nobr,
  Object,
  Ol,
  Option,
  Output,
  P,
  Picture,
  Pre,
  Progress,
  Q,
  Ruby,
  S,
  Samp,
  Section,
  Select,
  Small,
  Span,
  Strike,
  Strong,
  Sub,
  Summary,
  Sup,
  Svg,
  Table,
  Tbody,
  Td,
  Textarea,
  Tfoot,
  Th,
  Thead,
  Time,
  Tr,
  Tt,
  U,
  Ul,
  Var,
  Video,
  Wbr,
};

// The tag called `name` (lower case), or Other.
Tag tag_of(std::string_view name);
// Whether the tag stands inside a line by default. A custom element counts as Other: see
// Node::breaks.
bool is_inline(Tag tag);
// 1 to 6 for h1 to h6, else 0.
std::uint32_t heading_level(Tag tag);

struct Node {
  Tag tag = Tag::Other;
  bool breaks = true;       // text before, inside and after it stands in different blocks
  bool hidden = false;      // itself or through an ancestor
  bool skipped = false;     // its text is never read (form fields, drawings)
  bool data_table = false;  // a table of data, not of layout
  bool post = false;        // a post of another site, quoted whole
  std::uint32_t depth = 0;
  std::uint32_t end = 0;         // one past the last element inside it
  FamilySet own;                 // families of its own class and id words
  std::uint32_t text_bytes = 0;  // of the visible text inside it, outer white space left out
  std::uint32_t link_bytes = 0;  // the part of them that stands inside links
  std::uint32_t pictures = 0;    // images inside it, itself included
  std::uint32_t block = 0;       // nearest ancestor or self that breaks
  std::uint32_t link = kNone;    // nearest ancestor or self that is a link
};

struct PageTree {
  std::vector<Node> nodes;  // parallel to Page::elements

  bool inside(std::uint32_t element, std::uint32_t ancestor) const {
    return ancestor <= element && element < nodes[ancestor].end;
  }
};

// One pass down and one up: linear in the number of elements.
PageTree build_page_tree(const Page& page);

}  // namespace sidelight
