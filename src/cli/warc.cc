#include "cli/warc.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "cli/warc_fields.h"

namespace sidelight {
namespace {

constexpr std::string_view kMagic = "WARC/";
constexpr std::size_t kMaxHeader = 1u << 16;
constexpr std::size_t kPiece = 1u << 16;

// False unless `text` is digits alone, few enough to be a length.
bool read_length(std::string_view text, std::uint64_t& length) {
  length = 0;
  if (text.empty() || text.size() > 15) return false;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    length = length * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return true;
}

bool wants_block(const WarcRecord& record) {
  return record.type == "response" || record.type == "resource";
}

// The end of a header within `bytes`, after its empty line; npos when it is not there.
std::size_t header_end(std::string_view bytes) {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
       at = bytes.find('\n', at + 1)) {
    if (bytes.substr(at + 1, 1) == "\n") return at + 2;
    if (bytes.substr(at + 1, 2) == "\r\n") return at + 3;
  }
  return std::string_view::npos;
}

}  // namespace

bool looks_like_warc(std::string_view bytes) { return bytes.substr(0, kMagic.size()) == kMagic; }

WarcReader::Next WarcReader::next(WarcRecord& record, std::string& trouble) {
  record = {};
  trouble.clear();
  bool strayed = false;
  const bool found = to_record(strayed);
  const bool told = std::exchange(lost_, false);
  if (!found) {
    if (mend(trouble)) return Next::Bad;
    if (!strayed || told) return Next::End;
  }
  if (strayed && !told) {
    trouble = "what stands between two records is no record";
    return Next::Bad;
  }
  std::uint64_t length = 0;
  if (!read_header(record, length, trouble)) {
    lost_ = true;
    mend(trouble);
    return Next::Bad;
  }
  const bool whole = wants_block(record) ? read_block(record, length, trouble) : skip_block(length);
  if (!whole) {
    lost_ = true;
    if (trouble.empty()) trouble = "the record is cut short";
    mend(trouble);
    record.block.clear();
    return Next::Bad;
  }
  return Next::Record;
}

// After damage the packed stream goes on at its next member.
bool WarcReader::mend(std::string& trouble) {
  if (!source_.damaged()) return false;
  trouble = "the packed bytes are damaged or cut short";
  source_.mend();
  return true;
}

bool WarcReader::to_record(bool& strayed) {
  while (true) {
    std::string_view bytes = source_.peek(kMagic.size());
    if (bytes.empty()) return false;
    if (looks_like_warc(bytes)) return true;
    const std::size_t line = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    const std::string_view text = bytes.substr(0, line);
    const bool only_begun = line == bytes.size() && bytes.size() < kMagic.size();
    strayed = strayed || !trimmed(text).empty();
    source_.take(line);
    if (only_begun && source_.peek(1).empty()) return false;
  }
}

bool WarcReader::read_header(WarcRecord& record, std::uint64_t& length, std::string& trouble) {
  std::size_t wanted = 1;
  std::string_view bytes;
  std::size_t end = std::string_view::npos;
  do {
    bytes = source_.peek(wanted);
    end = header_end(bytes.substr(0, kMaxHeader));
    if (end == std::string_view::npos && (bytes.size() < wanted || bytes.size() > kMaxHeader)) {
      trouble = bytes.size() < wanted ? "the record's header is cut short"
                                      : "the record's header has no end";
      source_.take(std::min(bytes.size(), kMagic.size()));
      return false;
    }
    wanted = bytes.size() + 1;
  } while (end == std::string_view::npos);

  bool has_length = false;
  std::string_view rest = bytes.substr(0, end);
  while (!rest.empty()) {
    const HeaderField field = header_field(take_line(rest));
    const std::string& name = field.name;
    const std::string_view value = field.value;
    if (name == "warc-type") record.type = in_small_letters(value);
    if (name == "warc-record-id") record.id = std::string(value);
    if (name == "warc-target-uri") record.target = std::string(value);
    if (name == "warc-date") record.date = std::string(value);
    if (name == "content-type") record.content_type = std::string(value);
    if (name == "content-length") has_length = read_length(value, length);
  }
  source_.take(end);
  // Old writers put the address between angle brackets.
  if (record.target.size() > 2 && record.target.front() == '<' && record.target.back() == '>') {
    record.target = record.target.substr(1, record.target.size() - 2);
  }
  if (!has_length) trouble = "the record does not say how long it is";
  return has_length;
}

// Whether nothing but blank lines stands before the next record, or the end.
bool WarcReader::is_followed_well() {
  constexpr std::string_view kEnd = "\r\n\r\n";
  std::string_view bytes = source_.peek(kEnd.size() + kMagic.size());
  bytes.remove_prefix(bytes.size() - trimmed_front(bytes).size());
  return bytes.empty() ? !source_.damaged() : looks_like_warc(bytes);
}

bool WarcReader::read_block(WarcRecord& record, std::uint64_t length, std::string& trouble) {
  if (length > kMaxSnapshotBytes) {
    trouble = "larger than 64 MiB";
    if (!skip_block(length)) trouble = "the record is cut short";
    return false;
  }
  record.block.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(length, kPiece)));
  while (record.block.size() < length) {
    const std::size_t left = static_cast<std::size_t>(length) - record.block.size();
    const std::string_view bytes = source_.peek(1).substr(0, left);
    if (bytes.empty()) break;
    record.block.append(bytes);
    source_.take(bytes.size());
  }
  if (record.block.size() == length && is_followed_well()) return true;
  // A length that is too large swallows what comes after: it is given back from the first record in
  // it.
  const std::size_t next = record.block.find("\r\n\r\nWARC/1.");
  if (next != std::string::npos) {
    trouble = "the record is shorter than it says";
    source_.give_back(std::string_view(record.block).substr(next));
    return false;
  }
  return record.block.size() == length && !source_.damaged();
}

bool WarcReader::skip_block(std::uint64_t length) {
  while (length > 0) {
    const std::size_t size =
        static_cast<std::size_t>(std::min<std::uint64_t>(source_.peek(1).size(), length));
    if (size == 0) return false;
    source_.take(size);
    length -= size;
  }
  return true;
}

}  // namespace sidelight
