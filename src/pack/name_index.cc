#include "pack/name_index.h"

#include <algorithm>
#include <string>

namespace sidelight {

Result<NameIndex> NameIndex::open(const Container& file, std::string_view id) {
  Result<NumberArray> slots = NumberArray::open(file, id);
  if (!slots) return slots.error();
  NameIndex index;
  index.slots_ = std::move(slots).value();
  if (index.slots_.size() % 2 != 0 || index.slot_count() < kLongestProbe) {
    return Error{"section '" + std::string(id) + "': it has no home slot"};
  }
  return index;
}

std::vector<std::uint32_t> NameIndex::lay_out(std::vector<Entry> entries) {
  // Four fifths full: 10 bytes a name, and a look-up reads two or three neighbouring slots.
  std::uint64_t homes = entries.size() + entries.size() / 4 + 1;
  for (;; homes += homes / 8 + 1) {
    const std::uint32_t home_slots = static_cast<std::uint32_t>(homes);
    std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
      const std::uint32_t home_a = home_of(a.hash, home_slots);
      const std::uint32_t home_b = home_of(b.hash, home_slots);
      return home_a != home_b ? home_a < home_b : a.alias < b.alias;
    });
    std::vector<std::uint32_t> numbers(2 * (std::size_t{home_slots} + kLongestProbe - 1), 0);
    for (std::size_t slot = 0; slot < numbers.size() / 2; ++slot) numbers[2 * slot + 1] = kNone;
    std::size_t next = 0;
    bool fits = true;
    for (const Entry& entry : entries) {
      const std::size_t home = home_of(entry.hash, home_slots);
      const std::size_t slot = std::max(home, next);
      fits = slot < home + kLongestProbe;
      if (!fits) break;
      numbers[2 * slot] = fingerprint_of(entry.hash);
      numbers[2 * slot + 1] = entry.alias;
      next = slot + 1;
    }
    if (fits) return numbers;
  }
}

}  // namespace sidelight
