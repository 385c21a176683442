// Offsets between a given plain text and its document (code points ↔ bytes), for `predict`. Places
// on a page are reading/place.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/offset_map.h"
#include "page/article.h"

namespace sidelight {

struct CodePointRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class TextOffsets {
 public:
  // `original` is the text that read_plain_text was given, `page` what it made of it, `article` the
  // article read from that page. All must outlive this. `original` must be valid UTF-8 without NUL.
  TextOffsets(std::string_view original, const Page& page, const Article& article);

  // Where the document's `at` stands in the original; nothing when none of it does.
  std::optional<CodePointRange> original(ByteRange at) const;
  // The document's bytes for a range of the original; empty when none of it is in the document.
  ByteRange document(CodePointRange at) const;

 private:
  struct Piece {
    ByteRange document;
    std::uint32_t original = 0;  // first byte in the original
  };
  std::uint32_t original_byte(const Piece& piece, std::uint32_t at) const;

  OffsetMap offsets_;
  std::vector<Piece> pieces_;  // sorted by both
};

}  // namespace sidelight
