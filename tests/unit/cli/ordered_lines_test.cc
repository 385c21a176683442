#include "cli/ordered_lines.h"

#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

#include "catch.h"

namespace sidelight {
namespace {

std::string answers_of(const std::string& text, unsigned jobs, const LineWork& work, bool& good) {
  std::FILE* const in = std::tmpfile();
  std::FILE* const out = std::tmpfile();
  REQUIRE(in != nullptr);
  REQUIRE(out != nullptr);
  REQUIRE(std::fwrite(text.data(), 1, text.size(), in) == text.size());
  std::rewind(in);
  LineReader lines(in);
  good = answer_lines(lines, jobs, work, out);
  std::rewind(out);
  std::string answers;
  char buffer[256];
  while (const std::size_t count = std::fread(buffer, 1, sizeof(buffer), out))
    answers.append(buffer, count);
  std::fclose(in);
  std::fclose(out);
  return answers;
}

TEST_CASE("ordered lines: the order of the lines, however long each takes") {
  std::string text;
  std::string expected;
  for (int i = 1; i <= 200; ++i) {
    text += std::to_string(i) + "\n";
    expected += std::to_string(i) + " is line " + std::to_string(i) + "\n";
  }
  const auto work = [](const NumberedLine& line, std::string& answer) {
    // The later of two neighbours is done first.
    if (line.number % 2 == 1) std::this_thread::sleep_for(std::chrono::microseconds(300));
    answer = line.text + " is line " + std::to_string(line.number) + "\n";
    return true;
  };
  for (const unsigned jobs : {1u, 2u, 7u}) {
    bool good = false;
    CHECK(answers_of(text, jobs, work, good) == expected);
    CHECK(good);
  }
}

TEST_CASE("ordered lines: one that goes wrong is told, and the rest goes on") {
  const auto work = [](const NumberedLine& line, std::string& answer) {
    if (line.text.empty()) return true;  // nothing to answer
    answer = line.text + "\n";
    return line.text != "bad";
  };
  for (const unsigned jobs : {1u, 3u}) {
    bool good = true;
    CHECK(answers_of("a\nbad\n\nb", jobs, work, good) == "a\nbad\nb\n");
    CHECK_FALSE(good);
    CHECK(answers_of("", jobs, work, good).empty());
    CHECK(good);
  }
}

}  // namespace
}  // namespace sidelight
