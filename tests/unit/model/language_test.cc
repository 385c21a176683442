#include "model/language.h"

#include <string>
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
