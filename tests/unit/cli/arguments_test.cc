#include "cli/arguments.h"

#include "catch.h"

using namespace sidelight;

TEST_CASE("commands and options") {
  const auto read = parse_arguments({"read", "page.html", "--format=json", "--date", "2024-05-15",
                                     "--url", "https://example.org/"});
  REQUIRE(read.ok());
  CHECK(read.value().command == "read");
  CHECK(read.value().inputs == std::vector<std::string>{"page.html"});
  CHECK(read.value().format == "json");
  CHECK(read.value().date == "2024-05-15");
  const auto predict = parse_arguments({"predict", "names", "--data", "here"});
  REQUIRE(predict.ok());
  CHECK(predict.value().task == "names");
  CHECK(predict.value().data == "here");
  CHECK(threads_of(predict.value()) >= 1);
  CHECK(threads_of(parse_arguments({"predict", "names", "--jobs", "3"}).value()) == 3);
  const auto exported = parse_arguments({"export", "bibtex", "page.html"});
  REQUIRE(exported.ok());
  CHECK(exported.value().task == "bibtex");
  CHECK(exported.value().inputs == std::vector<std::string>{"page.html"});
  CHECK(parse_arguments({"read", "--help"}).value().command == "help");
}

TEST_CASE("a wrong command line names the word") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> rows = {
      {{}, "no command"},
      {{"raed", "x"}, "raed"},
      {{"read"}, "FILE"},
      {{"read", "a", "b"}, "one FILE"},
      {{"read", "a", "--format", "xml"}, "xml"},
      {{"read", "a", "--date", "15 May"}, "15 May"},
      {{"read", "a", "--date", "2024-13-01"}, "2024-13-01"},
      {{"read", "a", "--colour", "x"}, "--colour"},
      {{"read", "a", "--url"}, "--url"},
      {{"predict", "names", "--jobs", "0"}, "--jobs"},
      {{"predict", "names", "--jobs", "513"}, "513"},
      {{"predict", "names", "--jobs=two"}, "two"},
      {{"export"}, "FORMAT"},
      {{"export", "docx", "page.html"}, "docx"},
      {{"export", "ris"}, "FILE"},
      {{"predict"}, "TASK"},
      {{"predict", "everything"}, "everything"},
  };
  for (const auto& [words, part] : rows) {
    const auto result = parse_arguments(words);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().message.find(part) != std::string::npos);
  }
}
