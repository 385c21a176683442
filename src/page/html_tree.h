// Tree of an HTML page (document object model, as a parser leaves it): nodes that know each other
// by number, in the page's own bytes. Never a script's later doings, and never what is kept of it
// for reading, which is page/html_page.h. How it is built: page/html_builder.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/html_names.h"
#include "page/html_tokens.h"

namespace sidelight {

enum class HtmlNodeKind : std::uint8_t { Document, Element, Text, Comment, Doctype };

// Number of no node: 0 is the document, which is nobody's child and nobody's sibling.
inline constexpr std::uint32_t kNoHtmlNode = 0;

// An element's name is its number with one of these, when it isn't an element of HTML.
inline constexpr std::uint32_t kSvgName = 1u << 30;
inline constexpr std::uint32_t kMathName = 1u << 31;
inline constexpr std::uint32_t kForeignNames = kSvgName | kMathName;

struct HtmlNode {
  std::uint32_t parent = kNoHtmlNode;
  std::uint32_t first = kNoHtmlNode;  // child
  std::uint32_t last = kNoHtmlNode;
  std::uint32_t previous = kNoHtmlNode;  // sibling
  std::uint32_t next = kNoHtmlNode;
  std::uint32_t name = 0;        // of an element
  const char* data = nullptr;    // of a text or comment
  std::uint32_t size = 0;        // of data in bytes; of an element: how many attributes
  std::uint32_t attributes = 0;  // of an element: its first one
  HtmlNodeKind kind = HtmlNodeKind::Element;
  bool open = false;        // on the stack of open elements
  bool holds_html = false;  // foreign, but what is in it may be HTML ("integration point")

  std::string_view text() const { return {data, size}; }
};

struct HtmlTree {
  // The children of node 0 are the root element and what stands beside it. Texts that stand side by
  // side are one. A template's content is its children.
  std::vector<HtmlNode> nodes;
  std::vector<HtmlAttribute> attributes;
  HtmlNames names;
  HtmlArena arena;
  std::string without_returns;  // the page, when its line ends were others than LF
  bool quirks = false;
  bool flattened = false;  // elements stood deeper than kMaxHtmlDepth
  bool cut = false;        // there were more than kMaxHtmlNodes nodes

  // The name in lower case, without its namespace.
  std::string_view name_of(const HtmlNode& element) const {
    return names.name_of(element.name & ~kForeignNames);
  }
  // The attribute called `name` (lower case), or null.
  const HtmlAttribute* attribute(const HtmlNode& element, std::string_view name) const;
};

// Levels of elements, as Chromium: what is deeper stands beside.
inline constexpr std::size_t kMaxHtmlDepth = 512;
// Nodes of one tree; the page is read no further.
inline constexpr std::size_t kMaxHtmlNodes = 2'000'000;

// Parses a page as a browser with scripting does (HTML standard, 13.2). `source` is valid UTF-8 and
// outlives the tree. Never fails. Linear in time and space.
HtmlTree parse_html(std::string_view source);

// An attribute's name in lower case, and its value with references replaced.
bool is_called(const HtmlAttribute& attribute, std::string_view name);
std::string value_of(const HtmlAttribute& attribute);

}  // namespace sidelight
