#include "build_pack/reduce_rows.h"

#include "build_pack/dump_rows.h"

namespace sidelight {

std::optional<Error> RowReducer::add(std::string_view row, std::string& out) {
  if (row == before_) return std::nullopt;
  if (row < before_) {
    return Error{"the rows are not sorted by their bytes (LC_ALL=C sort -u): '" +
                 std::string(row.substr(0, 40)) + "' stands too late"};
  }
  const DumpRow read = parse_row(row);
  if (read.kind == 0) return Error{"no row: '" + std::string(row.substr(0, 40)) + "'"};
  const DumpRow last = parse_row(before_);
  const bool same_item = last.kind != 0 && last.id == read.id;
  if (!same_item) name_.clear();
  // Two different rows of one kind: the item stood in the dump twice; the first is as good.
  const bool is_second = same_item && last.kind == read.kind;
  before_ = row;
  if (is_second) return std::nullopt;
  if (read.kind == 'N') {
    name_ = std::string(row) + "\n";
  } else if (read.kind == 'R') {
    out += name_;
    name_.clear();
  } else {
    out += row;
    out += '\n';
  }
  return std::nullopt;
}

}  // namespace sidelight
