#include "quotes/mixed_clauses.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace sidelight {
namespace {

// A part of a marked quote, and the quote's index.
struct Part {
  ByteRange at;
  std::size_t quote;
};

std::vector<Part> parts_of(const std::vector<Quote>& quotes) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    for (const ByteRange at : quotes[i].parts) parts.push_back({at, i});
  }
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return a.at != b.at ? a.at < b.at : a.quote < b.quote;
  });
  return parts;
}

// Makes a stretch that holds a marked part the clause of its quote. A few words in marks inside a
// much longer stretch are a mixed quote, unless they end as a sentence of their own.
void make_clause(Quote& quote, ByteRange part, ByteRange stretch, bool whole) {
  if (!stretch.contains(part)) return;
  const bool fragment = part.size() * 10 < stretch.size() * 7 && quote.parts.size() == 1 && !whole;
  if (quote.kind != QuoteKind::Mixed && !fragment) return;
  quote.kind = QuoteKind::Mixed;
  quote.clause = stretch;
}

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

void widen_clauses(const Document& doc, const std::vector<SpeechSpan>& tagged,
                   MarkedQuotes& marked) {
  const std::vector<Part> parts = parts_of(marked.quotes);
  std::size_t next = 0;
  for (const SpeechSpan& span : tagged) {
    const TokenRange tokens = trimmed(doc, span.tokens);
    if (tokens.empty()) continue;
    const ByteRange at = doc.bytes(tokens);
    while (next < parts.size() && parts[next].at.end <= at.begin) ++next;
    for (std::size_t p = next; p < parts.size() && parts[p].at.begin < at.end; ++p) {
      make_clause(marked.quotes[parts[p].quote], parts[p].at, at, is_whole(doc.view(parts[p].at)));
    }
  }
}

}  // namespace sidelight
