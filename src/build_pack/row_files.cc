#include "build_pack/row_files.h"

#include <algorithm>
#include <filesystem>

namespace sidelight {

Result<SortedRows> SortedRows::open(const std::vector<std::string>& paths) {
  SortedRows rows;
  for (const std::string& path : paths) {
    Source source{path, std::make_unique<std::ifstream>(path, std::ios::binary), {}};
    if (!*source.stream) return Error{path + ": cannot be read"};
    if (rows.advance(source)) rows.sources_.push_back(std::move(source));
  }
  std::make_heap(rows.sources_.begin(), rows.sources_.end(), is_later);
  return rows;
}

bool SortedRows::advance(Source& source) {
  if (std::getline(*source.stream, source.row)) return true;
  if (source.stream->bad()) broken_ = source.path;
  return false;
}

bool SortedRows::next(std::string_view& row) {
  while (!sources_.empty()) {
    std::pop_heap(sources_.begin(), sources_.end(), is_later);
    Source& source = sources_.back();
    const bool is_new = !any_ || source.row != row_;
    if (is_new) row_ = source.row;
    if (advance(source)) {
      std::push_heap(sources_.begin(), sources_.end(), is_later);
    } else {
      sources_.pop_back();
    }
    any_ = true;
    if (is_new) {
      row = row_;
      return true;
    }
  }
  return false;
}

std::string RowSorter::path_of(std::uint32_t number) const {
  return prefix_ + std::to_string(number) + ".rows";
}

bool RowSorter::write_file() {
  std::vector<std::string_view> rows;
  const std::string_view text = text_;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    rows.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  const std::string path = path_of(number_);
  std::ofstream stream(path + ".new", std::ios::binary | std::ios::trunc);
  for (const std::string_view row : rows) {
    stream.write(row.data(), static_cast<std::streamsize>(row.size())).put('\n');
  }
  stream.close();
  std::error_code failure;
  if (stream) std::filesystem::rename(path + ".new", path, failure);
  if (!stream || failure) return false;
  text_.clear();
  ++number_;
  return true;
}

}  // namespace sidelight
