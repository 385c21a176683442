#include "quotes/clauses.h"

#include <algorithm>
#include <string_view>

#include "quotes/word_classes.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kThatReach = 12;         // tokens from a cue to its "that"
constexpr std::uint32_t kLongestAddressee = 10;  // tokens of "told a crowd in Addis Ababa"

bool is_end_mark(std::string_view word) {
  return word == "." || word == "!" || word == "?" || word == "," || word == ";" || word == "\"" ||
         word == "'" || word == "…" || word == ":" || word == "—" || word == "–" || word == "--";
}

}  // namespace

bool is_that(const Document& doc, std::uint32_t token) {
  return doc.folded[token] == "that" &&
         (token + 1 >= doc.tokens.size() || doc.folded[token + 1].front() != '\'');
}

TokenRange clause_words(const Document& doc, TokenRange part) {
  const auto is_edge = [&](std::uint32_t token) {
    const std::string& word = doc.folded[token];
    return doc.tokens[token].kind == TokenKind::Punctuation && word != "(" && word != ")" &&
           word != "[" && word != "]" && word != "$" && word != "%";
  };
  const auto opens_sentence = [&](std::uint32_t token) {
    const std::string& word = doc.folded[token];
    return (word == "but" || word == "and" || word == "yet") &&
           doc.sentence_at(token).tokens.begin == token;
  };
  while (!part.empty() && is_edge(part.end - 1)) --part.end;
  while (!part.empty() &&
         (is_edge(part.begin) || is_that(doc, part.begin) || opens_sentence(part.begin))) {
    ++part.begin;
  }
  return part;
}

bool is_connective(const Document& doc, TokenRange between, bool addressee) {
  if (between.empty()) return true;
  if (between.size() > 4 * kLongestAddressee) return false;
  const std::string& last = doc.folded[between.end - 1];
  const bool colon = last == ":";
  if (between.size() == 1 && (last == "," || colon || last == "that" || last == "—" || last == "-"))
    return true;
  std::uint32_t words = 0;
  for (std::uint32_t token = between.begin; token < between.end; ++token) {
    const std::string& word = doc.folded[token];
    if (doc.tokens[token].kind != TokenKind::Word && doc.tokens[token].kind != TokenKind::Number)
      continue;
    if (word != "that" && !is_day_word(word) && !is_adverb(word)) ++words;
  }
  if (words == 0) return true;
  if (colon || last == ",") return words <= 2 * kLongestAddressee;
  const std::string& first = doc.folded[between.begin];
  if (addressee && last == "that") return words <= kLongestAddressee;
  if (addressee) return words <= 3;
  return last == "that" && (is_preposition(first) || is_day_word(first)) &&
         words <= kLongestAddressee;
}

std::uint32_t content_begin(const Document& doc, const Cue& cue, std::uint32_t limit) {
  std::uint32_t token = cue.tokens.end;
  const std::uint32_t reach = std::min(limit, token + kThatReach);
  const bool skips = token < limit && (is_preposition(doc.folded[token]) ||
                                       is_day_word(doc.folded[token]) || cue.addressee);
  if (skips) {
    for (std::uint32_t at = token; at < reach; ++at) {
      const std::string& word = doc.folded[at];
      if (is_that(doc, at) || word == ":") return std::min(limit, at + 1);
      if (word == "," && at > token) break;
    }
  }
  while (token < limit && (is_day_word(doc.folded[token]) || doc.folded[token] == "," ||
                           doc.folded[token] == ":" || is_that(doc, token)))
    ++token;
  return token;
}

std::uint32_t content_end(const Document& doc, std::uint32_t from, std::uint32_t end) {
  end = std::min(end, from + kLongestClause);
  std::uint32_t close = end;
  for (std::uint32_t token = from; token < end; ++token) {
    const std::string& word = doc.folded[token];
    if (word == ";") {
      close = token;
      break;
    }
    const bool comma = word == "," && token + 1 < end;
    // "… “depleted” and says he will …"
    const bool next_cue = (word == "and" || word == "but") && token + 1 < end &&
                          (doc.folded[token + 1] == "said" || doc.folded[token + 1] == "says" ||
                           doc.folded[token + 1] == "called" || doc.folded[token + 1] == "told" ||
                           doc.folded[token + 1] == "added");
    if (next_cue) {
      close = token;
      break;
    }
    if (!comma) continue;
    const std::string& next = doc.folded[token + 1];
    const std::string_view beyond =
        token + 2 < end ? std::string_view(doc.folded[token + 2]) : std::string_view();
    // ", and both cannot be true": the reporter goes on.
    const bool remark = next == "and" && (beyond == "both" || beyond == "neither" ||
                                          beyond == "this" || beyond == "that");
    if (next == "but" || remark) {
      close = token;
      break;
    }
    const bool attribution = next == "adding" || next == "saying" || next == "noting" ||
                             next == "citing" || next == "according" || next == "arguing" ||
                             next == "calling" || next == "telling" || next == "referring";
    if (attribution) {
      close = token;
      break;
    }
  }
  while (close > from && is_end_mark(doc.folded[close - 1])) --close;
  return close;
}

}  // namespace sidelight
