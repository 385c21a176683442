#include "cards/statements.h"

#include <algorithm>

namespace sidelight {
namespace {

constexpr std::uint32_t kLongestStatement = 32;  // tokens
constexpr std::uint32_t kShortestStatement = 2;

class StatementFinder {
 public:
  StatementFinder(const Document& doc, const Mention& mention)
      : doc_(doc), at_(mention.tokens), sentence_(doc.sentence_at(mention.tokens.begin).tokens) {}

  Statement find() const {
    if (at_.end + 1 >= sentence_.end) return {};
    if (is_copula(at_.end)) return copula(at_.end);
    if (!is(at_.end, ",")) return {};
    const std::uint32_t next = at_.end + 1;
    if (is(next, "who") || is(next, "which") || is(next, "whose")) return relative(next);
    return {};
  }

 private:
  bool is(std::uint32_t token, std::string_view text) const { return doc_.folded[token] == text; }
  bool is_any(std::uint32_t token, std::initializer_list<std::string_view> words) const {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return is(token, word); });
  }
  bool is_copula(std::uint32_t token) const {
    return is_any(token, {"is", "was", "are", "were", "became", "remains"});
  }
  bool ends_clause(std::uint32_t token) const {
    return is_any(token, {".", ";", "!", "?", "”", "\"", "—", "–", ":", "(", ")"});
  }

  // "Ada Moss is a sailor": only what begins like a noun phrase says who or what somebody is;
  // "is late" and "is said to" do not.
  Statement copula(std::uint32_t verb) const {
    if (follows_preposition()) return {};
    const std::uint32_t noun = verb + 1;
    if (!is_any(noun, {"a", "an", "the", "one", "home", "its", "his", "her", "their", "among"}))
      return {};
    // "was the first to leave" and "is the reason" speak of an event, not of what it is.
    if (is(noun, "the") && noun + 1 < sentence_.end &&
        is_any(noun + 1, {"reason", "result", "same", "case", "first", "last", "next", "one"}))
      return {};
    return upto(noun, clause_end(noun), "copula");
  }

  Statement relative(std::uint32_t begin) const {
    const std::uint32_t end = clause_end(begin);
    // "Moss, who said on Friday that …" belongs to who said what.
    if (begin + 1 < end && is_any(begin + 1, {"said", "says", "told", "added", "spoke"})) return {};
    // "to visit Lund, which would upset them": that speaks of the visit.
    if (is(begin, "which") && begin + 1 < end &&
        is_any(begin + 1,
               {"would", "could", "might", "may", "will", "means", "meant", "makes", "made", "in"}))
      return {};
    return upto(begin, end, "relative");
  }

  // "The head of Lindholm is a sailor": the name is not what is spoken of.
  bool follows_preposition() const {
    return at_.begin > sentence_.begin &&
           is_any(at_.begin - 1,
                  {"of",   "in",    "at",      "for",     "with",  "from",    "to",
                   "by",   "on",    "near",    "and",     "or",    "over",    "than",
                   "like", "about", "between", "against", "under", "through", "into"});
  }

  // Up to the mark or the comma that ends the clause: a comma inside a list or a place ("in Lund,
  // Sweden,") is followed by no verb, so the first comma before a linking word ends it.
  std::uint32_t clause_end(std::uint32_t begin) const {
    const std::uint32_t limit = std::min(sentence_.end, begin + kLongestStatement);
    std::uint32_t end = begin;
    while (end < limit && !ends_clause(end)) {
      if (is(end, ",")) break;
      ++end;
    }
    const bool closed = end < sentence_.end && (is(end, ",") || ends_clause(end));
    return closed || end == sentence_.end ? end : begin;
  }

  Statement upto(std::uint32_t begin, std::uint32_t end, std::string_view rule) const {
    while (end > begin && is_any(end - 1, {"and", "or", "but"})) --end;
    if (end < begin + kShortestStatement) return {};
    return {doc_.bytes(TokenRange{begin, end}), rule};
  }

  const Document& doc_;
  TokenRange at_;
  TokenRange sentence_;
};

}  // namespace

Statement find_statement(const Document& doc, const Mention& mention) {
  return StatementFinder(doc, mention).find();
}

}  // namespace sidelight
