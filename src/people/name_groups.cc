#include "people/name_groups.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/token_rule.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

constexpr std::uint16_t kSureAlias = 700;  // prior above which a pack's alias says which one it is
constexpr std::uint32_t kLongestTail = 4;  // tokens of a surname: "van der Bellen"
constexpr std::size_t kShortestShortForm =
    4;                                        // letters of a one-word short form of an organisation
constexpr std::uint32_t kLongestAcronym = 8;  // letters

// Which kinds one group may hold: persons only persons, nationalities only themselves, the rest
// mix, since "Kremlin" reads now as a house and now as a government.
enum class Family : std::uint8_t { Person, Nationality, Thing };

Family family_of(EntityKind kind) {
  if (kind == EntityKind::Person) return Family::Person;
  return kind == EntityKind::Nationality ? Family::Nationality : Family::Thing;
}

class NameGrouper {
 public:
  NameGrouper(const Document& doc, const std::vector<Mention>& names, const Knowledge& knowledge)
      : doc_(doc), names_(names), knowledge_(knowledge) {}

  std::vector<std::uint32_t> group() {
    std::vector<std::uint32_t> groups(names_.size(), kNone);
    // Full names first: "Keller" in a headline is the "Maria Keller" of the first paragraph.
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (is_full(names_[i])) groups[i] = place(names_[i]);
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (groups[i] == kNone) groups[i] = place(names_[i]);
    }
    return renumber(groups);
  }

 private:
  using Key = std::pair<Family, std::string>;

  // A person's name of several words, or any other name that is no acronym.
  bool is_full(const Mention& name) const {
    if (name.kind == EntityKind::Person) return name.tokens.size() > 1;
    return !is_acronym(name.tokens);
  }

  bool is_acronym(TokenRange at) const {
    return at.size() == 1 && doc_.tokens[at.begin].all_upper &&
           doc_.view(at).size() <= 2 * kLongestAcronym && doc_.view(at).size() > 1;
  }

  std::string key_of(TokenRange at) const {
    std::string key;
    for (std::uint32_t t = at.begin; t < at.end; ++t) {
      if (!key.empty()) key.push_back(' ');
      key += doc_.folded[t];
    }
    return key;
  }

  std::uint32_t place(const Mention& name) {
    const Family family = family_of(name.kind);
    const std::string key = key_of(name.tokens);
    std::uint32_t group = find({family, key});
    if (group == kNone && family == Family::Person) group = person(name.tokens);
    if (group == kNone && family == Family::Thing) group = thing(name.tokens);
    const std::optional<std::uint64_t> entity = entity_of(name);
    if (group == kNone && entity) {
      const auto known = by_entity_.find(*entity);
      if (known != by_entity_.end() && family_of_group_[known->second] == family)
        group = known->second;
    }
    if (group == kNone) {
      group = static_cast<std::uint32_t>(family_of_group_.size());
      family_of_group_.push_back(family);
    }
    learn(name, family, key, group);
    if (entity) by_entity_.emplace(*entity, group);
    return group;
  }

  std::uint32_t find(const Key& key) const {
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? kNone : found->second;
  }

  // A surname means the one who was named last with it; a given name alone counts when only one
  // person has it.
  std::uint32_t person(TokenRange at) const {
    const std::string key = key_of(at);
    const auto tail = by_tail_.find(key);
    if (tail != by_tail_.end()) {
      // The one who was named last before, else who is named next.
      const auto& named = tail->second;
      const auto after = std::upper_bound(named.begin(), named.end(), std::pair(at.begin, kNone));
      return after == named.begin() ? after->second : (after - 1)->second;
    }
    if (at.size() > 1) return kNone;
    const auto head = by_head_.find(key);
    return head == by_head_.end() ? kNone : head->second;
  }

  std::uint32_t thing(TokenRange at) const {
    if (is_acronym(at)) {
      const auto found = by_acronym_.find(letters_of(doc_.view(at)));
      if (found != by_acronym_.end()) return found->second;
    }
    const auto head = by_thing_head_.find(key_of(at));
    return head == by_thing_head_.end() ? kNone : head->second;
  }

  void learn(const Mention& name, Family family, const std::string& key, std::uint32_t group) {
    const TokenRange at = name.tokens;
    by_key_.emplace(Key{family, key}, group);
    if (family == Family::Person && at.size() > 1) {
      for (std::uint32_t begin = at.begin + 1; begin < at.end; ++begin) {
        if (at.end - begin > kLongestTail || !doc_.tokens[begin].upper_first) continue;
        by_tail_[key_of({begin, at.end})].emplace_back(at.begin, group);
      }
      const auto [head, fresh] = by_head_.emplace(doc_.folded[at.begin], group);
      if (!fresh && head->second != group) head->second = kNone;
    }
    if (family != Family::Thing || at.size() < 2) return;
    for (const std::string& acronym : acronyms_of(at)) by_acronym_.emplace(acronym, group);
    if (name.kind == EntityKind::Organisation &&
        doc_.token_text(at.begin).size() >= kShortestShortForm) {
      // "Borealis" for "Borealis Lithium"; two that share the word make it nobody's.
      const auto [head, fresh] = by_thing_head_.emplace(doc_.folded[at.begin], group);
      if (!fresh && head->second != group) head->second = kNone;
    }
  }

  // Letters of an acronym without its dots: "U.N." → "un".
  static std::string letters_of(std::string_view text) {
    std::string letters;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = next_code_point(text, at);
      if (is_letter(c)) append_utf8(letters, to_lower(c));
    }
    return letters;
  }

  // The initials of the capitalised words, and of all words; and what stands in brackets right
  // after the name.
  std::vector<std::string> acronyms_of(TokenRange at) const {
    std::string capitals;
    std::string all;
    for (std::uint32_t t = at.begin; t < at.end; ++t) {
      if (doc_.tokens[t].kind != TokenKind::Word || doc_.folded[t] == "'s") continue;
      const std::string_view text = doc_.folded[t];
      std::size_t next = 0;
      const char32_t first = next_code_point(text, next);
      append_utf8(all, first);
      if (doc_.tokens[t].upper_first) append_utf8(capitals, first);
    }
    std::vector<std::string> acronyms = {capitals, all};
    const std::uint32_t bracket = at.end;
    if (bracket + 2 < doc_.tokens.size() && doc_.folded[bracket] == "(" &&
        doc_.folded[bracket + 2] == ")") {
      acronyms.push_back(letters_of(doc_.token_text(bracket + 1)));
    }
    return acronyms;
  }

  // The pack's entity that this name surely means, as one number.
  std::optional<std::uint64_t> entity_of(const Mention& name) const {
    const std::string_view text = doc_.view(name.tokens);
    const std::string key = alias_key(text);
    for (std::uint32_t p = 0; p < knowledge_.packs.size(); ++p) {
      const Pack& pack = knowledge_.packs[p];
      const IndexRange found = pack.find(key);
      for (std::uint32_t a = found.begin; a < found.end; ++a) {
        const Alias alias = pack.alias(a);
        const bool fits = alias.use == AliasUse::Name && alias.prior >= kSureAlias &&
                          family_of(alias.kind) == family_of(name.kind) &&
                          is_written_as(alias, text);
        if (fits) return (static_cast<std::uint64_t>(p) << 32) | alias.entity;
      }
    }
    return std::nullopt;
  }

  static std::vector<std::uint32_t> renumber(std::vector<std::uint32_t> groups) {
    std::unordered_map<std::uint32_t, std::uint32_t> number;
    for (std::uint32_t& group : groups) {
      group = number.emplace(group, static_cast<std::uint32_t>(number.size())).first->second;
    }
    return groups;
  }

  const Document& doc_;
  const std::vector<Mention>& names_;
  const Knowledge& knowledge_;
  std::map<Key, std::uint32_t> by_key_;
  // Surname → where it was given in full, in reading order, and by whose name.
  std::unordered_map<std::string, std::vector<std::pair<std::uint32_t, std::uint32_t>>> by_tail_;
  std::unordered_map<std::string, std::uint32_t> by_head_;
  std::unordered_map<std::string, std::uint32_t> by_thing_head_;
  std::unordered_map<std::string, std::uint32_t> by_acronym_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_entity_;
  std::vector<Family> family_of_group_;
};

}  // namespace

std::vector<std::uint32_t> group_names(const Document& doc, const std::vector<Mention>& names,
                                       const Knowledge& knowledge) {
  return NameGrouper(doc, names, knowledge).group();
}

}  // namespace sidelight
