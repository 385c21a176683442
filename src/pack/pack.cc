#include "pack/pack.h"

#include "base/token_rule.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "pack/pack_layout.h"

namespace sidelight {
namespace {

Error wrong(std::string what) { return Error{"pack: " + std::move(what)}; }

Error wrong_row(std::string_view thing, std::uint32_t row, std::string_view what) {
  return wrong(std::string(thing) + " " + std::to_string(row) + " " + std::string(what));
}

std::string_view first_token(std::string_view key) { return key.substr(0, key.find(' ')); }

// The next code point that is not white space, apostrophes made one; 0 at the end.
char32_t next_written(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    const char32_t c = next_code_point(text, at);
    if (is_space(c) || c == 0x00AD) continue;
    return c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x02BB ? U'\'' : c;
  }
  return 0;
}

bool same_writing(std::string_view a, std::string_view b) {
  std::size_t at_a = 0;
  std::size_t at_b = 0;
  for (;;) {
    const char32_t c = next_written(a, at_a);
    if (c != next_written(b, at_b)) return false;
    if (c == 0) return true;
  }
}

std::uint32_t letter_count(std::string_view text) {
  std::uint32_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_letter(next_code_point(text, at))) ++letters;
  }
  return letters;
}

template <class Part, class... Arguments>
Result<bool> open_into(Part& part, Arguments&&... arguments) {
  Result<Part> opened = Part::open(arguments...);
  if (!opened) return Error{"pack: " + opened.error().message};
  part = std::move(opened).value();
  return true;
}

}  // namespace

Result<Pack> Pack::open(std::span<const std::byte> bytes) {
  const Result<Container> file = Container::open(bytes, kKind, kMajor);
  if (!file) return wrong(file.error().message);
  Pack pack;
  const Result<bool> read = pack.read(file.value());
  if (!read) return read.error();
  for (const Result<bool>& check :
       {pack.check_entities(), pack.check_aliases(), pack.check_facts(), pack.check_names()}) {
    if (!check) return check.error();
  }
  return pack;
}

Result<bool> Pack::read(const Container& file) {
  for (const Result<bool>& part :
       {open_into(entities_, file, kEntitySection), open_into(aliases_, file, kAliasSection),
        open_into(own_aliases_, file, kOwnAliasSection), open_into(facts_, file, kFactSection),
        open_into(forms_, file, kFactFormSection),
        open_into(first_lengths_, file, kFirstLengthSection),
        open_into(names_, file, kNameIndexSection), open_into(firsts_, file, kFirstSection),
        open_into(strings_, file, kStringSection), open_into(about_, file, kAboutSection)}) {
    if (!part) return part;
  }
  Result<StringIndex> index = StringIndex::over(firsts_);
  if (!index) return wrong(index.error().message);
  first_index_ = std::move(index).value();
  if (entities_.size() % kEntityFields != 0 || entities_.size() == 0 ||
      aliases_.size() % kAliasFields != 0 || facts_.size() % kFactFields != 0 ||
      forms_.size() % kFactFormFields != 0 || about_.size() % 2 != 0) {
    return wrong("a section does not hold whole rows");
  }
  entity_count_ = entities_.size() / kEntityFields - 1;
  alias_count_ = aliases_.size() / kAliasFields;
  fact_count_ = facts_.size() / kFactFields;
  return true;
}

Result<bool> Pack::check_entities() const {
  const auto field = [&](std::uint32_t row, std::uint32_t column) {
    return entities_[static_cast<std::size_t>(row) * kEntityFields + column];
  };
  if (field(0, 4) != 0 || field(0, 5) != 0 || field(entity_count_, 4) != own_aliases_.size() ||
      field(entity_count_, 5) != fact_count_) {
    return wrong("the entities' ranges do not cover the aliases and facts");
  }
  for (std::uint32_t i = 0; i < entity_count_; ++i) {
    if ((field(i, 0) & ~kLocalBit) == 0 || (i > 0 && field(i, 0) <= field(i - 1, 0))) {
      return wrong_row("entity", i, "is out of order");
    }
    if (field(i, 1) >= strings_.size() || field(i, 2) >= strings_.size() ||
        field(i, 3) >= kEntityKindCount) {
      return wrong_row("entity", i, "has a label, description or kind that does not exist");
    }
    if (field(i + 1, 4) < field(i, 4) || field(i + 1, 5) < field(i, 5)) {
      return wrong_row("entity", i, "has a range that goes back");
    }
  }
  for (std::uint32_t i = 0; i < own_aliases_.size(); ++i) {
    if (own_aliases_[i] >= alias_count_) return wrong_row("own alias", i, "does not exist");
  }
  return true;
}

