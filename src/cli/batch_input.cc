#include "cli/batch_input.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "base/limits.h"

namespace sidelight {
namespace {

namespace fs = std::filesystem;

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string_view without_gz(std::string_view path) {
  return ends_with(path, ".gz") ? path.substr(0, path.size() - 3) : path;
}

bool holds_lines(std::string_view path) {
  path = without_gz(path);
  return path == "-" || ends_with(path, ".jsonl") || ends_with(path, ".ndjson");
}

// What is taken of a folder; a file that is named itself is read whatever it is called.
bool is_taken(std::string_view path) {
  constexpr std::array<std::string_view, 7> kEndings = {".html", ".htm",   ".xhtml", ".txt",
                                                        ".json", ".jsonl", ".ndjson"};
  path = without_gz(path);
  return ends_with(path, ".warc") ||
         std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return ends_with(path, ending); });
}

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// The next line without its end, of at most kMaxSnapshotBytes; a longer one is emptied. False at
// the end of the stream.
bool take_line(ByteSource& source, std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  for (bool any = false;; any = true) {
    const std::string_view bytes = source.peek(1);
    if (bytes.empty()) return any && !source.damaged();
    const std::size_t stop = std::min(bytes.find('\n'), bytes.size());
    too_long = too_long || line.size() + stop > kMaxSnapshotBytes;
    if (too_long) {
      line.clear();
    } else {
      line.append(bytes.substr(0, stop));
    }
    const bool ended = stop < bytes.size();
    source.take(stop + (ended ? 1 : 0));
    if (ended) return true;
  }
}

}  // namespace

BatchInput::BatchInput(const std::vector<std::string>& inputs) {
  bool known = true;
  for (const std::string& input : inputs) {
    known = known && input != "-";
    add(input);
  }
  for (const File& file : files_) size_ += file.size;
  if (!known) size_ = 0;
}

void BatchInput::add(const std::string& input) {
  std::error_code error;
  if (input != "-" && fs::is_directory(input, error)) return add_folder(input);
  File file{input, {}, 0};
  const std::uintmax_t size = input == "-" ? 0 : fs::file_size(input, error);
  if (!error) file.size = size;
  files_.push_back(std::move(file));
}

void BatchInput::add_folder(const std::string& folder) {
  std::error_code error;
  std::vector<File> found;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    std::error_code unknown;
    if (!entry->is_regular_file(unknown) || !is_taken(entry->path().string())) continue;
    const std::uintmax_t size = entry->file_size(unknown);
    found.push_back({entry->path().string(), {}, unknown ? 0 : size});
  }
  if (error) found.push_back({folder, "the folder can't be looked through", 0});
  std::sort(found.begin(), found.end(),
            [](const File& a, const File& b) { return a.path < b.path; });
  files_.insert(files_.end(), found.begin(), found.end());
}

std::optional<Error> BatchInput::skip_to(const BatchPlace& place) {
  if (place.file.empty()) return std::nullopt;
  const auto found = std::find_if(files_.begin(), files_.end(),
                                  [&](const File& file) { return file.path == place.file; });
  if (found == files_.end()) return Error{place.file + ": is not among the inputs any more"};
  file_ = static_cast<std::uint32_t>(found - files_.begin());
  for (auto file = files_.begin(); file != found; ++file) done_ += file->size;
  BatchRecord record;
  for (std::uint64_t i = 0; i < place.records; ++i) {
    const std::uint32_t file = file_;
    if (next(record) && record.file == file) continue;
    return Error{place.file + ": holds fewer records than were done"};
  }
  return std::nullopt;
}

bool BatchInput::next(BatchRecord& record) {
  while (file_ < files_.size()) {
    record = {};
    record.file = file_;
    const bool given = source_ ? next_in_file(record) : open_file(record);
    if (!given) continue;  // the file was opened, or is at its end
    record.number = ++number_;
    return true;
  }
  return false;
}

// True when there is a record to give: that the file can't be opened.
bool BatchInput::open_file(BatchRecord& record) {
  const File& file = files_[file_];
  number_ = 0;
  Result<ByteSource> opened =
      file.trouble.empty() ? ByteSource::open(file.path) : Result<ByteSource>(Error{file.trouble});
  if (!opened) {
    failed_ = true;
    tell(record, opened.error().message);
    done_ += file.size;
    ++file_;
    return true;
  }
  source_.emplace(std::move(opened).value());
  form_ = looks_like_warc(source_->peek(5)) ? Form::Warc
          : holds_lines(file.path)          ? Form::Lines
                                            : Form::Page;
  if (form_ == Form::Warc) warc_.emplace(*source_);
  return false;
}

void BatchInput::close_file() {
  warc_.reset();
  source_.reset();
  done_ += files_[file_].size;
  ++file_;
}

void BatchInput::tell(BatchRecord& record, std::string trouble) {
  record.kind = BatchRecord::Kind::Trouble;
  if (record.id.empty()) record.id = files_[record.file].path;
  record.trouble = std::move(trouble);
}

bool BatchInput::next_in_file(BatchRecord& record) {
  if (form_ == Form::Page) return whole_file(record);
  if (form_ == Form::Lines ? next_line(record) : next_warc(record)) return true;
  if (source_->damaged()) {
    source_->mend();
    tell(record, "the packed bytes are damaged or cut short");
    return true;
  }
  const bool refused = source_->unreadable();
  if (refused) tell(record, "can't be read to its end");
  failed_ = failed_ || refused;
  close_file();
  return refused;
}

bool BatchInput::next_line(BatchRecord& record) {
  bool too_long = false;
  do {
    if (!take_line(*source_, record.bytes, too_long)) return false;
  } while (!too_long && is_blank_line(record.bytes));
  record.kind = BatchRecord::Kind::Line;
  if (too_long) tell(record, "a line of more than 64 MiB");
  return true;
}

bool BatchInput::next_warc(BatchRecord& record) {
  WarcRecord found;
  std::string trouble;
  while (true) {
    const WarcReader::Next what = warc_->next(found, trouble);
    if (what == WarcReader::Next::End) return false;
    if (what == WarcReader::Next::Record && found.type != "response" && found.type != "resource") {
      continue;
    }
    record.id = std::move(found.id);
    record.url = std::move(found.target);
    record.fetched = std::move(found.date);
    record.media_type = std::move(found.content_type);
    record.bytes = std::move(found.block);
    record.kind =
        found.type == "response" ? BatchRecord::Kind::Response : BatchRecord::Kind::Resource;
    if (what == WarcReader::Next::Bad) tell(record, std::move(trouble));
    return true;
  }
}

bool BatchInput::whole_file(BatchRecord& record) {
  record.kind = BatchRecord::Kind::File;
  record.id = files_[file_].path;
  while (record.bytes.size() <= kMaxSnapshotBytes) {
    const std::string_view bytes = source_->peek(1);
    if (bytes.empty()) break;
    record.bytes.append(bytes);
    source_->take(bytes.size());
  }
  if (source_->unreadable()) {
    failed_ = true;
    tell(record, "can't be read");
  } else if (source_->damaged()) {
    tell(record, "the packed bytes are damaged or cut short");
  } else if (record.bytes.size() > kMaxSnapshotBytes) {
    tell(record, "larger than 64 MiB");
  }
  close_file();
  return true;
}

}  // namespace sidelight
