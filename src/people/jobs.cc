#include "people/jobs.h"

#include <algorithm>

namespace sidelight {

std::uint32_t Jobs::beside(TokenRange name) const {
  constexpr std::uint32_t kLongestApposition = 6;  // tokens, with its comma
  const TokenRange sentence = doc_.sentence_at(name.begin).tokens;
  if (name.begin > sentence.begin && is_job(name.begin - 1)) return name.begin - 1;
  if (name.end + 2 >= sentence.end || doc_.folded[name.end] != ",") return kNone;
  const std::uint32_t end = std::min(sentence.end, name.end + kLongestApposition);
  for (std::uint32_t i = name.end + 1; i < end && doc_.folded[i] != ","; ++i) {
    if (is_job(i)) return i;
  }
  return kNone;
}

}  // namespace sidelight
