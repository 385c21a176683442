// Container (chunked binary file): the one file format that packs and models share. Never knows
// what its sections mean: that is pack/ and model/. Arrays and strings inside a section are
// format/section_readers.h.
//
// Layout. All numbers little-endian, no pointers, each section at a multiple of 8 bytes, gaps
// filled with zeros:
//
//     byte 0   magic "SLC1"        4 bytes   the layout drawn here
//          4   kind                4 bytes   what the file holds: "PACK", "WORD" …
//          8   major               u16       of the kind; a reader refuses a major that it does not
//          know
//         10   minor               u16       of the kind; a reader accepts a higher minor
//         12   sections            u32       how many rows the table has, at most 64
//         16   size                u64       of the whole file, in bytes
//         24   checksum            u64       FNV-1a of all bytes from 32 to the end
//         32   table               24 bytes a row, sorted by id, no id twice:
//                + 0   id          4 bytes   printable ASCII
//                + 4   count       u32       how many things the section says that it holds
//                + 8   offset      u64       from the beginning of the file
//                +16   size        u64       in bytes
//              first section, padding, second section, padding … in the order of the table
//
// One content has one form: the sections follow each other in the order of their ids with the least
// possible padding, so offsets and sizes can be checked against each other exactly.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sidelight {

struct Section {
  std::uint32_t count = 0;  // as the table says; a typed reader checks it against the bytes
  std::span<const std::byte> bytes;  // a view into the file
};

class Container {
 public:
  static constexpr std::size_t kMaxSections = 64;
  static constexpr std::size_t kHeaderSize = 32;
  static constexpr std::size_t kRowSize = 24;
  static constexpr std::size_t kAlignment = 8;

  // Checks the whole of `bytes` once: magic, size, checksum, table, order, bounds, padding. The
  // error names what is wrong. `bytes` is not copied and must outlive the container.
  static Result<Container> open(std::span<const std::byte> bytes);

  // The same, and the kind and major version must be these.
  static Result<Container> open(std::span<const std::byte> bytes, std::string_view kind,
                                std::uint16_t major);

  std::string_view kind() const;  // 4 bytes
  std::uint16_t major() const { return major_; }
  std::uint16_t minor() const { return minor_; }
  std::size_t size() const { return bytes_.size(); }
  std::size_t section_count() const { return section_count_; }

  // The id of section `index`, sorted; empty when there is no such section.
  std::string_view section_id(std::size_t index) const;
  bool has(std::string_view id) const;

  // The section called `id`, or an error that names the missing id.
  Result<Section> section(std::string_view id) const;

 private:
  Container() = default;

  std::span<const std::byte> row(std::size_t index) const;

  std::span<const std::byte> bytes_;
  std::uint16_t major_ = 0;
  std::uint16_t minor_ = 0;
  std::size_t section_count_ = 0;
};

// Builds a file that Container::open accepts. Sections may be added in any order.
class ContainerWriter {
 public:
  ContainerWriter(std::string_view kind, std::uint16_t major, std::uint16_t minor);

  // `id` is four printable ASCII characters, given once.
  void add(std::string_view id, std::uint32_t count, std::vector<std::byte> bytes);

  // The file; an error when an id is bad, given twice, or there are more than
  // Container::kMaxSections.
  Result<std::vector<std::byte>> finish() const;

 private:
  struct Part {
    std::string id;
    std::uint32_t count = 0;
    std::vector<std::byte> bytes;
  };

  std::string kind_;
  std::uint16_t major_;
  std::uint16_t minor_;
  std::vector<Part> parts_;
};

}  // namespace sidelight
