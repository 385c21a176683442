#include "format/section_readers.h"

#include "base/utf8.h"
#include "format/fnv.h"
#include "format/little_endian.h"

namespace sidelight {
namespace {

constexpr std::size_t kNumberSize = 4;
constexpr std::size_t kSlotSize = 8;

Error wrong(std::string_view id, std::string what) {
  return Error{"section '" + std::string(id) + "': " + std::move(what)};
}

std::uint32_t fingerprint_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

// FNV's low bits mix the last bytes poorly, so the high half is folded in.
std::uint32_t first_slot_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash ^ (hash >> 29));
}

// Puts every string into `slots`; false when one would need more than kLongestProbe steps.
bool fill_slots(std::span<const std::string> strings, std::vector<std::uint32_t>& slots) {
  const std::size_t mask = slots.size() / 2 - 1;
  for (std::size_t i = 0; i < strings.size(); ++i) {
    const std::uint64_t hash = fnv1a(strings[i]);
    std::size_t steps = 0;
    std::size_t slot = first_slot_of(hash) & mask;
    while (slots[2 * slot + 1] != kNone) {
      if (++steps >= StringIndex::kLongestProbe) return false;
      slot = (slot + 1) & mask;
    }
    slots[2 * slot] = fingerprint_of(hash);
    slots[2 * slot + 1] = static_cast<std::uint32_t>(i);
  }
  return true;
}

}  // namespace

Result<NumberArray> NumberArray::open(const Container& file, std::string_view id) {
  const Result<Section> section = file.section(id);
  if (!section) return section.error();
  const std::size_t count = section.value().count;
  if (section.value().bytes.size() != count * kNumberSize) {
    return wrong(id, "its size is not four times its count");
  }
  NumberArray array;
  array.bytes_ = section.value().bytes;
  array.size_ = section.value().count;
  return array;
}

std::uint32_t NumberArray::operator[](std::size_t index) const {
  return index < size_ ? read_number<std::uint32_t>(bytes_, index * kNumberSize) : 0;
}

Result<StringTable> StringTable::open(const Container& file, std::string_view id) {
  const Result<Section> section = file.section(id);
  if (!section) return section.error();
  const std::span<const std::byte> bytes = section.value().bytes;
  const std::uint64_t offsets_size =
      (static_cast<std::uint64_t>(section.value().count) + 1) * kNumberSize;
  if (offsets_size > bytes.size()) return wrong(id, "its offsets do not fit");
  StringTable table;
  table.size_ = section.value().count;
  table.offsets_ = bytes.subspan(0, static_cast<std::size_t>(offsets_size));
  table.text_ = bytes.subspan(static_cast<std::size_t>(offsets_size));
  std::uint32_t previous = 0;
  for (std::size_t i = 0; i <= table.size_; ++i) {
    const std::uint32_t offset = table.offset(i);
    if (offset < previous || offset > table.text_.size() || (i == 0 && offset != 0)) {
      return wrong(id, "offset " + std::to_string(i) + " goes back or outside");
    }
    previous = offset;
    if (i > 0 && !is_valid_utf8(table[i - 1])) {
      return wrong(id, "string " + std::to_string(i - 1) + " is not valid UTF-8");
    }
  }
  if (previous != table.text_.size()) return wrong(id, "bytes after the last string");
  return table;
}

std::uint32_t StringTable::offset(std::size_t index) const {
  return read_number<std::uint32_t>(offsets_, index * kNumberSize);
}

std::string_view StringTable::operator[](std::size_t index) const {
  if (index >= size_) return {};
  const std::uint32_t begin = offset(index);
  return {reinterpret_cast<const char*>(text_.data()) + begin, offset(index + 1) - begin};
}

Result<StringIndex> StringIndex::open(const Container& file, std::string_view id,
                                      const StringTable& strings) {
  const Result<Section> section = file.section(id);
  if (!section) return section.error();
  const std::size_t slots = section.value().count;
  if (section.value().bytes.size() != slots * kSlotSize || slots == 0 ||
      (slots & (slots - 1)) != 0) {
    return wrong(id, "its slots are not a power of two of eight bytes each");
  }
  StringIndex index;
  index.slots_ = section.value().bytes;
  index.mask_ = static_cast<std::uint32_t>(slots - 1);
  index.strings_ = strings;
  for (std::size_t i = 0; i < slots; ++i) {
    const std::uint32_t string = read_number<std::uint32_t>(index.slots_, i * kSlotSize + 4);
    if (string != kNone && string >= strings.size()) {
      return wrong(id, "slot " + std::to_string(i) + " names no string");
    }
  }
  for (std::uint32_t i = 0; i < strings.size(); ++i) {
    if (index.find(strings[i]) != i) {
      return wrong(id, "string " + std::to_string(i) + " is not found under its text");
    }
  }
  return index;
}

std::uint32_t StringIndex::find(std::string_view text) const {
  if (slots_.empty()) return kNone;
  const std::uint64_t hash = fnv1a(text);
  const std::uint32_t fingerprint = fingerprint_of(hash);
  std::uint32_t slot = first_slot_of(hash) & mask_;
  for (std::size_t step = 0; step < kLongestProbe; ++step) {
    const std::uint32_t string = read_number<std::uint32_t>(slots_, slot * kSlotSize + 4);
    if (string == kNone) return kNone;
    if (read_number<std::uint32_t>(slots_, slot * kSlotSize) == fingerprint &&
        strings_[string] == text) {
      return string;
    }
    slot = (slot + 1) & mask_;
  }
  return kNone;
}

std::vector<std::byte> number_section(std::span<const std::uint32_t> numbers) {
  std::vector<std::byte> out;
  out.reserve(numbers.size() * kNumberSize);
  for (const std::uint32_t number : numbers) append_number(out, number);
  return out;
}

std::vector<std::byte> string_section(std::span<const std::string> strings) {
  std::vector<std::byte> out;
  std::uint32_t offset = 0;
  append_number(out, offset);
  for (const std::string& text : strings) {
    offset += static_cast<std::uint32_t>(text.size());
    append_number(out, offset);
  }
  for (const std::string& text : strings) {
    for (const char c : text) out.push_back(static_cast<std::byte>(c));
  }
  return out;
}

std::vector<std::byte> string_index_section(std::span<const std::string> strings) {
  std::size_t slots = 2;
  while (slots * 3 < strings.size() * 4) slots *= 2;
  for (;; slots *= 2) {
    std::vector<std::uint32_t> table(2 * slots, 0);
    for (std::size_t i = 0; i < slots; ++i) table[2 * i + 1] = kNone;
    if (fill_slots(strings, table)) return number_section(table);
  }
}

}  // namespace sidelight
