#include "build_pack/map_dump.h"

#include <algorithm>

#include "build_pack/dump_entity.h"
#include "build_pack/dump_rows.h"

namespace sidelight {
namespace {

constexpr std::size_t kLongestLabel = 200;  // bytes; longer ones are titles of papers

bool is_never(const DumpRecipe& recipe, const DumpEntity& entity) {
  return std::any_of(entity.classes.begin(), entity.classes.end(), [&](std::uint32_t id) {
    return std::binary_search(recipe.never.begin(), recipe.never.end(), id);
  });
}

}  // namespace

void map_line(const DumpRecipe& recipe, std::string_view line, std::string& rows,
              MapCounts& counts) {
  ++counts.lines;
  DumpLineParts parts;
  const DumpLine kind = look_at_line(line, parts);
  if (kind == DumpLine::Broken) ++counts.broken;
  if (kind != DumpLine::Item) return;
  ++counts.items;
  DumpEntity entity;
  read_classes(parts, entity);
  if (!entity.parents.empty()) append_class_row(rows, entity);
  if (is_never(recipe, entity)) return;
  read_name(parts, recipe, entity);
  if (entity.label.empty() || entity.label.size() > kLongestLabel) return;
  append_name_row(rows, entity);
  if (entity.classes.empty() || entity.sitelinks < recipe.least_sitelinks) return;
  read_all(parts, recipe, entity);
  ++counts.candidates;
  append_entity_row(rows, entity);
  for (const DumpFact& fact : entity.facts) {
    if (fact.reference != 0) append_reference_row(rows, fact.reference);
  }
}

}  // namespace sidelight
