// One entity of a Wikidata JSON dump (data model of Wikibase): what a pack wants of one line, with
// ranks, missing values and empty maps read as Wikibase means them. Never a selection: that is
// build_pack/map_dump.h. A line is as docs/scale_packs.md draws it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "build_pack/dump_recipe.h"

namespace sidelight {

struct DumpFact {
  std::string_view name;        // "country", "office" …, as the packs call it
  std::string value;            // text; empty when it refers to an item
  std::uint32_t reference = 0;  // the number of that item
  std::string since;            // "1990", "1990-05", "1990-05-07" or empty; of a count, its day
};

struct DumpEntity {
  std::uint32_t id = 0;  // Q…
  std::string label;
  std::string description;
  std::vector<std::string> aliases;    // in the recipe's languages, in their order, none twice
  std::uint32_t sitelinks = 0;         // articles in encyclopedias; not in sister projects
  std::vector<std::uint32_t> classes;  // P31
  std::vector<std::uint32_t> parents;  // P279
  std::vector<DumpFact> facts;
  std::uint32_t jurisdiction = 0;  // of an office: the state or body that it belongs to
};

enum class DumpLine { Item, Other, Broken };

// Where the parts of a line stand: the first, cheap look at it.
// Properties that a pack reads: the statements of each stand at one place of DumpLineParts::claims.
enum class DumpProperty : std::uint8_t {
  P6,
  P17,
  P21,
  P27,
  P31,
  P35,
  P36,
  P39,
  P102,
  P131,
  P159,
  P279,
  P361,
  P463,
  P495,
  P569,
  P570,
  P571,
  P585,
  P625,
  P856,
  P1001,
  P1082,
  Count
};

struct DumpLineParts {
  std::uint32_t id = 0;
  std::uint32_t sitelinks = 0;
  std::string_view labels;
  std::string_view descriptions;
  std::string_view aliases;
  std::array<std::string_view, static_cast<std::size_t>(DumpProperty::Count)> claims;

  std::string_view of(DumpProperty property) const {
    return claims[static_cast<std::size_t>(property)];
  }
};

// Item: `parts` is filled. Other: a bracket, an empty line, a property, a lexeme. Broken: no JSON.
// `line` is without its line end, with or without a comma behind it.
DumpLine look_at_line(std::string_view line, DumpLineParts& parts);

// The class statements alone, for deciding.
void read_classes(const DumpLineParts& parts, DumpEntity& entity);
// Label and jurisdiction: what others may say of it.
void read_name(const DumpLineParts& parts, const DumpRecipe& recipe, DumpEntity& entity);
// All the rest.
void read_all(const DumpLineParts& parts, const DumpRecipe& recipe, DumpEntity& entity);

}  // namespace sidelight
