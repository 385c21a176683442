// Files of sorted rows read as one (k-way merge), and the sorting of more rows than memory holds
// (external sort): the stages' own `sort -u`. Never looks into a row.
#pragma once

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sidelight {

// The rows of several sorted files in one order, each once.
class SortedRows {
 public:
  // The Error names the file that cannot be opened.
  static Result<SortedRows> open(const std::vector<std::string>& paths);

  // Without its line end; false at the end. Valid until the next call.
  bool next(std::string_view& row);
  // The file that could not be read to its end, or empty.
  const std::string& broken_file() const { return broken_; }

 private:
  struct Source {
    std::string path;
    std::unique_ptr<std::ifstream> stream;
    std::string row;
  };
  bool advance(Source& source);
  static bool is_later(const Source& a, const Source& b) { return a.row > b.row; }

  std::vector<Source> sources_;  // a heap, the first row on top
  std::string row_;
  bool any_ = false;
  std::string broken_;
};

// Rows in any order into sorted files, each once.
class RowSorter {
 public:
  // Files are called PREFIX1.rows, PREFIX2.rows …; the next gets number `next_number`.
  RowSorter(std::string prefix, std::size_t memory, std::uint32_t next_number)
      : prefix_(std::move(prefix)), memory_(memory), number_(next_number) {}

  // `rows` are whole lines.
  void add(std::string_view rows) { text_ += rows; }
  bool is_full() const { return text_.size() >= memory_; }
  // Writes what was added since to the next file. False when it cannot be written.
  bool write_file();

  std::uint32_t file_count() const { return number_ - 1; }
  std::string path_of(std::uint32_t number) const;

 private:
  std::string prefix_;
  std::size_t memory_;
  std::uint32_t number_;
  std::string text_;
};

}  // namespace sidelight
