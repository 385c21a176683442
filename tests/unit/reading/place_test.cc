#include "reading/place.h"

#include "catch.h"

using namespace sidelight;

namespace {

// "Łódź is far\nnow", of which "Łódź" stands in text 0 at 2, " is " nowhere but its "is" in text 1,
// and so on.
Article sample() {
  Article article;
  article.text = "Łódź is 😀 far\nnow";
  article.pieces = {
      {{0, 7}, 0, 2},    // Łódź: 7 bytes, 4 units
      {{8, 10}, 1, 0},   // is
      {{11, 15}, 1, 5},  // 😀 after collapsed white space of the same node
      {{16, 19}, 2, 1},  // far
      {{20, 23}, 3, 0},  // now
  };
  return article;
}

}  // namespace

TEST_CASE("a place has one part for each text node, in UTF-16 units") {
  const Article article = sample();
  const PlaceFinder finder(article);
  const auto whole = finder.find({0, 23});
  REQUIRE(whole.size() == 4);
  CHECK((whole[0].text == 0 && whole[0].begin == 2 && whole[0].end == 6));
  CHECK((whole[1].text == 1 && whole[1].begin == 0 && whole[1].end == 7));
  CHECK((whole[2].text == 2 && whole[2].begin == 1 && whole[2].end == 4));
  CHECK((whole[3].text == 3 && whole[3].begin == 0 && whole[3].end == 3));
}

TEST_CASE("a place inside a piece counts from the piece's own offset") {
  const Article article = sample();
  const PlaceFinder finder(article);
  const auto part = finder.find({2, 5});
  REQUIRE(part.size() == 1);
  CHECK((part[0].text == 0 && part[0].begin == 3 && part[0].end == 5));
  CHECK(finder.find({10, 11}).empty());
  CHECK(finder.find({5, 5}).empty());
}
