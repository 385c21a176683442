#include "build_pack/pack_writer.h"

#include <algorithm>
#include <utility>

#include "base/token_rule.h"
#include "format/container.h"
#include "format/fnv.h"
#include "format/section_readers.h"
#include "pack/name_index.h"
#include "pack/pack_layout.h"

namespace sidelight {

void PackWriter::add_entity(std::uint32_t id, EntityKind kind, std::string_view label,
                            std::string_view description) {
  const std::uint32_t fact_count = static_cast<std::uint32_t>(facts_.size() / kFactFields);
  entities_.insert(entities_.end(), {id, strings_.number_of(label), strings_.number_of(description),
                                     static_cast<std::uint32_t>(kind), 0, fact_count});
  ++entity_count_;
}

void PackWriter::add_alias(const WrittenAlias& alias) {
  const std::uint32_t text = strings_.number_of(alias.text);
  if (key_of_text_.size() <= text) key_of_text_.resize(strings_.size(), kNone);
  if (key_of_text_[text] == kNone) key_of_text_[text] = keys_.number_of(alias_key(alias.text));
  const std::uint32_t packed = alias.prior |
                               static_cast<std::uint32_t>(alias.case_rule) << kCaseShift |
                               static_cast<std::uint32_t>(alias.use) << kUseShift |
                               static_cast<std::uint32_t>(alias.kind) << kKindShift;
  aliases_.push_back({text, entity_count_ - 1, packed});
}

void PackWriter::add_fact(const WrittenFact& fact) {
  const std::vector<std::uint32_t> form = {
      strings_.number_of(fact.name), strings_.number_of(fact.since), strings_.number_of(fact.as_of),
      strings_.number_of(fact.source)};
  const auto [known, is_new] =
      form_of_.emplace(form, static_cast<std::uint32_t>(forms_.size() / kFactFormFields));
  if (is_new) forms_.insert(forms_.end(), form.begin(), form.end());
  facts_.insert(
      facts_.end(),
      {known->second, fact.value.empty() ? kNone : strings_.number_of(fact.value), fact.entity});
}

// By key, then by falling prior.
void PackWriter::sort_aliases() {
  std::sort(aliases_.begin(), aliases_.end(), [&](const Alias& a, const Alias& b) {
    const std::uint32_t key_a = key_of_text_[a.text];
    const std::uint32_t key_b = key_of_text_[b.text];
    if (key_a != key_b) return keys_[key_a] < keys_[key_b];
    const std::uint32_t prior_a = a.packed & 0xFFFFu;
    const std::uint32_t prior_b = b.packed & 0xFFFFu;
    if (prior_a != prior_b) return prior_a > prior_b;
    if (a.entity != b.entity) return a.entity < b.entity;
    return a.text != b.text ? strings_[a.text] < strings_[b.text] : a.packed < b.packed;
  });
}

// Marks the aliases that share a key, and makes the index over the first of each key.
void PackWriter::index_aliases() {
  std::vector<NameIndex::Entry> entries;
  for (std::size_t i = 0; i < aliases_.size(); ++i) {
    const std::uint32_t key = key_of_text_[aliases_[i].text];
    if (i > 0 && key == key_of_text_[aliases_[i - 1].text]) {
      aliases_[i].packed |= kSameKeyBit;
    } else {
      entries.push_back({fnv1a(keys_[key]), static_cast<std::uint32_t>(i)});
    }
  }
  names_ = NameIndex::lay_out(std::move(entries));
}

void PackWriter::close_entities() {
  std::vector<std::uint32_t> begins(std::size_t{entity_count_} + 1, 0);
  for (const Alias& alias : aliases_) ++begins[alias.entity + 1];
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
  entities_.insert(entities_.end(),
                   {0, 0, 0, 0, 0, static_cast<std::uint32_t>(facts_.size() / kFactFields)});
  for (std::size_t i = 0; i < begins.size(); ++i) entities_[i * kEntityFields + 4] = begins[i];
  own_aliases_.resize(aliases_.size());
  for (std::size_t i = 0; i < aliases_.size(); ++i) {
    own_aliases_[begins[aliases_[i].entity]++] = static_cast<std::uint32_t>(i);
  }
}

void PackWriter::add_numbers(ContainerWriter& file, std::string_view id,
                             std::vector<std::uint32_t>& numbers) {
  file.add(id, static_cast<std::uint32_t>(numbers.size()), number_section(numbers));
  std::vector<std::uint32_t>().swap(numbers);
}

Result<std::vector<std::byte>> PackWriter::finish(const std::map<std::string, std::string>& about) {
  constexpr std::size_t kMostBytes = 0xFFFFFFFFu;
  if (strings_.byte_size() > kMostBytes) return Error{"more than 4 GiB of text in one pack"};
  sort_aliases();
  index_aliases();
  close_entities();
  std::map<std::string_view, std::uint32_t> longest_of;
  for (std::uint32_t i = 0; i < keys_.size(); ++i) {
    const std::string_view key = keys_[i];
    std::uint32_t& longest = longest_of[key.substr(0, key.find(' '))];
    longest = std::max(longest, token_count(key));
  }
  std::vector<std::string> firsts;
  std::vector<std::uint32_t> first_lengths;
  for (const auto& entry : longest_of) {
    firsts.emplace_back(entry.first);
    first_lengths.push_back(entry.second);
  }
  std::map<std::string_view, std::uint32_t>().swap(longest_of);
  keys_ = StringPool();
  std::vector<std::uint32_t>().swap(key_of_text_);

  ContainerWriter file(Pack::kKind, Pack::kMajor, Pack::kMinor);
  std::vector<std::uint32_t> alias_rows;
  alias_rows.reserve(aliases_.size() * kAliasFields);
  for (const Alias& alias : aliases_) {
    alias_rows.insert(alias_rows.end(), {alias.text, alias.entity, alias.packed});
  }
  std::vector<Alias>().swap(aliases_);
  add_numbers(file, kAliasSection, alias_rows);
  add_numbers(file, kEntitySection, entities_);
  add_numbers(file, kOwnAliasSection, own_aliases_);
  add_numbers(file, kFactSection, facts_);
  add_numbers(file, kFactFormSection, forms_);
  add_numbers(file, kNameIndexSection, names_);
  add_numbers(file, kFirstLengthSection, first_lengths);
  file.add(kStringSection, strings_.size(), strings_.section());
  strings_ = StringPool();
  file.add(kFirstSection, static_cast<std::uint32_t>(firsts.size()), string_section(firsts));
  std::vector<std::string> said;
  for (const auto& entry : about) said.insert(said.end(), {entry.first, entry.second});
  file.add(kAboutSection, static_cast<std::uint32_t>(said.size()), string_section(said));
  return file.finish();
}

}  // namespace sidelight
