#include "exports/text_fragment.h"

#include <string>

#include "catch.h"
#include "page/snapshot.h"

using namespace sidelight;

namespace {

// A page of paragraphs, each one text node.
Page page_of(const std::vector<std::string>& paragraphs) {
  Page page;
  page.elements.push_back({});
  page.elements[0].tag = "body";
  for (const std::string& text : paragraphs) {
    Element paragraph;
    paragraph.tag = "p";
    paragraph.parent = 0;
    page.elements.push_back(paragraph);
    const auto index = static_cast<std::uint32_t>(page.elements.size() - 1);
    page.texts.push_back({index, index + 1, text});
  }
  return page;
}

std::string directive(const Page& page, const std::string& passage, std::size_t number = 0) {
  const PageText text(page);
  std::size_t at = text.raw().find(passage);
  for (std::size_t i = 0; i < number; ++i) at = text.raw().find(passage, at + 1);
  REQUIRE(at != std::string_view::npos);
  FragmentFinder finder(text);
  const auto begin = static_cast<std::uint32_t>(at);
  return finder.directive({begin, begin + static_cast<std::uint32_t>(passage.size())});
}

}  // namespace

TEST_CASE("a passage that stands once is its own fragment, percent-encoded") {
  const Page page = page_of({"He said “well-kept, cod & ice” at noon."});
  CHECK(directive(page, "well-kept, cod & ice") == "text=well%2Dkept%2C%20cod%20%26%20ice");
}

TEST_CASE("a passage that stands twice is told by the words around it") {
  const Page page = page_of({"“We wait,” said Ana.", "“We wait,” said Henrik.", "Nobody came."});
  const std::string first = directive(page, "We wait,", 0);
  const std::string second = directive(page, "We wait,", 1);
  CHECK(first.find(",-") != std::string::npos);
  CHECK(first.find("Ana") != std::string::npos);
  CHECK(second != first);
  CHECK_FALSE(second.empty());
}

TEST_CASE("what can't be told apart has no fragment") {
  CHECK(directive(page_of({"We wait", "We wait", "We wait"}), "We wait", 1) ==
        "text=We%20wait-,We%20wait,-We%20wait");
  const std::vector<std::string> same(30, "We wait");
  CHECK(directive(page_of(same), "We wait", 15).empty());
}

TEST_CASE("case, accents and white space do not tell passages apart") {
  const Page page = page_of({"the cafe  was shut", "The Café was open"});
  CHECK(directive(page, "Café") != "text=Caf%C3%A9");
  CHECK(directive(page, "cafe  was shut") == "text=cafe%20was%20shut");
}

TEST_CASE("a long passage is given by its ends, also over several blocks") {
  const std::string one = "One two three four five six seven eight nine ten eleven twelve.";
  const std::string two = "Thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty.";
  const Page page = page_of({"Before it.", one, two, "After it."});
  const PageText text(page);
  FragmentFinder finder(text);
  const auto begin = static_cast<std::uint32_t>(text.raw().find("One"));
  const auto end = static_cast<std::uint32_t>(text.raw().find("After"));
  CHECK(finder.directive({begin, end}) == "text=One%20two%20three,eighteen%20nineteen%20twenty.");
}

TEST_CASE("a part of a word is no passage, hidden text neither") {
  Page page = page_of({"The fishermen wait.", "A secret."});
  CHECK(directive(page, "fisher").empty());
  page.elements[2].hidden = true;
  CHECK(directive(page, "A secret.").empty());
}

TEST_CASE("a place is found in the joined text by UTF-16 offsets") {
  const Page page = page_of({"😀 Łódź", "🐟 is far"});
  const PageText text(page);
  const ByteRange at = text.find({PlacePart{0, 3, 7}, PlacePart{1, 0, 5}});
  CHECK(text.raw().substr(at.begin, at.size()) == "Łódź🐟 is");
  CHECK(text.code_points(at.begin) == 2);
  CHECK(text.find({}).empty());
}

TEST_CASE("a search that finds no end stays linear") {
  std::string words;
  for (int i = 0; i < 20'000; ++i) words += "a b ";
  const Page page = page_of({words + "the end"});
  const PageText text(page);
  const auto size = static_cast<std::uint32_t>(text.shown().size());
  // Forty thousand begins, and an end that only stands before them.
  CHECK(find_passages(text, {{}, {0, 3}, {size - 3, size}, {}}).size() == 2);
  CHECK(find_passages(text, {{}, {size - 3, size}, {0, 3}, {}}).empty());
}
