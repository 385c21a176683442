#include "people/given_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

namespace sidelight {
namespace {

bool is_possessive(std::string_view word) { return word == "'s" || word == "’s"; }

bool is_article(std::string_view word) { return word == "the" || word == "a" || word == "an"; }

// What a name may hold between two capitals: "Bank of the South", "Alice and Company", "Ana de la
// Cruz".
bool joins_name(const Document& doc, std::uint32_t i, const Language& language) {
  const std::string_view word = doc.folded[i];
  return word == "of" || word == "the" || word == "and" || word == "for" || word == "&" ||
         word == "-" || word == "–" || word == "." || word == "/" ||
         language.list("name_particles").contains(word);
}

bool ends_name(std::string_view word) {
  return word == "," || word == ";" || word == ":" || word == "(" || word == "[" || word == "—" ||
         word == "who" || word == "which" || word == "that" || word == "whom" || word == "where" ||
         word == "himself" || word == "herself" || word == "itself" || word == "themselves" ||
         word == "et";
}

bool is_pronoun(const Document& doc, std::uint32_t i, const Language& language) {
  return language.list("pronouns").in(doc.words[i]) ||
         language.list("speech_pronouns").in(doc.words[i]);
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
      if (!doc.tokens[next].upper_first) break;
      i = next;
    }
    ++i;
  }
  return i;
}

// The titles and their dots that stand before a person's name inside the span: "Dr. Moss".
std::uint32_t end_of_titles(const Document& doc, TokenRange at, const Language& language) {
  const WordList& titles = language.list("titles");
  std::uint32_t i = at.begin;
  if (at.size() > 1 && doc.folded[i] == "dear") ++i;
  while (i + 1 < at.end) {
    if (titles.in(doc.words[i]) || titles.contains(doc.folded[i] + ".")) {
      ++i;
    } else if (i > at.begin && doc.folded[i] == ".") {
      ++i;
    } else {
      break;
    }
  }
  const bool name = doc.tokens[i].upper_first && doc.tokens[i].kind == TokenKind::Word &&
                    !titles.in(doc.words[i]);
  return name ? i : at.begin;
}

// What the words of a name that no finder found tell of its kind.
EntityKind kind_of_words(const Document& doc, TokenRange at, const Language& language) {
  // "Harbour Bill" is a law, "Bill" by itself is anybody.
  const std::string_view head =
      at.size() > 1 ? language.list("head_words").value(doc.words[at.end - 1]) : std::string_view();
  for (const EntityKind kind : {EntityKind::Organisation, EntityKind::Place, EntityKind::Facility,
                                EntityKind::Event, EntityKind::Work, EntityKind::Law}) {
    if (head == name_of(kind)) return kind;
  }
  if (language.list("months").in(doc.words[at.begin])) return EntityKind::Event;
  if (at.size() == 1 && language.list("places").in(doc.words[at.begin])) return EntityKind::Place;
  const bool person = language.list("first_names").in(doc.words[at.begin]) ||
                      language.list("titles").in(doc.words[at.begin]);
  if (at.size() == 2 && doc.tokens[at.begin].upper_first && doc.tokens[at.begin + 1].upper_first)
    return EntityKind::Person;
  return person ? EntityKind::Person : EntityKind::Product;
}

// Names of the same words have the kind that most of them have; one that no finder found has a
// person's where it is a word of one.
void settle_kinds(const Document& doc, std::vector<Mention>& names) {
  std::map<std::string, std::array<std::uint32_t, kEntityKindCount>> votes;
  const auto key_of = [&](TokenRange at) {
    std::string key;
    for (std::uint32_t i = at.begin; i < at.end; ++i) key += doc.folded[i] + " ";
    return key;
  };
  for (const Mention& name : names) {
    const auto kind = static_cast<std::size_t>(name.kind);
    const std::uint32_t weight = name.rule == MentionRule::Given ? 1 : name.score.thousandths + 2u;
    votes[key_of(name.tokens)][kind] += weight;
    if (name.kind != EntityKind::Person || name.tokens.size() < 2 ||
        name.rule == MentionRule::Given)
      continue;
    votes[doc.folded[name.tokens.begin] + " "][kind] += 2;
    votes[doc.folded[name.tokens.end - 1] + " "][kind] += 2;
  }
  for (Mention& name : names) {
    const auto& row = votes[key_of(name.tokens)];
    name.kind = static_cast<EntityKind>(std::max_element(row.begin(), row.end()) - row.begin());
  }
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
      if (best == nullptr || name.tokens == at || (best->tokens != at && name.tokens.end == at.end))
        best = &name;
    }
    Mention mention = best == nullptr ? Mention{} : *best;
    // What is named inside a longer name is something else: the "Pennsylvania" of a university.
    if (best == nullptr || (best->tokens.end != at.end && best->kind != EntityKind::Person)) {
      mention.rule = MentionRule::Given;
      mention.kind = kind_of_words(doc, at, language);
    }
    const std::uint32_t begin = end_of_titles(doc, at, language);
    if (begin != at.begin) mention.kind = EntityKind::Person;
    mention.tokens = out.name_of_span.back() = {begin, at.end};
    mention.form = MentionForm::Name;
    out.names.push_back(mention);
  }
  const std::size_t given = out.names.size();
  std::vector<Mention> others;
  for (const Mention& name : found) {
    const bool taken = std::any_of(out.names.begin(), out.names.end(), [&](const Mention& one) {
      return one.tokens.overlaps(name.tokens);
    });
    if (!taken) others.push_back(name);
  }
  // Where most names are given, what else the finder saw is none.
  if (others.size() > given) out.names.insert(out.names.end(), others.begin(), others.end());
  std::stable_sort(out.names.begin(), out.names.end(),
                   [](const Mention& a, const Mention& b) { return a.tokens < b.tokens; });
  out.names.erase(
      std::unique(out.names.begin(), out.names.end(),
                  [](const Mention& a, const Mention& b) { return a.tokens == b.tokens; }),
      out.names.end());
  settle_kinds(doc, out.names);
  return out;
}

std::vector<char> begins_of_given(const Document& doc, const GivenNames& names) {
  std::vector<char> begins(doc.tokens.size(), 0);
  for (const TokenRange at : names.name_of_span) {
    if (!at.empty()) begins[at.begin] = 1;
  }
  return begins;
}

}  // namespace sidelight
