#include "cli/lines.h"

#include <unistd.h>

#include <cstdio>
#include <string>
#include <vector>

#include "base/limits.h"
#include "catch.h"

namespace sidelight {
namespace {

std::FILE* file_of(const std::string& text) {
  std::FILE* const file = std::tmpfile();
  REQUIRE(file != nullptr);
  REQUIRE(std::fwrite(text.data(), 1, text.size(), file) == text.size());
  std::rewind(file);
  return file;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::FILE* const file = file_of(text);
  LineReader reader(file);
  std::vector<std::string> lines;
  std::string line;
  bool too_long = false;
  while (reader.next(line, too_long)) {
    CHECK_FALSE(too_long);
    lines.push_back(line);
    CHECK(reader.number() == lines.size());
  }
  std::fclose(file);
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("lines: with and without an end, empty, and longer than the buffer") {
  CHECK(lines_of("").empty());
  CHECK(lines_of("a") == Lines{"a"});
  CHECK(lines_of("a\n") == Lines{"a"});
  CHECK(lines_of("\n\nb\r\n") == Lines{"", "", "b\r"});
  const std::string longest(700'000, 'x');
  CHECK(lines_of(longest + "\n" + longest) == Lines{longest, longest});
  for (const std::size_t size : {(1u << 18) - 1u, 1u << 18, (1u << 18) + 1u}) {
    const std::string line(size, 'y');
    CHECK(lines_of(line + "\nz\n") == Lines{line, "z"});
  }
}

TEST_CASE("lines: one that is too long is told, and the next is read") {
  std::FILE* const file = file_of(std::string(kMaxSnapshotBytes + 1, 'x') + "\nb\n");
  LineReader reader(file);
  std::string line;
  bool too_long = false;
  REQUIRE(reader.next(line, too_long));
  CHECK(too_long);
  CHECK(line.empty());
  REQUIRE(reader.next(line, too_long));
  CHECK_FALSE(too_long);
  CHECK(line == "b");
  CHECK_FALSE(reader.next(line, too_long));
  std::fclose(file);
}

TEST_CASE("lines: a pipe is answered as soon as a line is whole") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  std::FILE* const file = ::fdopen(ends[0], "r");
  LineReader reader(file);
  std::string line;
  bool too_long = false;
  REQUIRE(::write(ends[1], "one\ntw", 6) == 6);
  REQUIRE(reader.next(line, too_long));
  CHECK(line == "one");
  REQUIRE(::write(ends[1], "o\n", 2) == 2);
  REQUIRE(reader.next(line, too_long));
  CHECK(line == "two");
  ::close(ends[1]);
  CHECK_FALSE(reader.next(line, too_long));
  std::fclose(file);
}

}  // namespace
}  // namespace sidelight
