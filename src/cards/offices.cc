#include "cards/offices.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "base/one_of.h"
#include "base/token_rule.h"
#include "pack/pack.h"

namespace sidelight {
namespace {

constexpr std::size_t kLongestTitle = 6;  // tokens

// Words that end what somebody is called; what follows is whose or where.
constexpr std::array<std::string_view, 22> kEnds = {
    "of",  "for",   "to",    "in", "at", "on", "from", "with", "by", "under", "and",
    "who", "since", "until", "as", ",",  "(",  ";",    ".",    "–",  "—",     "during"};
// Before a title they make another one of it.
constexpr std::array<std::string_view, 5> kLesser = {"deputy", "vice", "assistant", "under",
                                                     "associate"};

class OfficeFinder {
 public:
  OfficeFinder(const Knowledge& knowledge, const std::string& key) : knowledge_(knowledge) {
    for (std::size_t at = 0; at < key.size();) {
      const std::size_t end = std::min(key.find(' ', at), key.size());
      tokens_.push_back(std::string_view(key).substr(at, end - at));
      at = end + 1;
    }
  }

  OfficeConcept find() const {
    OfficeConcept found;
    for (std::size_t at = 0; at < tokens_.size() && !is_one_of(tokens_[at], kEnds);) {
      std::size_t size = std::min(kLongestTitle, tokens_.size() - at);
      OfficeConcept here;
      while (size > 0 && (here = title_at(at, size)).entity == kNone) --size;
      // "deputy foreign minister", where only "foreign minister" is known.
      if (size == 0 && is_one_of(tokens_[at], kLesser)) return {};
      found = here;  // a word that is no title after one: "prime minister's brother"
      at += std::max<std::size_t>(size, 1);
    }
    return found;
  }

 private:
  OfficeConcept title_at(std::size_t at, std::size_t size) const {
    const std::string_view first = tokens_[at];
    const std::string_view last = tokens_[at + size - 1];
    const std::string key(first.data(), last.data() + last.size());
    for (std::uint32_t p = 0; p < knowledge_.packs.size(); ++p) {
      const Pack& pack = knowledge_.packs[p];
      const IndexRange range = pack.find(key);
      for (std::uint32_t i = range.begin; i < range.end; ++i) {
        const Alias alias = pack.alias(i);
        if (alias.use == AliasUse::Title) return {p, alias.entity};
      }
    }
    return {};
  }

  const Knowledge& knowledge_;
  std::vector<std::string_view> tokens_;
};

}  // namespace

OfficeConcept office_in(const Knowledge& knowledge, std::string_view words) {
  const std::string key = alias_key(words);
  return OfficeFinder(knowledge, key).find();
}

}  // namespace sidelight
