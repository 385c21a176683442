#include "links/place_words.h"

#include <algorithm>
#include <array>
#include <string_view>

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

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_called_region(const Document& doc, TokenRange name) {
  const TokenRange sentence = doc.sentence_at(name.begin).tokens;
  if (name.end < sentence.end && holds(kRegionNouns, doc.folded[name.end])) return true;
  return name.begin >= sentence.begin + 2 && doc.folded[name.begin - 1] == "of" &&
         holds(kRegionNouns, doc.folded[name.begin - 2]);
}

bool is_called_river(const Document& doc, TokenRange name) {
  const TokenRange sentence = doc.sentence_at(name.begin).tokens;
  if (name.size() != 1 || name.begin <= sentence.begin || doc.folded[name.begin - 1] != "the")
    return false;
  if (name.end >= sentence.end || doc.tokens[name.end].kind != TokenKind::Word) return true;
  return !doc.tokens[name.end].upper_first && holds(kAfterRiver, doc.folded[name.end]);
}

}  // namespace sidelight
