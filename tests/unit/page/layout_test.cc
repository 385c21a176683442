#include <string>

#include "catch.h"
#include "page/article.h"
#include "page/snapshot.h"

using namespace sidelight;

namespace {

constexpr const char* kTexts[] = {
    "The river rose for nine days",
    "On the ninth day the river stood at the third step of the town hall, and the clerk who has "
    "measured it since 1988 wrote the number on the wall in chalk, as her father did before her.",
    "Nobody was moved from the lower streets, because the wall that was built after the last flood "
    "held, and the pumps that were bought for it ran through all of the nights without a stop.",
    "The town will now raise the wall by the height of a hand, the clerk says, which is what the "
    "water missed it by, and plant willows on the bank so that the next flood finds it softer.",
    "You can follow the gauge all day in our app, which also warns you."};

// A page of one headline and four paragraphs, the last with `extra` members.
std::string page_with(const std::string& extra) {
  std::string elements =
      R"({"tag":"body","parent":-1},{"tag":"div","parent":0},{"tag":"h1","parent":1,"box":[100,0,600,40]})";
  for (int i = 0; i < 3; ++i) {
    elements +=
        R"(,{"tag":"p","parent":1,"box":[100,)" + std::to_string(100 + i * 90) + ",600,80]}";
  }
  elements += R"(,{"tag":"p","parent":1)" + extra + "}";
  std::string texts;
  for (int i = 0; i < 5; ++i) {
    texts += (i > 0 ? ",[" : "[") + std::to_string(i + 2) + "," + std::to_string(i + 3) + ",\"" +
             kTexts[i] + "\"]";
  }
  return R"({"format":"sidelight-snapshot","version":1,"url":"","title":"The river rose for nine days","language":"en","metadata":[],"jsonLd":[],"elements":[)" +
         elements + R"(],"texts":[)" + texts + "]}";
}

std::size_t paragraphs(const std::string& extra) {
  const Result<Page> page = read_snapshot(page_with(extra));
  REQUIRE(page.ok());
  std::size_t count = 0;
  for (const Block& block : read_article(page.value()).blocks) {
    count += block.kind == BlockKind::Paragraph && block.region == Region::Article;
  }
  return count;
}

}  // namespace

TEST_CASE("without boxes, and in the column, a paragraph is text") {
  CHECK(paragraphs("") == 4);
  CHECK(paragraphs(R"(,"box":[100,400,600,80])") == 4);
  CHECK(paragraphs(R"(,"box":[160,400,480,80])") == 4);  // set in
}

TEST_CASE("what stands beside the column is no text") {
  CHECK(paragraphs(R"(,"box":[760,100,240,300])") == 3);
}

TEST_CASE("what keeps its place while the page is scrolled is no text") {
  CHECK(paragraphs(R"(,"box":[100,400,600,80],"fixed":true)") == 3);
}
