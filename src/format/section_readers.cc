#include "format/section_readers.h"

#include "base/utf8.h"
#include "format/fnv.h"
#include "format/little_endian.h"

namespace sidelight {
namespace {

constexpr std::size_t kNumberSize = 4;

Error wrong(std::string_view id, std::string what) {
  return Error{"section '" + std::string(id) + "': " + std::move(what)};
}

std::uint32_t fingerprint_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

// FNV's low bits mix the last bytes poorly, so the high half is folded in.
std::uint32_t first_slot_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash ^ (hash >> 29));
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

Result<StringIndex> StringIndex::over(const StringTable& strings) {
  constexpr int kMostDoublings = 3;
  StringIndex index;
  index.strings_ = strings;
  std::size_t slots = 2;
  while (slots * 3 < static_cast<std::size_t>(strings.size()) * 4) slots *= 2;
  for (int doublings = 0; doublings < kMostDoublings; ++doublings, slots *= 2) {
    index.slots_.assign(slots, Slot{});
    std::uint32_t i = 0;
    for (; i < strings.size(); ++i) {
      const std::uint64_t hash = fnv1a(strings[i]);
      const std::uint32_t slot = index.slot_of(strings[i], hash);
      if (slot == kNone) break;
      if (index.slots_[slot].string != kNone)
        return Error{"string " + std::to_string(i) + " is there twice"};
      index.slots_[slot] = {fingerprint_of(hash), i};
    }
    if (i == strings.size()) return index;
  }
  return Error{"too many strings share their slots"};
}

std::uint32_t StringIndex::slot_of(std::string_view text, std::uint64_t hash) const {
  const std::uint32_t fingerprint = fingerprint_of(hash);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = first_slot_of(hash) & mask;
  for (std::size_t step = 0; step < kLongestProbe; ++step) {
    const Slot& slot = slots_[at];
    if (slot.string == kNone || (slot.fingerprint == fingerprint && strings_[slot.string] == text))
      return static_cast<std::uint32_t>(at);
    at = (at + 1) & mask;
  }
  return kNone;
}

std::uint32_t StringIndex::find(std::string_view text) const {
  if (slots_.empty()) return kNone;
  const std::uint32_t slot = slot_of(text, fnv1a(text));
  return slot == kNone ? kNone : slots_[slot].string;
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

}  // namespace sidelight
