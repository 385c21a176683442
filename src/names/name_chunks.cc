#include "names/name_chunks.h"

#include <algorithm>
#include <string>

#include "base/one_of.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kLongestName = 24;  // tokens; what is longer is a list or noise

class Chunk {
 public:
  Chunk(const NameFacts& facts, const Knowledge& knowledge, std::uint32_t first,
        std::uint32_t limit)
      : facts_(facts),
        knowledge_(knowledge),
        doc_(facts.doc),
        first_(first),
        limit_(std::min(limit, first + kLongestName)),
        end_(first + 1) {}

  TokenRange read() {
    while (end_ < limit_) {
      const std::uint32_t next = longer();
      if (next == end_) break;
      end_ = next;
    }
    return {first_, end_};
  }

 private:
  std::string_view text(std::uint32_t i) const { return doc_.token_text(i); }
  const std::string& folded(std::uint32_t i) const { return doc_.folded[i]; }
  bool capital(std::uint32_t i) const { return i < limit_ && facts_.tokens[i].capital; }

  // The chunk's end with its next part, or its end when nothing more belongs to it.
  std::uint32_t longer() {
    if (capital(end_)) return folded(end_) == "'s" ? end_ : end_ + 1;
    if (is_joining_hyphen(doc_, end_, limit_)) return past_hyphen();
    if (is_dot_of_initial(end_)) return end_ + 2;
    const std::string& word = folded(end_);
    if (word == "&" && capital(end_ + 1)) return end_ + 2;
    if (word == "'s" && facts_.in(end_ - 1, facts_.lists.possessive_words) && capital(end_ + 1))
      return end_ + 2;
    if (word == "of" || word == "for" || word == "on" || word == "against") return past_of();
    if (word == "and") return past_and();
    if (doc_.tokens[end_].kind == TokenKind::Number) return past_number();
    return past_particles();
  }

  // "G.Zandanshatar"
  bool is_dot_of_initial(std::uint32_t i) const {
    return text(i) == "." && !doc_.tokens[i].space_before && text(i - 1).size() == 1 &&
           capital(i + 1) && !doc_.tokens[i + 1].space_before;
  }

  std::uint32_t past_hyphen() {
    const std::uint32_t next = end_ + 1;
    if (doc_.tokens[next].kind == TokenKind::Number)
      return facts_.tokens[end_ - 1].acronym ? next + 1 : end_;
    if (!capital(next)) return is_given_name_part(next) ? next + 1 : end_;
    const bool treaty = capital(next + 1) && facts_.in(next + 1, facts_.lists.head_words);
    return !treaty && are_two_names(end_ - 1, next) ? end_ : next + 1;
  }

  // "Han Duck-soo", "Hsu Yao-chang", and not "Barack Obama-era"
  bool is_given_name_part(std::uint32_t i) const {
    constexpr std::uint32_t kLongestPart = 7;  // bytes
    const Token& token = doc_.tokens[i];
    if (end_ - first_ < 2 && !has_capital_before()) return false;
    if (token.kind != TokenKind::Word || token.at.size() > kLongestPart || token.at.size() < 2)
      return false;
    const TokenFact& fact = facts_.tokens[i];
    const TokenFact& before = facts_.tokens[end_ - 1];
    if (fact.lower_seen && facts_.lists.common_words.in(fact.words)) return false;
    return !facts_.lists.hyphen_words.in(fact.words) && !facts_.lists.common_words.in(fact.words) &&
           !before.acronym && !facts_.lists.nationalities.in(before.words) &&
           !facts_.lists.places.in(before.words);
  }

  bool has_capital_before() const {
    return first_ > 0 && facts_.tokens[first_ - 1].capital &&
           doc_.sentence_of_token[first_ - 1] == doc_.sentence_of_token[first_];
  }

  // "Putin-Xi", "US-China": each side stands for itself elsewhere.
  bool are_two_names(std::uint32_t left, std::uint32_t right) const {
    if (known_name_of(facts_, knowledge_, {left, right + 1})) return false;
    const auto alone = [&](std::uint32_t i) {
      const auto& fact = facts_.tokens[i];
      return known_name_of(facts_, knowledge_, {i, i + 1}).has_value() ||
             (fact.upper_seen && !facts_.lists.first_names.in(fact.words));
    };
    return alone(left) && alone(right);
  }

  static std::string singular(const std::string& word) {
    return !word.empty() && word.back() == 's' ? word.substr(0, word.size() - 1) : word;
  }

  bool is_title_end(std::uint32_t i) const {
    for (std::uint32_t begin = i + 1 > first_ + 3 ? i - 2 : first_; begin <= i; ++begin) {
      if (title_length(facts_, begin, i + 1) == i + 1 - begin) return true;
    }
    return false;
  }

