// Page text (text content of a page): all text nodes of a page as one text, and as a reader sees
// and searches it. For selectors that must find a passage again on the page. Never blocks or
// sentences: those are page/article.h and text/document.h.
//
//   texts   "He "  "said"  " so.\n"  "Then "  [hidden "x"]
//   raw     "He said so.\nThen x"   UTF-8 as it stands, nothing between the nodes
//   shown   "He said so.⏎Then "     white space collapsed; ⏎, a line feed, between blocks
//   folded  "he said so.⏎then "     code point for code point beside shown
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/offset_map.h"
#include "base/range.h"
#include "page/page.h"
#include "reading/place.h"

namespace sidelight {

using ShownRange = Range<struct ShownUnit>;  // code points of the shown text

class PageText {
 public:
  // `page` is not kept.
  explicit PageText(const Page& page);
  PageText(const PageText&) = delete;
  PageText& operator=(const PageText&) = delete;

  std::string_view raw() const { return raw_; }
  std::u32string_view shown() const { return shown_; }
  std::u32string_view folded() const { return folded_; }

  // The bytes of raw() from the begin of a place to its end; empty for an empty place.
  ByteRange find(const std::vector<PlacePart>& place) const;
  // The code points before byte `at` of raw().
  std::uint32_t code_points(std::uint32_t at) const { return offsets_.code_points(at); }
  // What is seen of some bytes of raw(), without white space at its ends; may be empty.
  ShownRange shown_part(ByteRange raw) const;

 private:
  void show(const Page& page);
  void show_node(std::string_view text);
  std::uint32_t byte_at(const PlacePart& part, std::uint32_t utf16) const;

  std::vector<std::uint32_t> begins_;  // of each text node in raw_, and the end
  std::string raw_;
  OffsetMap offsets_;
  std::u32string shown_;
  std::u32string folded_;
  std::vector<std::uint32_t> shown_at_;  // of each byte of raw_, and the end
};

}  // namespace sidelight
