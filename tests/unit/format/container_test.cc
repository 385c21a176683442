// Unit tests of format/container.h and format/section_readers.h: what is written is read back, and
// every damaged file is refused with a reason.
#include "catch.h"

#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "format/container.h"
#include "format/fnv.h"
#include "format/little_endian.h"
#include "format/section_readers.h"

using namespace sidelight;

namespace {

std::vector<std::byte> bytes_of(std::string_view text) {
  std::vector<std::byte> out;
  for (const char c : text) out.push_back(static_cast<std::byte>(c));
  return out;
}

std::vector<std::byte> sample() {
  ContainerWriter writer("DEMO", 2, 7);
  const std::vector<std::uint32_t> numbers = {3, 1, 4};
  const std::vector<std::string> words = {"", "Kyiv", "Côte d'Ivoire"};
  writer.add("WORD", 3, string_section(words));
  writer.add("NUMS", 3, number_section(numbers));
  return writer.finish().value();
}

// Opens a copy in a buffer of exactly that size, so that a sanitiser sees any step outside.
std::string problem_with(const std::vector<std::byte>& file) {
  const std::unique_ptr<std::byte[]> exact(new std::byte[file.size()]);
  if (!file.empty()) std::memcpy(exact.get(), file.data(), file.size());
  const Result<Container> opened =
      Container::open(std::span<const std::byte>(exact.get(), file.size()));
  return opened ? std::string() : opened.error().message;
}

template <class Number>
void put(std::vector<std::byte>& file, std::size_t at, Number number) {
  std::vector<std::byte> bytes;
  append_number(bytes, number);
  std::copy(bytes.begin(), bytes.end(), file.begin() + static_cast<std::ptrdiff_t>(at));
}

// With a new checksum, so that the checks behind it are reached.
std::vector<std::byte> resealed(std::vector<std::byte> file) {
  put(file, 24, fnv1a(std::span<const std::byte>(file).subspan(Container::kHeaderSize)));
  return file;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a container gives back what was put in") {
  const std::vector<std::byte> file = sample();
  REQUIRE(problem_with(file).empty());
  const Container opened = Container::open(file, "DEMO", 2).value();
  CHECK(opened.kind() == "DEMO");
  CHECK(opened.major() == 2);
  CHECK(opened.minor() == 7);
  CHECK(opened.section_count() == 2);
  CHECK(opened.section_id(0) == "NUMS");
  CHECK(opened.section_id(3).empty());
  CHECK(opened.has("NUMS"));
  CHECK_FALSE(opened.section("NONE").ok());
  CHECK(contains(opened.section("NONE").error().message, "'NONE'"));
  const NumberArray numbers = NumberArray::open(opened, "NUMS").value();
  CHECK(numbers.size() == 3);
  CHECK(numbers[2] == 4);
  CHECK(numbers[3] == 0);
  const StringTable words = StringTable::open(opened, "WORD").value();
  CHECK(words[0].empty());
  CHECK(words[2] == "Côte d'Ivoire");
  CHECK(words[99].empty());
  const StringIndex index = StringIndex::over(words).value();
  CHECK(index.find("Kyiv") == 1);
  CHECK(index.find("") == 0);
  CHECK(index.find("Kiev") == kNone);
}

TEST_CASE("the order of adding does not change the file") {
  ContainerWriter first("DEMO", 1, 0);
  first.add("AAAA", 1, bytes_of("x"));
  first.add("BBBB", 1, bytes_of("yy"));
  ContainerWriter second("DEMO", 1, 0);
  second.add("BBBB", 1, bytes_of("yy"));
  second.add("AAAA", 1, bytes_of("x"));
  CHECK(first.finish().value() == second.finish().value());
}

TEST_CASE("the writer refuses bad ids") {
  ContainerWriter twice("DEMO", 1, 0);
  twice.add("AAAA", 0, {});
  twice.add("AAAA", 0, {});
  CHECK(contains(twice.finish().error().message, "twice"));
  ContainerWriter longer("DEMO", 1, 0);
  longer.add("AAAAA", 0, {});
  CHECK_FALSE(longer.finish().ok());
}

TEST_CASE("a container of another kind or version is refused by name") {
  const std::vector<std::byte> file = sample();
  CHECK(contains(Container::open(file, "PACK", 2).error().message, "'DEMO'"));
  CHECK(contains(Container::open(file, "DEMO", 3).error().message, "version 2.7"));
}

TEST_CASE("every truncation and every altered byte is refused") {
  const std::vector<std::byte> file = sample();
  for (std::size_t size = 0; size < file.size(); ++size) {
    const std::string problem =
        problem_with({file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size)});
    REQUIRE(contains(problem, "truncated"));
  }
  std::vector<std::byte> longer = file;
  longer.push_back(std::byte{0});
  CHECK(contains(problem_with(longer), "bytes after its end"));
  for (std::size_t at = 0; at < file.size(); ++at) {
    if (at >= 4 && at < 12) continue;  // kind and version: any value is another kind or version
    std::vector<std::byte> altered = file;
    altered[at] ^= std::byte{1};
    CAPTURE(at);
    REQUIRE_FALSE(problem_with(altered).empty());
  }
}

