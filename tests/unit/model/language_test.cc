#include "model/language.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "format/container.h"
#include "format/section_readers.h"
#include "text/prose.h"

using namespace sidelight;

TEST_CASE("no bytes, cut bytes and changed bytes are refused") {
  const std::vector<std::byte> whole = prose::read_bytes(std::string(SIDELIGHT_DATA) + "/en.words");
  REQUIRE(Language::open(whole).ok());
  CHECK_FALSE(Language::open({}).ok());
  for (std::size_t size = 0; size < whole.size(); size += whole.size() / 97 + 1) {
    const std::vector<std::byte> cut(whole.begin(),
                                     whole.begin() + static_cast<std::ptrdiff_t>(size));
    CHECK_FALSE(Language::open(cut).ok());
  }
  for (std::size_t at = 0; at < whole.size(); at += whole.size() / 97 + 1) {
    std::vector<std::byte> changed = whole;
    changed[at] ^= std::byte{0x40};
    CHECK_FALSE(Language::open(changed).ok());
  }
}

TEST_CASE("a container of another kind is refused by name") {
  ContainerWriter writer("PACK", 1, 0);
  const auto bytes = writer.finish();
  REQUIRE(bytes.ok());
  const auto opened = Language::open(bytes.value());
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().message.find("words: ") == 0);
}

TEST_CASE("the shipped lists are there") {
  const Language& language = prose::shipped().language;
  CHECK(language.code() == "en");
  for (const char* name :
       {"abbreviations", "calendar", "common_words", "first_names", "head_words", "nationalities",
        "organisations", "person_nouns", "places", "pronouns", "titles"}) {
    INFO(name);
    CHECK_FALSE(language.list(name).empty());
  }
  CHECK(language.list("titles").contains("prime minister"));
  CHECK(language.list("nationalities").value("turkish") == "Turkey");
}

TEST_CASE("each list has its own keys, in order, with their values") {
  const Language& language = prose::shipped().language;
  for (const char* name : {"titles", "nationalities", "first_names", "place_nouns"}) {
    INFO(name);
    const WordList& list = language.list(name);
    REQUIRE(list.size() > 1);
    std::size_t longest = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string key(list.key_at(i));
      CHECK(list.contains(key));
      CHECK(list.value(key) == list.value_at(i));
      CHECK(list.in(language.lists_with(key)));
      if (i > 0) CHECK(list.key_at(i - 1) < key);
      longest = std::max<std::size_t>(
          longest, 1 + static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')));
    }
    CHECK(list.longest() == longest);
    CHECK(list.key_at(list.size()).empty());
  }
}

namespace {

// A file of the keys "blue" and "deep red" in lists "colours" and "words", with these counts of
// entries for each key, and these entries.
std::string refusal(std::vector<std::uint32_t> counts, std::vector<std::uint32_t> entries) {
  ContainerWriter writer(Language::kKind, Language::kMajor, Language::kMinor);
  const auto strings = [&](std::string_view id, std::vector<std::string> texts) {
    writer.add(id, static_cast<std::uint32_t>(texts.size()), string_section(texts));
  };
  const auto numbers = [&](std::string_view id, const std::vector<std::uint32_t>& values) {
    writer.add(id, static_cast<std::uint32_t>(values.size()), number_section(values));
  };
  strings("LIST", {"colours", "words"});
  strings("KEYS", {"blue", "deep red"});
  numbers("KENT", counts);
  numbers("ENTR", entries);
  strings("FIRS", {"deep"});
  numbers("FMAX", {2});
  strings("STRS", {"", "sea"});
  strings("META", {});
  const std::vector<std::byte> file = writer.finish().value();
  const Result<Language> language = Language::open(file);
  if (!language) return language.error().message;
  const WordList& colours = language.value().list("colours");
  return std::to_string(colours.size()) + " colours, blue is of the " +
         std::string(colours.value("blue")) + ", longest " + std::to_string(colours.longest());
}

}  // namespace

TEST_CASE("entries must be those of the keys, in lists that have a name") {
  CHECK(refusal({2, 1}, {0, 1, 1, 0, 0, 0}) == "2 colours, blue is of the sea, longest 2");
  CHECK(refusal({2, 2}, {0, 1, 1, 0, 0, 0}) == "words: the entries do not cover the keys");
  CHECK(refusal({2}, {0, 1, 1, 0, 0, 0}) == "words: the entries do not cover the keys");
  CHECK(refusal({1, 0xFFFFFFFF}, {0, 1, 0, 0}) == "words: the entries do not cover the keys");
  CHECK(refusal({1, 1}, {0, 1, 7, 0}) == "words: an entry is in a list without a name");
  CHECK(refusal({1, 1}, {0, 1, 0, 9}) == "words: entry 1 names what does not exist");
}