Result<bool> Pack::check_aliases() const {
  for (std::uint32_t i = 0; i < alias_count_; ++i) {
    const std::size_t row = static_cast<std::size_t>(i) * kAliasFields;
    const std::uint32_t packed = aliases_[row + 2];
    if (aliases_[row] >= strings_.size() || aliases_[row + 1] >= entity_count_) {
      return wrong_row("alias", i, "has a text or entity that does not exist");
    }
    if ((packed & 0xFFFFu) > kMaxPrior || ((packed >> kCaseShift) & 0xFu) >= kCaseRules ||
        ((packed >> kUseShift) & 0xFu) >= kAliasUses ||
        ((packed >> kKindShift) & kKindMask) >= kEntityKindCount) {
      return wrong_row("alias", i, "has a prior, case rule, use or kind that does not exist");
    }
  }
  return true;
}

Result<bool> Pack::check_facts() const {
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    if (forms_[i] >= strings_.size()) {
      return wrong_row("form", i / kFactFormFields, "has a text that does not exist");
    }
  }
  for (std::uint32_t i = 0; i < fact_count_; ++i) {
    const std::size_t row = static_cast<std::size_t>(i) * kFactFields;
    if (facts_[row] >= forms_.size() / kFactFormFields) {
      return wrong_row("fact", i, "has a form that does not exist");
    }
    const std::uint32_t value = facts_[row + 1];
    const std::uint32_t entity = facts_[row + 2];
    if (value != kNone ? value >= strings_.size() : entity == kNone) {
      return wrong_row("fact", i, "has a value that does not exist");
    }
    if (entity != kNone && entity >= entity_count_) {
      return wrong_row("fact", i, "refers to an entity that does not exist");
    }
  }
  return true;
}

// Every key leads to its first alias, so all of its aliases are found, and no key stands twice.
Result<bool> Pack::check_names() const {
  if (first_lengths_.size() != firsts_.size()) return wrong("the first tokens have no lengths");
  for (std::uint32_t i = 0; i < first_lengths_.size(); ++i) {
    if (first_lengths_[i] == 0 || first_lengths_[i] > kMaxKeyTokens) {
      return wrong_row("first token", i, "has no sensible length");
    }
  }
  for (std::uint32_t slot = 0; slot < names_.slot_count(); ++slot) {
    const std::uint32_t alias = names_.alias_at(slot);
    if (alias != kNone && alias >= alias_count_) return wrong_row("slot", slot, "names no alias");
  }
  std::string key;
  std::string key_before;
  for (std::uint32_t i = 0; i < alias_count_; ++i) {
    key = alias_key(strings_[aliases_[static_cast<std::size_t>(i) * kAliasFields]]);
    if (continues_key(i)) {
      if (i == 0 || key != key_before) return wrong_row("alias", i, "has the key of no other");
      continue;
    }
    const auto is_it = [&](std::uint32_t alias) { return alias == i || has_key(alias, key); };
    if (names_.find(key, is_it) != i) return wrong_row("alias", i, "is not found under its key");
    if (max_tokens_starting_with(first_token(key)) < token_count(key)) {
      return wrong_row("alias", i, "is longer than its first token's table says");
    }
    key_before.swap(key);
  }
  return true;
}

bool Pack::continues_key(std::uint32_t alias) const {
  return (aliases_[static_cast<std::size_t>(alias) * kAliasFields + 2] & kSameKeyBit) != 0;
}

bool Pack::has_key(std::uint32_t alias, std::string_view key) const {
  return alias_key(strings_[aliases_[static_cast<std::size_t>(alias) * kAliasFields]]) == key;
}

Entity Pack::entity(std::uint32_t index) const {
  Entity entity;
  if (index >= entity_count_) return entity;
  const std::size_t row = static_cast<std::size_t>(index) * kEntityFields;
  const std::uint32_t id = entities_[row];
  entity.index = index;
  (id & kLocalBit ? entity.local : entity.qid) = id & ~kLocalBit;
  entity.label = strings_[entities_[row + 1]];
  entity.description = strings_[entities_[row + 2]];
  entity.kind = static_cast<EntityKind>(entities_[row + 3]);
  entity.aliases = {entities_[row + 4], entities_[row + kEntityFields + 4]};
  entity.facts = {entities_[row + 5], entities_[row + kEntityFields + 5]};
  return entity;
}

