#include "reading/place.h"

#include <algorithm>

namespace sidelight {

std::vector<PlacePart> PlaceFinder::find(ByteRange at) const {
  std::vector<PlacePart> parts;
  const auto& pieces = article_.pieces;
  auto piece =
      std::lower_bound(pieces.begin(), pieces.end(), at.begin,
                       [](const TextPiece& p, std::uint32_t begin) { return p.at.end <= begin; });
  for (; piece != pieces.end() && piece->at.begin < at.end; ++piece) {
    const std::uint32_t begin = std::max(piece->at.begin, at.begin);
    const std::uint32_t end = std::min(piece->at.end, at.end);
    if (begin >= end) continue;
    const std::uint32_t base = offsets_.utf16(piece->at.begin);
    const PlacePart part{piece->text, piece->utf16 + offsets_.utf16(begin) - base,
                         piece->utf16 + offsets_.utf16(end) - base};
    if (!parts.empty() && parts.back().text == part.text && parts.back().end <= part.begin) {
      parts.back().end = part.end;
    } else {
      parts.push_back(part);
    }
  }
  return parts;
}

}  // namespace sidelight
