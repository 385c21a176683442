// Strings without doubles (interning): each text gets a number, in the order of its first use. One
// buffer and one table of slots, so that a million short texts cost their bytes and some 13 more
// each. Never forgets a text. The section that it becomes is a string table of
// format/section_readers.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sidelight {

class StringPool {
 public:
  std::uint32_t number_of(std::string_view text);
  std::string_view operator[](std::uint32_t number) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(begins_.size() - 1); }
  // Of all texts together; a section holds no more than 4 GiB.
  std::size_t byte_size() const { return text_.size(); }
  // The bytes of a string table.
  std::vector<std::byte> section() const;

 private:
  void grow();

  std::string text_;
  std::vector<std::uint32_t> begins_ = {0};  // of each text in text_, and one more
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(64, 0);  // number + 1; 0 = empty
};

}  // namespace sidelight
