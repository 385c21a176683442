#include "build_words/write_words.h"

#include "catch.h"
#include "model/language.h"

using namespace sidelight;

namespace {

WordFolder folder() {
  WordFolder made;
  made.code = "xx";
  made.lists.push_back({"cues", {{"according to", "said", 1}, {"said", "said", 2}}});
  made.lists.push_back({"empty", {}});
  made.lists.push_back({"titles", {{"prime minister", "", 1}, {"said", "", 2}}});
  return made;
}

}  // namespace

TEST_CASE("what is written is what Language opens") {
  const auto bytes = write_words(folder());
  REQUIRE(bytes.ok());
  const auto opened = Language::open(bytes.value());
  REQUIRE(opened.ok());
  const Language& language = opened.value();
  CHECK(language.code() == "xx");
  CHECK(language.version().size() == 16);
  const WordList& cues = language.list("cues");
  const WordList& titles = language.list("titles");
  CHECK(cues.size() == 2);
  CHECK(cues.longest() == 2);
  CHECK(cues.value("according to") == "said");
  CHECK(cues.key_at(1) == "said");
  CHECK(cues.value_at(0) == "said");
  CHECK(cues.key_at(2).empty());
  CHECK(titles.contains("prime minister"));
  CHECK_FALSE(titles.contains("according to"));
  CHECK(titles.value("prime minister").empty());
  CHECK(language.list("empty").empty());
  CHECK(language.list("none such").empty());
  const WordSet both = language.lists_with("said");
  CHECK(cues.in(both));
  CHECK(titles.in(both));
  CHECK_FALSE(language.list("empty").in(both));
  CHECK(language.lists_with("unknown").empty());
  CHECK(language.longest_starting_with("prime") == 2);
  CHECK(language.longest_starting_with("said") == 0);
}

TEST_CASE("the same lists give the same bytes, other lists another version") {
  const auto first = write_words(folder());
  CHECK(first.value() == write_words(folder()).value());
  WordFolder other = folder();
  other.lists[0].entries[0].value = "wrote";
  const auto second = write_words(other);
  CHECK(Language::open(first.value()).value().version() !=
        Language::open(second.value()).value().version());
}

TEST_CASE("more lists than a set of bits holds are refused") {
  WordFolder many;
  many.code = "xx";
  for (std::uint32_t i = 0; i <= Language::kMaxLists; ++i) {
    many.lists.push_back({"list" + std::to_string(1000 + i), {}});
  }
  CHECK_FALSE(write_words(many).ok());
}
