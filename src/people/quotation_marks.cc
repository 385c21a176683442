#include "people/quotation_marks.h"

#include <string_view>

namespace sidelight {

std::vector<char> tokens_in_quotation_marks(const Document& doc) {
  std::vector<char> quoted(doc.tokens.size(), 0);
  bool inside = false;
  std::uint32_t block = kNone;
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    if (doc.block_of(i) != block) inside = false;
    block = doc.block_of(i);
    if (doc.tokens[i].kind != TokenKind::Word) {
      const std::string_view text = doc.token_text(i);
      if (text == "“" || text == "”" || text == "\"")
        inside = text == "“" || (text[0] == '"' && !inside);
    }
    quoted[i] = inside ? 1 : 0;
  }
  return quoted;
}

}  // namespace sidelight