TEST_CASE("a wrong table is refused even with a right checksum") {
  const std::size_t row = Container::kHeaderSize;
  std::vector<std::byte> file = sample();
  SECTION("offset outside") {
    put<std::uint64_t>(file, row + 8, 1u << 20);
    CHECK(contains(problem_with(resealed(file)), "begins at byte"));
  }
  SECTION("unaligned offset") {
    put<std::uint64_t>(file, row + 8, read_number<std::uint64_t>(file, row + 8) + 1);
    CHECK(contains(problem_with(resealed(file)), "begins at byte"));
  }
  SECTION("size beyond the end") {
    put<std::uint64_t>(file, row + 16, ~std::uint64_t{0});
    CHECK(contains(problem_with(resealed(file)), "beyond the end"));
  }
  SECTION("overlap with the next section") {
    put<std::uint64_t>(file, row + 16, read_number<std::uint64_t>(file, row + 16) + 8);
    CHECK_FALSE(problem_with(resealed(file)).empty());
  }
  SECTION("ids out of order") {
    put<std::uint32_t>(file, row, 0x5A5A5A5A);
    CHECK(contains(problem_with(resealed(file)), "not sorted"));
  }
  SECTION("unprintable id") {
    put<std::uint32_t>(file, row, 0x01010101);
    CHECK(contains(problem_with(resealed(file)), "0x01010101"));
  }
  SECTION("a table larger than the file") {
    put<std::uint32_t>(file, 12, 64);
    CHECK(contains(problem_with(file), "64 sections"));
  }
  SECTION("a table larger than allowed") {
    put<std::uint32_t>(file, 12, 0xFFFFFFFF);
    CHECK_FALSE(problem_with(file).empty());
  }
  SECTION("padding that is not zero") {
    file.back() = std::byte{1};
    CHECK(contains(problem_with(resealed(file)), "padding"));
  }
}

