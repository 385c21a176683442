// Unit tests of pack/name_index.h: whatever was laid out is found, with any number of names.
#include "pack/name_index.h"

#include <string>
#include <vector>

#include "catch.h"
#include "format/container.h"

using namespace sidelight;

namespace {

std::vector<std::byte> index_file(std::uint32_t names) {
  std::vector<NameIndex::Entry> entries;
  for (std::uint32_t i = 0; i < names; ++i)
    entries.push_back({fnv1a("name " + std::to_string(i)), i});
  const std::vector<std::uint32_t> numbers = NameIndex::lay_out(entries);
  ContainerWriter file("DEMO", 1, 0);
  file.add("NHSH", static_cast<std::uint32_t>(numbers.size()), number_section(numbers));
  return file.finish().value();
}

}  // namespace

TEST_CASE("every name is found under its key, and no other is") {
  for (const std::uint32_t names : {0u, 1u, 2u, 7u, 1000u, 50000u}) {
    const std::vector<std::byte> bytes = index_file(names);
    const Container file = Container::open(bytes).value();
    const NameIndex index = NameIndex::open(file, "NHSH").value();
    CAPTURE(names);
    CHECK(index.slot_count() < names * 13 / 10 + 70);
    std::uint32_t wrong = 0;
    for (std::uint32_t i = 0; i < names; ++i) {
      const std::uint32_t found =
          index.find("name " + std::to_string(i), [&](std::uint32_t at) { return at == i; });
      if (found != i) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(index.find("another", [](std::uint32_t) { return true; }) == kNone);
  }
}

TEST_CASE("names of one hash are told apart by the check") {
  std::vector<NameIndex::Entry> entries = {{42, 5}, {42, 3}, {42, 9}};
  const std::vector<std::uint32_t> numbers = NameIndex::lay_out(entries);
  std::uint32_t kept = 0;
  for (std::size_t slot = 0; slot < numbers.size() / 2; ++slot) {
    if (numbers[2 * slot + 1] != kNone) ++kept;
  }
  CHECK(kept == 3);
}

TEST_CASE("a section without slots is refused") {
  ContainerWriter writer("DEMO", 1, 0);
  writer.add("NHSH", 2, number_section(std::vector<std::uint32_t>{0, kNone}));
  const std::vector<std::byte> bytes = writer.finish().value();
  const Container file = Container::open(bytes).value();
  CHECK_FALSE(NameIndex::open(file, "NHSH").ok());
}
