// Fuzz target of format/: whatever the bytes are, opening a container and its typed sections ends
// with an answer, and no accessor leaves the bytes.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

#include "format/container.h"
#include "format/fnv.h"
#include "format/section_readers.h"

namespace {

void read_sections(std::span<const std::byte> bytes) {
  using namespace sidelight;
  const Result<Container> file = Container::open(bytes);
  if (!file) return;
  volatile std::uint64_t seen = 0;
  for (std::size_t i = 0; i < file.value().section_count(); ++i) {
    const std::string_view id = file.value().section_id(i);
    const Result<Section> section = file.value().section(id);
    for (const std::byte b : section.value().bytes) seen = seen + static_cast<std::uint64_t>(b);
    const Result<NumberArray> numbers = NumberArray::open(file.value(), id);
    if (numbers) seen = seen + numbers.value()[numbers.value().size()] + numbers.value()[0];
    const Result<StringTable> strings = StringTable::open(file.value(), id);
    if (!strings) continue;
    for (std::uint32_t s = 0; s <= strings.value().size(); ++s)
      seen = seen + strings.value()[s].size();
    const Result<StringIndex> index = StringIndex::over(strings.value());
    if (!index) continue;
    for (std::uint32_t s = 0; s < strings.value().size(); ++s) {
      if (index.value().find(strings.value()[s]) != s) __builtin_trap();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::unique_ptr<std::byte[]> exact(new std::byte[size]);
  if (size > 0) std::memcpy(exact.get(), data, size);
  const std::span<std::byte> bytes(exact.get(), size);
  read_sections(bytes);
  // With size and checksum made right, so that the checks behind them are reached.
  if (size < sidelight::Container::kHeaderSize) return 0;
  const std::uint64_t sum = sidelight::fnv1a(
      std::span<const std::byte>(bytes).subspan(sidelight::Container::kHeaderSize));
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[16 + i] = static_cast<std::byte>((static_cast<std::uint64_t>(size) >> (8 * i)) & 0xFF);
    bytes[24 + i] = static_cast<std::byte>((sum >> (8 * i)) & 0xFF);
  }
  read_sections(bytes);
  return 0;
}
