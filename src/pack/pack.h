// Knowledge pack (gazetteer and small knowledge base): entities with their names and dated facts,
// in one checked file. Never decides which entity a mention means: that is links/. Its source is
// data/packs, its builder src/build_pack, the file around it format/container.h.
//
//     ENTI  6 numbers an entity, sorted by id, and one row more that closes the ranges:
//           id (top bit: local) · label · description · kind · first own alias · first fact
//     ALIA  3 numbers an alias, those of one key together: text · entity · prior, case, use, kind
//           and "same key as the one before" in one
//     EALI  the aliases of each entity, grouped by entity: indices into ALIA
//     FORM  4 numbers for what many facts share: name · since · as of · source
//     FACT  3 numbers a fact, grouped by entity: form · value or none · entity or none; without a
//           value it is the label of that entity
//     NHSH  index over the keys of the names: pack/name_index.h
//     FIRS  string table of the first tokens of keys
//     FMAX  longest key of each, in tokens
//     STRS  string table of everything else;  META  string table: name, value, name, value …
//
// What an entity, a name and a fact take in bytes: docs/formats.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/kinds.h"
#include "base/range.h"
#include "base/result.h"
#include "format/section_readers.h"
#include "pack/name_index.h"

namespace sidelight {

// How an alias must be written to count: with its own capitals, wholly in upper case, or in any
// way.
enum class CaseRule : std::uint8_t { Exact, Upper, Any };

// What an alias is to its entity: its name ("Russia"), a place or house that stands for it
// ("Kremlin"), the word for its people ("Russian"), or a title that only it has ("the Fed chair").
enum class AliasUse : std::uint8_t { Name, Metonym, Demonym, Title };

struct Alias {
  std::string_view text;  // as it is written, "Côte d'Ivoire"
  CaseRule case_rule = CaseRule::Exact;
  AliasUse use = AliasUse::Name;
  std::uint16_t prior = 0;  // thousandths: how often this text, so used, means this entity
  std::uint32_t entity = kNone;
  EntityKind kind = EntityKind::Person;  // of what is meant: a metonym's differs from its entity's
};

struct Fact {
  std::string_view name;         // "capital", "office" …: data/packs/README.md lists them
  std::string_view value;        // text; for a reference the other entity's label
  std::uint32_t entity = kNone;  // the entity referred to: an office's state, a state's capital
  std::string_view since;        // "2012-05-07", "1997" or empty
  std::string_view as_of;   // when it was known to hold, "2026-01"; empty for what does not change
  std::string_view source;  // the table or document that it was checked against
};

// Half-open range of indices for Pack::alias or Pack::fact; may be empty.
struct IndexRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
};

struct Entity {
  std::uint32_t index = kNone;
  std::uint32_t qid = 0;    // the number of its Wikidata id, 0 when it has none
  std::uint32_t local = 0;  // the number of its local id, 0 when it has a Wikidata id
  std::string_view label;
  std::string_view description;  // one line of our own words
  EntityKind kind = EntityKind::Person;
  IndexRange facts;    // indices for Pack::fact
  IndexRange aliases;  // positions for Pack::alias_of
};

class Pack {
 public:
  static constexpr std::string_view kKind = "PACK";
  static constexpr std::uint16_t kMajor = 3;
  static constexpr std::uint16_t kMinor = 0;
  static constexpr std::uint32_t kMaxKeyTokens = 16;

  // Checks all of `bytes`; afterwards no call below can leave them, whatever they hold. The error
  // names what is wrong. `bytes` is not copied and must outlive the pack.
  static Result<Pack> open(std::span<const std::byte> bytes);

  std::uint32_t entity_count() const { return entity_count_; }
  std::uint32_t alias_count() const { return alias_count_; }
  std::uint32_t fact_count() const { return fact_count_; }

  // An index outside gives an empty entity, alias or fact.
  Entity entity(std::uint32_t index) const;
  Alias alias(std::uint32_t index) const;
  Fact fact(std::uint32_t index) const;
  // The alias at a position of Entity::aliases.
  Alias alias_of(std::uint32_t position) const { return alias(own_aliases_[position]); }

  // "Q159" or "L12"; empty for an index outside.
  std::string id_text(std::uint32_t index) const;
  // The entity with that Wikidata number or local number, or kNone.
  std::uint32_t find_qid(std::uint32_t qid) const;
  std::uint32_t find_local(std::uint32_t local) const;

  // How many tokens the longest key has that begins with this folded token; 0 when none does.
  std::uint32_t max_tokens_starting_with(std::string_view folded_first_token) const;

  // The aliases with this key (folded tokens joined by single spaces, as alias_key gives it):
  // indices for alias(), by falling prior.
  IndexRange find(std::string_view key) const;

  // The first fact of that name, or one with an empty name.
  Fact first_fact(std::uint32_t entity, std::string_view name) const;

  // What the pack says of itself ("name", "licence", "as_of"); empty when it does not.
  std::string_view about(std::string_view name) const;

 private:
  Pack() = default;

  Result<bool> read(const Container& file);
  Result<bool> check_entities() const;
  Result<bool> check_aliases() const;
  Result<bool> check_facts() const;
  Result<bool> check_names() const;
  bool continues_key(std::uint32_t alias) const;
  bool has_key(std::uint32_t alias, std::string_view key) const;
  std::uint32_t find_id(std::uint32_t id) const;

  std::uint32_t entity_count_ = 0;
  std::uint32_t alias_count_ = 0;
  std::uint32_t fact_count_ = 0;
  NumberArray entities_;
  NumberArray aliases_;
  NumberArray own_aliases_;
  NumberArray facts_;
  NumberArray forms_;
  NumberArray first_lengths_;
  StringTable firsts_;
  StringTable strings_;
  StringTable about_;
  NameIndex names_;
  StringIndex first_index_;
};

// Whether `text`, as it stands in a document, is written as the alias must be. White space and the
// form of apostrophes do not count. A text all in capitals (a dateline, a headline) passes for an
// exact alias of four or more letters.
bool is_written_as(const Alias& alias, std::string_view text);

}  // namespace sidelight
