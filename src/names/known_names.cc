#include "names/known_names.h"

#include <algorithm>
#include <string>

namespace sidelight {
namespace {

// Every longer word must begin with a capital, and what is marked "upper" must be all in capitals.
bool is_written_as_name(const NameFacts& facts, TokenRange at, std::string_view value) {
  const auto& tokens = facts.doc.tokens;
  if (value.ends_with("upper")) return tokens[at.begin].all_upper && tokens[at.end - 1].all_upper;
  const auto is_name_word = [&](std::uint32_t i) {
    return tokens[i].upper_first || tokens[i].kind == TokenKind::Number;
  };
  return is_name_word(at.begin) && (at.size() == 1 || is_name_word(at.end - 1));
}

std::optional<KnownName> in_packs(const NameFacts& facts, const Knowledge& knowledge, TokenRange at,
                                  const std::string& key) {
  std::optional<KnownName> metonym;
  for (const Pack& pack : knowledge.packs) {
    const IndexRange range = pack.find(key);
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const Alias alias = pack.alias(i);
      if (alias.use == AliasUse::Title || !is_written_as(alias, facts.doc.view(at))) continue;
      if (alias.use == AliasUse::Demonym) {
        return KnownName{at, EntityKind::Nationality, KnownFrom::Nationality};
      }
      const KnownName name{at, alias.kind, KnownFrom::Pack};
      if (alias.use == AliasUse::Name) return name;
      // "Beijing" for a government stays the place that it is, where a pack has the place.
      if (!metonym) metonym = name;
    }
  }
  return metonym;
}

std::optional<KnownName> in_lists(const NameFacts& facts, TokenRange at, const std::string& key) {
  const NameLists& lists = facts.lists;
  const WordSet words =
      at.size() == 1 ? facts.tokens[at.begin].words : lists.language.lists_with(key);
  if (words.empty()) return std::nullopt;
  const auto found = [&](const WordList& list, EntityKind kind,
                         KnownFrom from) -> std::optional<KnownName> {
    if (!list.in(words) || !is_written_as_name(facts, at, list.value(key))) return std::nullopt;
    return KnownName{at, kind, from};
  };
  if (const auto name = found(lists.nationalities, EntityKind::Nationality, KnownFrom::Nationality))
    return name;
  if (const auto name = found(lists.places, EntityKind::Place, KnownFrom::Place)) return name;
  if (const auto name =
          found(lists.organisations, EntityKind::Organisation, KnownFrom::Organisation))
    return name;
  if (auto name = found(lists.known_names, EntityKind::Event, KnownFrom::Other)) {
    const std::string_view value = lists.known_names.value(key);
    parse_name(value.substr(0, value.find(' ')), name->kind);
    return name;
  }
  return std::nullopt;
}

}  // namespace

std::optional<KnownName> known_name_of(const NameFacts& facts, const Knowledge& knowledge,
                                       TokenRange at) {
  const std::string key = facts.key(at);
  if (const auto name = in_packs(facts, knowledge, at, key)) return name;
  return in_lists(facts, at, key);
}

std::optional<KnownName> known_name_at(const NameFacts& facts, const Knowledge& knowledge,
                                       std::uint32_t first, std::uint32_t limit) {
  const std::string& folded = facts.doc.folded[first];
  std::uint32_t longest = std::max<std::uint32_t>(1, facts.doc.longest_keys[first]);
  for (const Pack& pack : knowledge.packs) {
    longest = std::max(longest, pack.max_tokens_starting_with(folded));
  }
  for (std::uint32_t size = std::min(longest, limit - first); size > 0; --size) {
    if (const auto name = known_name_of(facts, knowledge, {first, first + size})) return name;
  }
  return std::nullopt;
}

std::optional<KnownName> place_in_small_letters(const NameFacts& facts, std::uint32_t first,
                                                std::uint32_t limit) {
  constexpr std::size_t kShortest = 3;  // bytes; "la" and "us" are words
  const NameLists& lists = facts.lists;
  if (!facts.careless) return std::nullopt;
  const std::uint32_t longest = std::max<std::uint32_t>(1, facts.doc.longest_keys[first]);
  for (std::uint32_t size = std::min(longest, limit - first); size > 0; --size) {
    const TokenRange at{first, first + size};
    const std::string key = facts.key(at);
    const WordSet words = size == 1 ? facts.tokens[first].words : lists.language.lists_with(key);
    if (key.size() < kShortest || !lists.places.in(words) || lists.first_names.in(words) ||
        lists.common_words.in(words))
      continue;
    const std::string_view value = lists.places.value(key);
    if (value.ends_with("upper") || value.ends_with("capital")) continue;
    return KnownName{at, EntityKind::Place, KnownFrom::Place};
  }
  return std::nullopt;
}

}  // namespace sidelight
