// Rows: what the stages of building a pack from a dump hand to each other, one line each, columns
// parted by tabs, so that any program that sorts lines can stand between them. The first column is
// an item's number with ten digits: sorted as bytes, rows stand in the order of items.
//
//     0000000030  C  parent parent …                          it is a class: P279
//     0000000030  E  sitelinks  class class …  label  description  alias|alias…  fact|fact…
//     0000000030  N  label  jurisdiction                      how others may call it
//     0000000030  R                                           somebody refers to it
//
// A fact is name=text, or name>item, or name>item@since; a count is population=number@day. Map
// writes all four, reduce gives C and E, and N where there is an R; merge reads those. The stages
// are build_pack/map_dump.h, reduce_rows.h and merge_rows.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "build_pack/dump_entity.h"

namespace sidelight {

void append_class_row(std::string& out, const DumpEntity& entity);
void append_entity_row(std::string& out, const DumpEntity& entity);
void append_name_row(std::string& out, const DumpEntity& entity);
void append_reference_row(std::string& out, std::uint32_t id);

// One row read back; views into the line. `kind` is 0 when it is no row.
struct DumpRow {
  char kind = 0;  // C, E, N or R
  std::uint32_t id = 0;
  std::vector<std::string_view> columns;  // those after the kind
};
DumpRow parse_row(std::string_view line);

// The parts of `text` between separators; none for an empty text.
std::vector<std::string_view> split_row(std::string_view text, char separator);
// A whole number; 0 for anything else.
std::uint32_t row_number(std::string_view text);

}  // namespace sidelight
