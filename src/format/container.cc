#include "format/container.h"

#include <algorithm>

#include "format/fnv.h"
#include "format/little_endian.h"

namespace sidelight {
namespace {

constexpr std::string_view kMagic = "SLC1";
constexpr std::size_t kIdSize = 4;

std::size_t padded(std::size_t size) {
  return (size + Container::kAlignment - 1) / Container::kAlignment * Container::kAlignment;
}

std::string_view text_at(std::span<const std::byte> bytes, std::size_t at) {
  return {reinterpret_cast<const char*>(bytes.data()) + at, kIdSize};
}

bool is_printable(std::string_view id) {
  return id.size() == kIdSize &&
         std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

Error wrong(std::string what) { return Error{"container: " + std::move(what)}; }

// The id for a message, even when it is not text.
std::string shown(std::string_view id) {
  constexpr std::string_view kHex = "0123456789abcdef";
  if (is_printable(id)) return "'" + std::string(id) + "'";
  std::string out = "0x";
  for (const char c : id) {
    const unsigned char byte = static_cast<unsigned char>(c);
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

Result<bool> check_header(std::span<const std::byte> bytes) {
  if (bytes.size() < Container::kHeaderSize) {
    return wrong("truncated: " + std::to_string(bytes.size()) + " bytes, the header alone has 32");
  }
  if (text_at(bytes, 0) != kMagic) {
    return wrong("not a container: it begins with " + shown(text_at(bytes, 0)) +
                 " instead of 'SLC1'");
  }
  if (!is_printable(text_at(bytes, 4))) {
    return wrong("bad kind " + shown(text_at(bytes, 4)));
  }
  const std::uint64_t size = read_number<std::uint64_t>(bytes, 16);
  if (size != bytes.size()) {
    const bool shorter = bytes.size() < size;
    return wrong(std::string(shorter ? "truncated" : "bytes after its end") + ": the header says " +
                 std::to_string(size) + " bytes, there are " + std::to_string(bytes.size()));
  }
  if (read_number<std::uint64_t>(bytes, 24) != fnv1a(bytes.subspan(Container::kHeaderSize))) {
    return wrong("altered: the checksum does not match");
  }
  return true;
}

Result<bool> check_padding(std::span<const std::byte> bytes, std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to; ++at) {
    if (bytes[at] != std::byte{0}) {
      return wrong("padding at byte " + std::to_string(at) + " is not zero");
    }
  }
  return true;
}

// Each section must begin where the one before it ends, padded: this excludes overlaps, gaps, bad
// alignment and anything outside the file.
Result<bool> check_sections(std::span<const std::byte> bytes, std::size_t count) {
  std::size_t expected = Container::kHeaderSize + count * Container::kRowSize;
  std::string_view previous;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = Container::kHeaderSize + i * Container::kRowSize;
    const std::string_view id = text_at(bytes, row);
    const std::uint64_t offset = read_number<std::uint64_t>(bytes, row + 8);
    const std::uint64_t size = read_number<std::uint64_t>(bytes, row + 16);
    if (!is_printable(id)) return wrong("bad section id " + shown(id));
    if (!previous.empty() && id <= previous) {
      return wrong("section ids are not sorted and unique: " + shown(id) + " after " +
                   shown(previous));
    }
    previous = id;
    if (offset != expected) {
      return wrong("section " + shown(id) + " begins at byte " + std::to_string(offset) +
                   ", expected " + std::to_string(expected));
    }
    if (size > bytes.size() - expected) {
      return wrong("section " + shown(id) + " reaches beyond the end of the file");
    }
    const std::size_t end = expected + static_cast<std::size_t>(size);
    expected = padded(end);
    if (expected > bytes.size()) return wrong("padding after section " + shown(id) + " is missing");
    const Result<bool> padding = check_padding(bytes, end, expected);
    if (!padding) return padding;
  }
  if (expected != bytes.size()) return wrong("bytes after the last section");
  return true;
}

}  // namespace

Result<Container> Container::open(std::span<const std::byte> bytes) {
  const Result<bool> header = check_header(bytes);
  if (!header) return header.error();
  const std::size_t count = read_number<std::uint32_t>(bytes, 12);
  if (count > kMaxSections || kHeaderSize + count * kRowSize > bytes.size()) {
    return wrong("a table of " + std::to_string(count) + " sections does not fit");
  }
  const Result<bool> sections = check_sections(bytes, count);
  if (!sections) return sections.error();
  Container container;
  container.bytes_ = bytes;
  container.major_ = read_number<std::uint16_t>(bytes, 8);
  container.minor_ = read_number<std::uint16_t>(bytes, 10);
  container.section_count_ = count;
  return container;
}

Result<Container> Container::open(std::span<const std::byte> bytes, std::string_view kind,
                                  std::uint16_t major) {
  Result<Container> opened = open(bytes);
  if (!opened) return opened;
  if (opened.value().kind() != kind) {
    return wrong("holds " + shown(opened.value().kind()) + ", expected '" + std::string(kind) +
                 "'");
  }
  if (opened.value().major() != major) {
    return wrong("version " + std::to_string(opened.value().major()) + "." +
                 std::to_string(opened.value().minor()) + ", this program reads version " +
                 std::to_string(major));
  }
  return opened;
}

std::string_view Container::kind() const { return text_at(bytes_, 4); }

std::span<const std::byte> Container::row(std::size_t index) const {
  return bytes_.subspan(kHeaderSize + index * kRowSize, kRowSize);
}

std::string_view Container::section_id(std::size_t index) const {
  return index < section_count_ ? text_at(row(index), 0) : std::string_view();
}

bool Container::has(std::string_view id) const {
  for (std::size_t i = 0; i < section_count_; ++i) {
    if (section_id(i) == id) return true;
  }
  return false;
}

Result<Section> Container::section(std::string_view id) const {
  for (std::size_t i = 0; i < section_count_; ++i) {
    if (section_id(i) != id) continue;
    const std::span<const std::byte> found = row(i);
    const std::size_t offset = static_cast<std::size_t>(read_number<std::uint64_t>(found, 8));
    const std::size_t size = static_cast<std::size_t>(read_number<std::uint64_t>(found, 16));
    return Section{read_number<std::uint32_t>(found, 4), bytes_.subspan(offset, size)};
  }
  return wrong("section " + shown(id) + " is missing");
}

ContainerWriter::ContainerWriter(std::string_view kind, std::uint16_t major, std::uint16_t minor)
    : kind_(kind), major_(major), minor_(minor) {}

void ContainerWriter::add(std::string_view id, std::uint32_t count, std::vector<std::byte> bytes) {
  parts_.push_back(Part{std::string(id), count, std::move(bytes)});
}

Result<std::vector<std::byte>> ContainerWriter::finish() const {
  std::vector<const Part*> sorted;
  for (const Part& part : parts_) sorted.push_back(&part);
  std::sort(sorted.begin(), sorted.end(),
            [](const Part* a, const Part* b) { return a->id < b->id; });
  if (!is_printable(kind_)) return wrong("bad kind " + shown(kind_));
  if (sorted.size() > Container::kMaxSections) return wrong("more than 64 sections");
  std::vector<std::byte> body;
  std::vector<std::byte> table;
  const std::size_t table_end = Container::kHeaderSize + sorted.size() * Container::kRowSize;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const Part& part = *sorted[i];
    if (!is_printable(part.id)) return wrong("bad section id " + shown(part.id));
    if (i > 0 && sorted[i - 1]->id == part.id) return wrong("section " + shown(part.id) + " twice");
    for (const char c : part.id) table.push_back(static_cast<std::byte>(c));
    append_number(table, part.count);
    append_number(table, static_cast<std::uint64_t>(table_end + body.size()));
    append_number(table, static_cast<std::uint64_t>(part.bytes.size()));
    body.insert(body.end(), part.bytes.begin(), part.bytes.end());
    body.resize(padded(body.size()));
  }
  table.insert(table.end(), body.begin(), body.end());
  std::vector<std::byte> file;
  for (const char c : kMagic) file.push_back(static_cast<std::byte>(c));
  for (const char c : kind_) file.push_back(static_cast<std::byte>(c));
  append_number(file, major_);
  append_number(file, minor_);
  append_number(file, static_cast<std::uint32_t>(sorted.size()));
  append_number(file, static_cast<std::uint64_t>(Container::kHeaderSize + table.size()));
  append_number(file, fnv1a(std::span<const std::byte>(table)));
  file.insert(file.end(), table.begin(), table.end());
  return file;
}

}  // namespace sidelight
