#include "cli/text_offsets.h"

#include <algorithm>

#include "base/utf8.h"

namespace sidelight {
namespace {

// The first byte of each text node in `original`: lines follow each other, so each is found after
// the last.
std::vector<std::uint32_t> line_begins(std::string_view original, const Page& page) {
  std::vector<std::uint32_t> begins;
  std::size_t cursor = 0;
  for (const Text& text : page.texts) {
    const std::size_t found = original.find(text.text, cursor);
    const std::size_t begin = found == std::string_view::npos ? cursor : found;
    begins.push_back(static_cast<std::uint32_t>(begin));
    cursor = begin + text.text.size();
  }
  return begins;
}

std::uint32_t byte_of_utf16(std::string_view text, std::uint32_t units) {
  std::size_t at = 0;
  for (std::uint32_t passed = 0; at < text.size() && passed < units;) {
    passed += next_code_point(text, at) > 0xFFFF ? 2 : 1;
  }
  return static_cast<std::uint32_t>(at);
}

}  // namespace

TextOffsets::TextOffsets(std::string_view original, const Page& page, const Article& article)
    : offsets_(original) {
  const std::vector<std::uint32_t> begins = line_begins(original, page);
  // Pieces of one text follow each other, so that the count goes on from the last one.
  std::uint32_t text = kNone;
  std::uint32_t units = 0;
  std::uint32_t byte = 0;
  for (const TextPiece& piece : article.pieces) {
    const std::string_view node = page.texts[piece.text].text;
    if (piece.text != text || piece.utf16 < units) {
      text = piece.text;
      units = 0;
      byte = 0;
    }
    byte += byte_of_utf16(node.substr(byte), piece.utf16 - units);
    units = piece.utf16;
    pieces_.push_back({piece.at, begins[piece.text] + byte});
  }
}

std::uint32_t TextOffsets::original_byte(const Piece& piece, std::uint32_t at) const {
  return piece.original + (at - piece.document.begin);
}

std::optional<CodePointRange> TextOffsets::original(ByteRange at) const {
  auto first = std::lower_bound(
      pieces_.begin(), pieces_.end(), at.begin,
      [](const Piece& piece, std::uint32_t begin) { return piece.document.end <= begin; });
  auto after = std::lower_bound(
      first, pieces_.end(), at.end,
      [](const Piece& piece, std::uint32_t end) { return piece.document.begin < end; });
  if (first == after) return std::nullopt;
  const Piece& last = *(after - 1);
  const std::uint32_t begin = original_byte(*first, std::max(at.begin, first->document.begin));
  const std::uint32_t end = original_byte(last, std::min(at.end, last.document.end));
  return CodePointRange{offsets_.code_points(begin), offsets_.code_points(end)};
}

ByteRange TextOffsets::document(CodePointRange at) const {
  const std::uint32_t begin = offsets_.byte_of_code_point(at.begin);
  const std::uint32_t end = offsets_.byte_of_code_point(at.end);
  const auto length = [](const Piece& piece) { return piece.document.size(); };
  auto first = std::lower_bound(pieces_.begin(), pieces_.end(), begin,
                                [&](const Piece& piece, std::uint32_t value) {
                                  return piece.original + length(piece) <= value;
                                });
  auto after = std::lower_bound(
      first, pieces_.end(), end,
      [](const Piece& piece, std::uint32_t value) { return piece.original < value; });
  if (first == after) return {};
  const Piece& last = *(after - 1);
  const std::uint32_t from =
      first->document.begin + (std::max(begin, first->original) - first->original);
  const std::uint32_t to =
      last.document.begin + (std::min(end, last.original + length(last)) - last.original);
  return from < to ? ByteRange{from, to} : ByteRange{};
}

}  // namespace sidelight
