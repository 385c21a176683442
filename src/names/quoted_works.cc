#include "names/quoted_works.h"

#include <algorithm>

namespace sidelight {
namespace {

constexpr std::uint32_t kLongestTitle = 12;  // tokens

bool is_opening(std::string_view text) { return text == "“" || text == "\"" || text == "‘"; }

bool closes(std::string_view opening, std::string_view text) {
  if (opening == "“") return text == "”";
  if (opening == "‘") return text == "’";
  return text == "\"";
}

// Two words or more, the first and the last and every long one with a capital, and not all of it in
// capitals.
bool is_title_case(const NameFacts& facts, TokenRange at) {
  constexpr std::uint32_t kLongWord = 5;  // bytes
  std::uint32_t words = 0;
  bool small = false;
  for (std::uint32_t i = at.begin; i < at.end; ++i) {
    const Token& token = facts.doc.tokens[i];
    if (token.kind == TokenKind::Punctuation && facts.doc.token_text(i) == ",") return false;
    if (token.kind != TokenKind::Word || facts.doc.folded[i] == "'s") continue;
    ++words;
    const bool must = i == at.begin || i + 1 == at.end || token.at.size() >= kLongWord;
    if (must && !token.upper_first) return false;
    small = small || !token.all_upper;
  }
  return words >= 2 && small;
}

// The title between the mark at `open` and its closing mark, without the full stop or comma before
// that; empty for none.
TokenRange title_after(const NameFacts& facts, std::uint32_t open, std::uint32_t limit) {
  const Document& doc = facts.doc;
  const std::string_view mark = doc.token_text(open);
  const std::uint32_t last = std::min(limit, open + 1 + kLongestTitle + 2);
  for (std::uint32_t i = open + 1; i < last; ++i) {
    if (!closes(mark, doc.token_text(i))) continue;
    TokenRange at{open + 1, i};
    while (!at.empty() && (doc.token_text(at.end - 1) == "." || doc.token_text(at.end - 1) == ","))
      --at.end;
    return is_title_case(facts, at) ? at : TokenRange{};
  }
  return {};
}

}  // namespace

void put_quoted_works(const NameFacts& facts, std::vector<Candidate>& candidates) {
  std::vector<Candidate> titles;
  const Document& doc = facts.doc;
  for (const Sentence& sentence : doc.sentences) {
    if (!facts.prose_block[sentence.block] || facts.weak_block[sentence.block]) continue;
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (doc.tokens[i].kind == TokenKind::Word || !is_opening(doc.token_text(i))) continue;
      if (i + 1 < sentence.tokens.end && doc.tokens[i + 1].space_before) continue;
      const TokenRange at = title_after(facts, i, sentence.tokens.end);
      if (at.empty()) continue;
      Candidate title;
      title.at = at;
      title.kind = EntityKind::Work;
      title.score = 700;
      title.rule = MentionRule::QuotedWork;
      titles.push_back(title);
      i = at.end;
    }
  }
  std::vector<Candidate> all;
  std::size_t next = 0;
  for (const Candidate& candidate : candidates) {
    while (next < titles.size() && titles[next].at.end <= candidate.at.begin)
      all.push_back(titles[next++]);
    const bool inside = next < titles.size() && titles[next].at.overlaps(candidate.at);
    const bool whole =
        inside && candidate.at == titles[next].at && candidate.kind != EntityKind::Organisation;
    if (whole) ++next;
    if (!inside || whole) all.push_back(candidate);
  }
  all.insert(all.end(), titles.begin() + static_cast<std::ptrdiff_t>(next), titles.end());
  std::stable_sort(all.begin(), all.end(),
                   [](const Candidate& a, const Candidate& b) { return a.at < b.at; });
  candidates = std::move(all);
}

}  // namespace sidelight
