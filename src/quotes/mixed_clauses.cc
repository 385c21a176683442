#include "quotes/mixed_clauses.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace sidelight {
namespace {

// Whether marked words end with the mark of a whole sentence, or with its comma.
bool is_whole(std::string_view words) {
  return !words.empty() &&
         (words.back() == '.' || words.back() == ',' || words.back() == '!' || words.back() == '?');
}

TokenRange trimmed(const Document& doc, TokenRange part) {
  const auto is_edge = [&](std::uint32_t token) {
    const std::string& word = doc.folded[token];
    return doc.tokens[token].kind == TokenKind::Punctuation && word != "(" && word != ")" &&
           word != "[" && word != "]";
  };
  while (!part.empty() && is_edge(part.end - 1)) --part.end;
  while (!part.empty() && (is_edge(part.begin) || doc.folded[part.begin] == "that")) ++part.begin;
  return part;
}

}  // namespace

bool may_have_clause(const Document& doc, const Quote& quote, ByteRange sentence) {
  const ByteRange part = quote.parts.front();
  if (quote.parts.size() != 1 || !sentence.contains(part)) return false;
  return quote.kind == QuoteKind::Mixed ||
         (part.size() * 10 < sentence.size() * 7 && !is_whole(doc.view(part)));
}

void widen_clause(const Document& doc, const std::vector<SpeechSpan>& stretches, Quote& quote) {
  const ByteRange part = quote.parts.front();
  for (const SpeechSpan& span : stretches) {
    const TokenRange tokens = trimmed(doc, span.tokens);
    if (tokens.empty()) continue;
    const ByteRange stretch = doc.bytes(tokens);
    if (!stretch.contains(part)) continue;
    const bool fragment = part.size() * 10 < stretch.size() * 7 && quote.parts.size() == 1 &&
                          !is_whole(doc.view(part));
    if (quote.kind != QuoteKind::Mixed && !fragment) continue;
    quote.kind = QuoteKind::Mixed;
    quote.clause = stretch;
  }
}

}  // namespace sidelight
