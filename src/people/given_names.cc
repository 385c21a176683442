#include "people/given_names.h"

#include <algorithm>
#include <string_view>

namespace sidelight {
namespace {

bool is_possessive(std::string_view word) { return word == "'s" || word == "’s"; }

bool is_article(std::string_view word) { return word == "the" || word == "a" || word == "an"; }

// What a name may hold between two capitals: "Bank of the South", "Alice and Company", "Ana de la
// Cruz".
bool joins_name(const Document& doc, std::uint32_t i, const Language& language) {
  const std::string_view word = doc.folded[i];
  return word == "of" || word == "the" || word == "and" || word == "for" || word == "in" ||
         word == "&" || word == "-" || word == "–" || word == "." || word == "/" ||
         language.list("name_particles").contains(word);
}

bool ends_name(std::string_view word) {
  return word == "," || word == ";" || word == ":" || word == "(" || word == "[" || word == "—" ||
         word == "who" || word == "which" || word == "that" || word == "whom" || word == "where";
}

bool is_pronoun(const Document& doc, std::uint32_t i, const Language& language) {
  return language.list("pronouns").contains(doc.folded[i]) ||
         language.list("speech_pronouns").contains(doc.folded[i]);
}

std::uint32_t next_capital(const Document& doc, std::uint32_t i, std::uint32_t end,
                           const Language& language) {
  while (i < end && !(doc.tokens[i].upper_first && !is_article(doc.folded[i]) &&
                      !is_pronoun(doc, i, language)))
    ++i;
  return i;
}

// The end of the name that begins at `begin`.
std::uint32_t end_of_name(const Document& doc, std::uint32_t begin, std::uint32_t end,
                          const Language& language) {
  std::uint32_t i = begin;
  while (i < end) {
    const std::string_view word = doc.folded[i];
    if (ends_name(word)) break;
    if (joins_name(doc, i, language) && !doc.tokens[i].upper_first) {
      std::uint32_t next = i;
      while (next < end && joins_name(doc, next, language) && !doc.tokens[next].upper_first) ++next;
      // "Title IV of the student loan programme" is named by its first words.
      if (next == end || ends_name(doc.folded[next])) break;
      if (!doc.tokens[next].upper_first && doc.tokens[next].kind == TokenKind::Word) break;
      i = next;
    }
    ++i;
  }
  return i;
}

}  // namespace

TokenRange name_in_span(const Document& doc, TokenRange span, const Language& language) {
  if (span.empty() || (span.size() == 1 && is_pronoun(doc, span.begin, language))) return {};
  std::uint32_t end = span.end;
  if (end - span.begin > 1 && (is_possessive(doc.folded[end - 1]) || doc.folded[end - 1] == "'" ||
                               doc.folded[end - 1] == "’"))
    --end;
  std::uint32_t begin = next_capital(doc, span.begin, end, language);
  if (begin == end) return {};
  std::uint32_t stop = end_of_name(doc, begin, end, language);
  // The name of "Bangladesh’s Mangal Shobhajatra" is what is possessed.
  for (std::uint32_t i = begin; i < stop; ++i) {
    if (!is_possessive(doc.folded[i])) continue;
    const std::uint32_t next = next_capital(doc, i + 1, stop, language);
    if (next < stop) begin = next;
  }
  return {begin, std::max(stop, begin + 1)};
}

GivenNames names_of_spans(const Document& doc, const std::vector<TokenRange>& spans,
                          const std::vector<Mention>& found, const Language& language) {
  GivenNames out;
  for (const TokenRange span : spans) {
    const TokenRange at = name_in_span(doc, span, language);
    out.name_of_span.push_back(at);
    if (at.empty()) continue;
    // Of several names that overlap the one that ends where the span's name does: its head.
    const Mention* best = nullptr;
    for (const Mention& name : found) {
      if (!name.tokens.overlaps(at)) continue;
      if (best == nullptr || name.tokens == at ||
          (best->tokens != at && name.tokens.end == at.end))
        best = &name;
    }
    Mention mention = best == nullptr ? Mention{} : *best;
    mention.tokens = at;
    mention.form = MentionForm::Name;
    if (best == nullptr) mention.rule = MentionRule::Given;
    out.names.push_back(mention);
  }
  const std::size_t given = out.names.size();
  for (const Mention& name : found) {
    const bool taken = std::any_of(
        out.names.begin(), out.names.begin() + static_cast<std::ptrdiff_t>(given),
        [&](const Mention& one) { return one.tokens.overlaps(name.tokens); });
    if (!taken) out.names.push_back(name);
  }
  std::stable_sort(out.names.begin(), out.names.end(),
                   [](const Mention& a, const Mention& b) { return a.tokens < b.tokens; });
  out.names.erase(
      std::unique(out.names.begin(), out.names.end(),
                  [](const Mention& a, const Mention& b) { return a.tokens == b.tokens; }),
      out.names.end());
  return out;
}

}  // namespace sidelight
