#include "build_pack/name_rules.h"

#include <string>

#include "base/token_rule.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

constexpr std::size_t kLongestName = 120;  // bytes
constexpr std::size_t kShortestName = 2;   // letters
constexpr std::size_t kShortLetters = 3;   // up to here an alias must be all in capitals
constexpr std::size_t kMostTokens = 10;

struct Letters {
  std::size_t all = 0;
  std::size_t upper = 0;
  std::size_t digits = 0;
};

Letters count_letters(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_letter(c)) ++letters.all;
    if (is_upper(c)) ++letters.upper;
    if (is_digit(c)) ++letters.digits;
  }
  return letters;
}

}  // namespace

bool may_be_alias(std::string_view text, bool is_label, CaseRule& rule) {
  if (text.size() > kLongestName || text.find_first_of("()[]{}|<>;") != std::string_view::npos) {
    return false;
  }
  const Letters letters = count_letters(text);
  if (letters.all < kShortestName || letters.upper == 0) return false;
  const std::string key = alias_key(text);
  if (key.empty() || token_count(key) > kMostTokens) return false;
  const bool all_upper = is_all_upper(text);
  // "Fra" for France, "T1" for a train: codes, unless it is what the thing is called.
  if (!is_label && letters.all <= kShortLetters && (!all_upper || letters.digits > 0)) return false;
  // Nobody has reviewed it, so never "any": Will May must not be found in "it will may".
  rule = all_upper ? CaseRule::Upper : CaseRule::Exact;
  return true;
}

}  // namespace sidelight