  // "Ministry of Finance", "Strait of Hormuz", "Power of Siberia"; never "President of Russia".
  std::uint32_t past_of() {
    std::uint32_t next = end_ + 1;
    if (next < limit_ && folded(next) == "the") ++next;
    if (!capital(next) || is_before_seat(facts_, end_)) return end_;
    const std::uint32_t before = end_ - 1;
    const std::string pair = folded(before) + " " + folded(end_);
    const bool listed = facts_.lists.first_words.contains(pair);
    if (listed) {
      open_ = true;
      return next + 1;
    }
    if (folded(end_) == "on" || folded(end_) == "against") return end_;
    const TokenFact& fact = facts_.tokens[before];
    const NameLists& lists = facts_.lists;
    if (fact.weak || fact.acronym || !fact.capital || is_title_end(before)) return end_;
    const bool head = lists.head_words.in(fact.words);
    if (lists.person_nouns.in(fact.words) || lists.person_nouns.contains(singular(folded(before))))
      return end_;
    const bool noun = facts_.is_common(before) && !lists.person_nouns.in(fact.words);
    if (folded(end_) == "for" ? !head : !(head || noun)) return end_;
    if (known_name_of(facts_, knowledge_, {first_, end_})) return end_;
    open_ = true;
    return next + 1;
  }

  // "Ministry of Trade and Industry", "Food and Drug Administration"
  std::uint32_t past_and() {
    if (!capital(end_ + 1)) return end_;
    const NameLists& lists = facts_.lists;
    const auto plain = [&](std::uint32_t i) {
      return (lists.common_words.in(facts_.tokens[i].words) ||
              lists.name_adjectives.in(facts_.tokens[i].words)) &&
             !facts_.tokens[i].acronym;
    };
    const std::uint32_t next = end_ + 1;
    if (title_length(facts_, next, limit_) > 0 && !plain(next)) return end_;
    if (open_) return plain(end_ - 1) && plain(next) ? next + 1 : end_;
    for (std::uint32_t i = first_; i < end_; ++i) {
      if (!plain(i) || (i == first_ && facts_.tokens[i].weak)) return end_;
    }
    for (std::uint32_t i = next; i < std::min(limit_, next + 4) && capital(i); ++i) {
      if (i > next && lists.head_words.in(facts_.tokens[i].words)) return next + 1;
    }
    return end_;
  }

  std::uint32_t past_number() const {
    constexpr std::size_t kLongestNumber = 2;  // digits
    if (end_ - first_ < 3 || text(end_).size() > kLongestNumber || !doc_.tokens[end_].space_before)
      return end_;
    return folded(end_ - 2) == "of" ? end_ + 1 : end_;
  }

  // "de la Vega", "bin Salman", "el-Sisi"
  std::uint32_t past_particles() const {
    constexpr std::uint32_t kMostParticles = 3;
    std::uint32_t next = end_;
    std::uint32_t particles = 0;
    while (next < limit_ && particles < kMostParticles) {
      if (facts_.in(next, facts_.lists.particles)) {
        ++particles;
      } else if (particles == 0 || !is_joining_hyphen(doc_, next, limit_)) {
        break;
      }
      ++next;
    }
    if (particles == 0 || !capital(next)) return end_;
    const TokenFact& before = facts_.tokens[end_ - 1];
    const bool after_name =
        !facts_.lists.common_words.in(before.words) || facts_.lists.first_names.in(before.words);
    return after_name ? next + 1 : end_;
  }

  const NameFacts& facts_;
  const Knowledge& knowledge_;
  const Document& doc_;
  std::uint32_t first_;
  std::uint32_t limit_;
  std::uint32_t end_;
  bool open_ = false;  // within "X of …", where "and" may follow
};

}  // namespace

bool is_joining_hyphen(const Document& doc, std::uint32_t i, std::uint32_t limit) {
  if (i + 1 >= limit || doc.tokens[i].space_before || doc.tokens[i + 1].space_before) return false;
  const std::string_view text = doc.token_text(i);
  return text == "-" || text == "–" || text == "‑";
}

bool is_before_seat(const NameFacts& facts, std::uint32_t of) {
  return facts.doc.folded[of] == "of" &&
         is_one_of(facts.doc.folded[of - 1], {"inc", "ltd", "plc", "llc"});
}

std::uint32_t title_length(const NameFacts& facts, std::uint32_t i, std::uint32_t limit) {
  const WordList& titles = facts.lists.titles;
  const std::uint32_t longest =
      std::min(static_cast<std::uint32_t>(titles.longest()), limit > i ? limit - i : 0);
  const bool starts_longer = facts.doc.longest_keys[i] > 1;
  for (std::uint32_t size = starts_longer ? longest : std::min(longest, 1u); size > 1; --size) {
    if (titles.contains(facts.key({i, i + size}))) return size;
  }
  if (longest == 0 || !facts.in(i, titles)) return 0;
  const bool dot =
      limit > i + 1 && facts.doc.token_text(i + 1) == "." && !facts.doc.tokens[i + 1].space_before;
  return dot ? 2 : 1;
}

TokenRange chunk_at(const NameFacts& facts, const Knowledge& knowledge, std::uint32_t first,
                    std::uint32_t limit) {
  return Chunk(facts, knowledge, first, limit).read();
}

}  // namespace sidelight
