// The records of a batch (input walk): files, folders, JSON lines and web archives become one
// sequence of records, in an order that depends on names and contents alone. Never reads a page:
// that is cli/batch_row.h. One record at a time is in memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "cli/byte_source.h"
#include "cli/warc.h"

namespace sidelight {

struct BatchRecord {
  enum class Kind : std::uint8_t {
    Line,      // a JSON line, unread
    File,      // a page: HTML, plain text or snapshot
    Response,  // of a web archive: an HTTP message
    Resource,  // of a web archive: the bytes alone, `media_type` says of what
    Trouble,   // could not be had; `trouble` says why
  };
  Kind kind = Kind::File;
  std::string id;  // the path, or the archive's id of the record; of a line: in the line itself
  std::string url;
  std::string fetched;  // as the archive writes it
  std::string media_type;
  std::string bytes;
  std::string trouble;
  // Where it stands: the file, and how many records of that file there were with it.
  std::uint32_t file = 0;
  std::uint64_t number = 0;
};

// A place in a batch that a later run goes on from.
struct BatchPlace {
  std::string file;           // path; empty: nothing was done yet
  std::uint64_t records = 0;  // of that file, done
};

class BatchInput {
 public:
  // Looks through the folders at once; what can't be opened comes as a record of kind Trouble. "-"
  // is standard input.
  explicit BatchInput(const std::vector<std::string>& inputs);

  // Goes on behind `place`; an Error when its file is not among the inputs.
  std::optional<Error> skip_to(const BatchPlace& place);
  // The next record; false at the end.
  bool next(BatchRecord& record);

  const std::string& path(std::uint32_t file) const { return files_[file].path; }
  // Whether an input was not there, or the system refused to read it to its end.
  bool failed() const { return failed_; }
  // Bytes of the inputs gone over, and in all; 0 in all when that can't be known.
  std::uint64_t position() const { return done_ + (source_ ? source_->position() : 0); }
  std::uint64_t size() const { return size_; }

 private:
  enum class Form : std::uint8_t { Lines, Warc, Page };
  struct File {
    std::string path;
    std::string trouble;  // why it isn't there
    std::uint64_t size = 0;
  };

  void add(const std::string& input);
  void add_folder(const std::string& folder);
  bool open_file(BatchRecord& record);
  void close_file();
  bool next_in_file(BatchRecord& record);
  bool next_line(BatchRecord& record);
  bool next_warc(BatchRecord& record);
  bool whole_file(BatchRecord& record);
  void tell(BatchRecord& record, std::string trouble);

  std::vector<File> files_;
  std::uint32_t file_ = 0;
  std::uint64_t number_ = 0;
  std::optional<ByteSource> source_;
  std::optional<WarcReader> warc_;
  Form form_ = Form::Page;
  std::uint64_t done_ = 0;
  std::uint64_t size_ = 0;
  bool failed_ = false;
};

}  // namespace sidelight
