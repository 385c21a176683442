#include "links/place_words.h"

#include <array>
#include <string_view>

#include "base/one_of.h"

namespace sidelight {
namespace {

constexpr std::array<std::string_view, 9> kRegionNouns = {"state",     "states",      "province",
                                                          "provinces", "region",      "oblast",
                                                          "regions",   "governorate", "prefecture"};

// What follows a river's name: its parts, and words that no noun phrase goes on with.
constexpr std::array<std::string_view, 34> kAfterRiver = {
    "river", "basin", "delta", "valley", "watershed", "and",  "or",    "in",   "is",
    "was",   "has",   "had",   "to",     "at",        "near", "from",  "with", "that",
    "which", "where", "rose",  "flows",  "flooded",   "for",  "below", "by",   "above",
    "into",  "on",    "as",    "but",    "will",      "runs", "when"};

}  // namespace

bool is_called_region(const Document& doc, TokenRange name) {
  const TokenRange sentence = doc.sentence_at(name.begin).tokens;
  if (name.end < sentence.end && is_one_of(doc.folded[name.end], kRegionNouns)) return true;
  return name.begin >= sentence.begin + 2 && doc.folded[name.begin - 1] == "of" &&
         is_one_of(doc.folded[name.begin - 2], kRegionNouns);
}

bool is_called_river(const Document& doc, TokenRange name) {
  const TokenRange sentence = doc.sentence_at(name.begin).tokens;
  if (name.size() != 1 || name.begin <= sentence.begin || doc.folded[name.begin - 1] != "the")
    return false;
  if (name.end >= sentence.end || doc.tokens[name.end].kind != TokenKind::Word) return true;
  return !doc.tokens[name.end].upper_first && is_one_of(doc.folded[name.end], kAfterRiver);
}

}  // namespace sidelight