TEST_CASE("typed sections refuse what does not fit") {
  const auto refusal = [](std::uint32_t count, std::vector<std::byte> bytes, auto open) {
    ContainerWriter writer("DEMO", 1, 0);
    writer.add("DATA", count, std::move(bytes));
    const std::vector<std::byte> file = writer.finish().value();
    const auto opened = open(Container::open(file).value());
    return opened.ok() ? std::string() : opened.error().message;
  };
  const auto strings = [](const Container& file) { return StringTable::open(file, "DATA"); };
  const auto numbers = [](const Container& file) { return NumberArray::open(file, "DATA"); };
  const auto numbered = [](std::vector<std::uint32_t> values) { return number_section(values); };
  CHECK(refusal(2, bytes_of("12345678"), numbers).empty());
  CHECK_FALSE(refusal(3, bytes_of("12345678"), numbers).empty());
  CHECK_FALSE(refusal(0xFFFFFFFF, bytes_of("1234"), numbers).empty());
  CHECK(refusal(1, numbered({0, 0}), strings).empty());
  CHECK(contains(refusal(1, numbered({0}), strings), "do not fit"));
  CHECK(contains(refusal(0xFFFFFFFF, numbered({0}), strings), "do not fit"));
  CHECK(contains(refusal(1, numbered({1, 1}), strings), "offset 0"));
  CHECK(contains(refusal(2, numbered({0, 4, 0, 0}), strings), "offset 2"));
  CHECK(contains(refusal(1, numbered({0, 9, 0}), strings), "outside"));
  CHECK(contains(refusal(1, numbered({0, 4, 0xFFFFFFFF}), strings), "UTF-8"));
  CHECK(contains(refusal(1, numbered({0, 0, 0}), strings), "after the last"));
}

// An index over these strings, or what is wrong with them.
template <class Use>
std::string indexed(const std::vector<std::string>& words, Use&& use) {
  ContainerWriter writer("DEMO", 1, 0);
  writer.add("WORD", static_cast<std::uint32_t>(words.size()), string_section(words));
  const std::vector<std::byte> file = writer.finish().value();
  const Container opened = Container::open(file).value();
  const Result<StringIndex> index = StringIndex::over(StringTable::open(opened, "WORD").value());
  if (!index) return index.error().message;
  use(index.value());
  return {};
}

TEST_CASE("a string index refuses a string that is there twice") {
  const auto unused = [](const StringIndex&) {};
  CHECK(contains(indexed({"alpha", "beta", "alpha"}, unused), "string 2 is there twice"));
  CHECK(indexed({"alpha", "beta"}, unused).empty());
}

TEST_CASE("a string index of nothing finds nothing") {
  CHECK(StringIndex().find("alpha") == kNone);
  CHECK(indexed({}, [](const StringIndex& index) { CHECK(index.find("") == kNone); }).empty());
}

TEST_CASE("thousands of strings are all found, and others are not") {
  std::vector<std::string> words;
  for (int i = 0; i < 20000; ++i) words.push_back("name " + std::to_string(i));
  const std::string trouble = indexed(words, [&](const StringIndex& index) {
    for (std::uint32_t i = 0; i < words.size(); ++i) REQUIRE(index.find(words[i]) == i);
    CHECK(index.find("name 20000") == kNone);
    CHECK(index.find("") == kNone);
  });
  CHECK(trouble.empty());
}

TEST_CASE("the worked example of docs/formats.md is what the writer writes") {
  ContainerWriter writer("DEMO", 1, 0);
  const std::vector<std::uint32_t> numbers = {3, 1, 4};
  const std::vector<std::string> words = {"", "Kyiv", "Oslo"};
  writer.add("WORD", 3, string_section(words));
  writer.add("NUMS", 3, number_section(numbers));
  std::string written;
  const std::vector<std::byte> file = writer.finish().value();
  for (const std::byte b : file) {
    constexpr std::string_view kHex = "0123456789abcdef";
    written += kHex[static_cast<std::size_t>(b) >> 4];
    written += kHex[static_cast<std::size_t>(b) & 15];
  }
  // Lines of the dump: "0010  90 00 … ": four digits, then sixteen bytes in hexadecimal.
  std::ifstream doc(SIDELIGHT_ROOT "/docs/formats.md");
  REQUIRE(doc.good());
  std::string shown;
  for (std::string line; std::getline(doc, line);) {
    const std::size_t at = shown.size() / 2;
    const std::string offset = {'0', '0', "0123456789abcdef"[at / 16 % 16], '0'};
    if (line.size() < 54 || line.substr(0, 6) != offset + "  ") continue;
    for (std::size_t i = 6; i < 54; ++i) {
      if (line[i] != ' ') shown += line[i];
    }
  }
  CHECK(shown == written);
}