Alias Pack::alias(std::uint32_t index) const {
  Alias alias;
  if (index >= alias_count_) return alias;
  const std::size_t row = static_cast<std::size_t>(index) * kAliasFields;
  const std::uint32_t packed = aliases_[row + 2];
  alias.text = strings_[aliases_[row]];
  alias.entity = aliases_[row + 1];
  alias.prior = static_cast<std::uint16_t>(packed & 0xFFFFu);
  alias.case_rule = static_cast<CaseRule>((packed >> kCaseShift) & 0xFu);
  alias.use = static_cast<AliasUse>((packed >> kUseShift) & 0xFu);
  alias.kind = static_cast<EntityKind>((packed >> kKindShift) & kKindMask);
  return alias;
}

Fact Pack::fact(std::uint32_t index) const {
  Fact fact;
  if (index >= fact_count_) return fact;
  const std::size_t row = static_cast<std::size_t>(index) * kFactFields;
  const std::size_t form = static_cast<std::size_t>(facts_[row]) * kFactFormFields;
  fact.name = strings_[forms_[form]];
  fact.since = strings_[forms_[form + 1]];
  fact.as_of = strings_[forms_[form + 2]];
  fact.source = strings_[forms_[form + 3]];
  fact.entity = facts_[row + 2];
  fact.value = facts_[row + 1] != kNone ? strings_[facts_[row + 1]] : entity(fact.entity).label;
  return fact;
}

std::string Pack::id_text(std::uint32_t index) const {
  const Entity found = entity(index);
  if (found.index == kNone) return {};
  return found.qid != 0 ? "Q" + std::to_string(found.qid) : "L" + std::to_string(found.local);
}

std::uint32_t Pack::find_id(std::uint32_t id) const {
  std::uint32_t low = 0;
  std::uint32_t high = entity_count_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const std::uint32_t found = entities_[static_cast<std::size_t>(middle) * kEntityFields];
    if (found == id) return middle;
    (found < id ? low : high) = found < id ? middle + 1 : middle;
  }
  return kNone;
}

std::uint32_t Pack::find_qid(std::uint32_t qid) const {
  return qid == 0 || (qid & kLocalBit) != 0 ? kNone : find_id(qid);
}

std::uint32_t Pack::find_local(std::uint32_t local) const {
  return local == 0 || (local & kLocalBit) != 0 ? kNone : find_id(local | kLocalBit);
}

std::uint32_t Pack::max_tokens_starting_with(std::string_view folded_first_token) const {
  const std::uint32_t found = first_index_.find(folded_first_token);
  return found == kNone ? 0 : first_lengths_[found];
}

IndexRange Pack::find(std::string_view key) const {
  const std::uint32_t first =
      names_.find(key, [&](std::uint32_t alias) { return has_key(alias, key); });
  if (first == kNone) return {};
  std::uint32_t end = first + 1;
  while (end < alias_count_ && continues_key(end)) ++end;
  return {first, end};
}

Fact Pack::first_fact(std::uint32_t entity_index, std::string_view name) const {
  const IndexRange range = entity(entity_index).facts;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const Fact found = fact(i);
    if (found.name == name) return found;
  }
  return {};
}

std::string_view Pack::about(std::string_view name) const {
  for (std::uint32_t i = 0; i + 1 < about_.size(); i += 2) {
    if (about_[i] == name) return about_[i + 1];
  }
  return {};
}

bool is_written_as(const Alias& alias, std::string_view text) {
  switch (alias.case_rule) {
    case CaseRule::Any:
      return true;
    case CaseRule::Upper:
      return is_all_upper(text);
    case CaseRule::Exact:
      break;
  }
  if (same_writing(alias.text, text)) return true;
  constexpr std::uint32_t kShortestInCapitals = 4;
  return starts_upper(alias.text) && is_all_upper(text) &&
         letter_count(alias.text) >= kShortestInCapitals &&
         alias_key(text) == alias_key(alias.text);
}

}  // namespace sidelight
