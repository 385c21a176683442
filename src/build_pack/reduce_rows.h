// Reduce (the second stage over a dump): the rows of each item, brought together by sorting, become
// what a pack may need of it. Holds the rows of one item at a time. A name that nobody refers to
// goes, and so does whatever stands twice.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sidelight {

class RowReducer {
 public:
  // Takes the next row, without its line end, and appends to `out` the rows that are decided. An
  // Error for what is no row, or stands before the row that came before it.
  std::optional<Error> add(std::string_view row, std::string& out);

 private:
  std::string before_;  // the last row
  std::string name_;    // the N row of the item at hand, until somebody refers to it
};

}  // namespace sidelight
