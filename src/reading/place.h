// Place: where a run of the document stands on the page (character offsets into DOM text nodes,
// UTF-16), one part for each text node. The only bridge from bytes back to the page; the browser
// turns each part into a StaticRange.
#pragma once

#include <cstdint>
#include <vector>

#include "base/offset_map.h"
#include "page/article.h"

namespace sidelight {

struct PlacePart {
  std::uint32_t text = 0;   // index in Page::texts
  std::uint32_t begin = 0;  // UTF-16 units in that text node
  std::uint32_t end = 0;    // exclusive
};

class PlaceFinder {
 public:
  // `article` must outlive the finder.
  explicit PlaceFinder(const Article& article) : article_(article), offsets_(article.text) {}

  // In order; empty when nothing of `at` stands on the page. White space that was collapsed inside
  // one text node is covered by the part.
  std::vector<PlacePart> find(ByteRange at) const;

 private:
  const Article& article_;
  OffsetMap offsets_;
};

}  // namespace sidelight
