#include "model/hash_index.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "catch.h"
#include "format/container.h"

namespace sidelight {
namespace {

std::vector<std::byte> file_with(std::uint32_t count, std::vector<std::byte> section) {
  ContainerWriter file("TEST", 1, 0);
  file.add("INDX", count, std::move(section));
  return file.finish().value();
}

std::vector<std::uint32_t> some_hashes(std::uint32_t count) {
  std::vector<std::uint32_t> hashes;
  for (std::uint32_t i = 0; i < count; ++i) hashes.push_back(mixed_hash(1, i));
  return hashes;
}

TEST_CASE("hash index: every key has the place that it was given") {
  const std::vector<std::uint32_t> hashes = some_hashes(5'000);
  std::vector<std::uint32_t> kept;
  const std::vector<std::byte> section = hash_index_section(hashes, kept);
  const auto count = static_cast<std::uint32_t>(kept.size());
  CHECK(count > 4'990);  // two of 5,000 may be told apart by no 24 bits
  const std::vector<std::byte> bytes = file_with(count, section);
  const Result<Container> file = Container::open(bytes);
  REQUIRE(file);
  const Result<HashIndex> index = HashIndex::open(file.value(), "INDX");
  REQUIRE(index);
  std::uint32_t wrong = 0;
  for (std::uint32_t at = 0; at < count; ++at)
    wrong += index.value().find(hashes[kept[at]]) == at ? 0 : 1;
  CHECK(wrong == 0);
}

TEST_CASE("hash index: few keys that it does not hold are taken for one that it holds") {
  std::vector<std::uint32_t> kept;
  const std::vector<std::byte> section = hash_index_section(some_hashes(80'000), kept);
  const std::vector<std::byte> bytes = file_with(static_cast<std::uint32_t>(kept.size()), section);
  const Result<Container> file = Container::open(bytes);
  REQUIRE(file);
  const Result<HashIndex> index = HashIndex::open(file.value(), "INDX");
  REQUIRE(index);
  std::uint32_t taken = 0;
  for (std::uint32_t i = 0; i < 10'000; ++i)
    taken += index.value().find(mixed_hash(2, i)) == kNone ? 0 : 1;
  CHECK(taken < 100);
}

TEST_CASE("hash index: a section that is not as drawn is refused") {
  std::vector<std::uint32_t> kept;
  std::vector<std::byte> section = hash_index_section(some_hashes(10), kept);
  const auto refused = [](std::uint32_t count, const std::vector<std::byte>& bytes) {
    const std::vector<std::byte> whole = file_with(count, bytes);
    const Result<Container> file = Container::open(whole);
    return !HashIndex::open(file.value(), "INDX");
  };
  CHECK_FALSE(refused(10, section));
  CHECK(refused(9, section));
  CHECK(refused(11, section));
  section[0] = std::byte{200};  // a bucket of more keys than there are
  CHECK(refused(10, section));
}

TEST_CASE("word codes: the code of a word, nothing for others") {
  std::vector<std::uint32_t> kept;
  const std::vector<std::uint32_t> hashes = {word_hash("paris"), word_hash("ann")};
  std::vector<std::byte> section = hash_index_section(hashes, kept);
  for (const std::uint32_t i : kept) section.push_back(i == 0 ? std::byte{8} : std::byte{1});
  const std::vector<std::byte> bytes = file_with(2, section);
  const Result<Container> file = Container::open(bytes);
  REQUIRE(file);
  const Result<WordCodes> codes = WordCodes::open(file.value(), "INDX");
  REQUIRE(codes);
  CHECK(codes.value().code(word_hash("paris")) == 8);
  CHECK(codes.value().code(word_hash("ann")) == 1);
  CHECK(codes.value().code(word_hash("table")) == 0);
  CHECK(WordCodes().code(word_hash("paris")) == 0);
}

}  // namespace
}  // namespace sidelight
