// Pack writer (serialisation): takes entities with their names and facts one after another and
// gives the bytes of a pack. Never judges what it is given: a reviewed folder passes
// build_pack/lint.h first, a dump build_pack/name_rules.h. What it writes is read by pack/pack.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/kinds.h"
#include "base/range.h"
#include "base/result.h"
#include "build_pack/string_pool.h"
#include "format/container.h"
#include "pack/pack.h"

namespace sidelight {

struct WrittenAlias {
  std::string_view text;  // has a letter or digit, at most Pack::kMaxKeyTokens tokens
  CaseRule case_rule = CaseRule::Exact;
  AliasUse use = AliasUse::Name;
  std::uint32_t prior = 0;  // thousandths
  EntityKind kind = EntityKind::Person;
};

struct WrittenFact {
  std::string_view name;
  std::string_view value;        // empty: the label of `entity`
  std::uint32_t entity = kNone;  // the place in the order of add_entity, known before it is added
  std::string_view since;
  std::string_view as_of;
  std::string_view source;
};

class PackWriter {
 public:
  PackWriter() { strings_.number_of(""); }

  // By rising `id` (with kLocalBit for a local one). Aliases and facts then belong to it.
  void add_entity(std::uint32_t id, EntityKind kind, std::string_view label,
                  std::string_view description);
  void add_alias(const WrittenAlias& alias);
  void add_fact(const WrittenFact& fact);

  std::uint32_t entity_count() const { return entity_count_; }

  // The file, the same bytes for the same calls; uses up what was added, so that a large pack
  // stands in memory about twice, not four times.
  Result<std::vector<std::byte>> finish(const std::map<std::string, std::string>& about);

 private:
  struct Alias {
    std::uint32_t text = 0;
    std::uint32_t entity = 0;
    std::uint32_t packed = 0;
  };

  void sort_aliases();
  void index_aliases();
  void close_entities();
  static void add_numbers(ContainerWriter& file, std::string_view id,
                          std::vector<std::uint32_t>& numbers);

  StringPool strings_;
  StringPool keys_;                         // of all names
  std::vector<std::uint32_t> key_of_text_;  // by number in strings_; kNone where it is no name
  std::vector<std::uint32_t> entities_;
  std::vector<Alias> aliases_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> form_of_;
  std::vector<std::uint32_t> forms_;
  std::vector<std::uint32_t> facts_;
  std::vector<std::uint32_t> names_;  // of the index
  std::vector<std::uint32_t> own_aliases_;
  std::uint32_t entity_count_ = 0;
};

}  // namespace sidelight
