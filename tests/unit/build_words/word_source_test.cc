#include "build_words/word_source.h"

#include "catch.h"

using namespace sidelight;

TEST_CASE("a word list is read, folded and sorted") {
  const Result<WordSource> list =
      parse_word_list("titles", "titles.txt", "# head\n\nPrime Minister\nQueen\tf\nL’Aquila\n");
  REQUIRE(list.ok());
  const std::vector<WordEntry>& entries = list.value().entries;
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].key == "l'aquila");
  CHECK(entries[1].key == "prime minister");
  CHECK(entries[2].key == "queen");
  CHECK(entries[2].value == "f");
}

TEST_CASE("a fault is told with file and line") {
  const auto fault = [](const std::string& text) {
    const Result<WordSource> list = parse_word_list("x", "x.txt", text);
    return list.ok() ? std::string("read") : list.error().message;
  };
  CHECK(fault("a\nb\na\n") == "x.txt:3: \"a\" stands already in line 1");
  CHECK(fault("a\n b\n") == "x.txt:2: has white space round its words");
  CHECK(fault("a\t\n") == "x.txt:1: has a tab and no value");
  CHECK(fault("a\tb\tc\n") == "x.txt:1: has more than one tab");
  CHECK(fault("\tb\n") == "x.txt:1: has no words");
  CHECK(fault("a\r\n") == "x.txt:1: has a carriage return");
  CHECK(fault("\xff\n") == "x.txt:1: is not valid UTF-8");
  CHECK(fault("a a a a a a a a a a a a a a a a a\n") == "x.txt:1: has too many words");
  CHECK(fault("") == "read");
}

TEST_CASE("a folder that is not there is told") {
  const Result<WordFolder> folder = read_word_folder("no/such/folder");
  REQUIRE_FALSE(folder.ok());
  CHECK(folder.error().message.find("no/such/folder") == 0);
}
