#include "page/frames.h"

#include <string>
#include <vector>

#include "catch.h"
#include "page/article.h"
#include "page/snapshot.h"

using namespace sidelight;

namespace {

const std::string kStory[] = {
    "The council of Karst asked the ferry company on Tuesday what a crossing will cost in the "
    "summer, when the boats are full and the pier is too short for all who want to leave the town "
    "before the shops are shut.",
    "Ottoline Varga, who has run the line since the bridge was taken down, said that nobody would "
    "pay more than last year, and that a second boat would sail on market days as long as the old "
    "engine holds.",
    "The fishermen of the far bank had come with a list of their own. They want a boat after six "
    "in the evening, a light on the landing stage, and somebody who answers when they ring the "
    "bell in a fog.",
    "A vote on the fare is to be held in the last week of May, after the harbour board has looked "
    "at the accounts of the company and the council has heard what the schools have to say about "
    "the timetable."};

// Writes a snapshot piece by piece, as a browser takes one.
class Written {
 public:
  // `more`: further members of the element, each with a comma before it.
  std::uint32_t element(const std::string& tag, int parent, const std::string& more = "") {
    elements_ += (count_ > 0 ? "," : "") + std::string(R"({"tag":")") + tag + R"(","parent":)" +
                 std::to_string(parent) + more + "}";
    return count_++;
  }
  void text(std::uint32_t parent, const std::string& words) {
    texts_ += (texts_.empty() ? "[" : ",[") + std::to_string(parent) + "," +
              std::to_string(count_) + ",\"" + words + "\"]";
  }
  void line(const std::string& tag, int parent, const std::string& words) {
    text(element(tag, parent), words);
  }
  void story(int parent) {
    for (const std::string& paragraph : kStory) line("p", parent, paragraph);
  }
  Page page() const {
    const Result<Page> page = read_snapshot(
        R"({"format":"sidelight-snapshot","version":1,"url":"","title":"Karst asks what the ferry will cost","language":"en","metadata":[],"jsonLd":[],"elements":[)" +
        elements_ + R"(],"texts":[)" + texts_ + "]}");
    REQUIRE(page.ok());
    return page.value();
  }

 private:
  std::uint32_t count_ = 0;
  std::string elements_;
  std::string texts_;
};

std::size_t paragraphs(const Page& page) {
  std::size_t count = 0;
  for (const Block& block : read_article(page).blocks)
    count += block.kind == BlockKind::Paragraph && block.region == Region::Article;
  return count;
}

bool has_headline(const Page& page, const std::string& words) {
  const Article article = read_article(page);
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::Headline && article.view(block.at) == words) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a frame that holds the text of its page is read") {
  Written shell;
  const auto body = static_cast<int>(shell.element("body", -1));
  shell.line("h1", body, "Karst asks what the ferry will cost");
  const auto frame = static_cast<int>(shell.element("iframe", body));
  shell.story(frame);
  shell.line("p", body, "The Karst Sheet, all rights reserved.");
  CHECK(frames_to_read(shell.page()) == std::vector<std::uint32_t>{2});
  CHECK(paragraphs(shell.page()) == 4);
  CHECK(has_headline(shell.page(), "Karst asks what the ferry will cost"));
}

TEST_CASE("the headline may stand in the frame, and the frame in another") {
  Written shell;
  const auto body = static_cast<int>(shell.element("body", -1));
  const auto outer = static_cast<int>(shell.element("iframe", body));
  const auto box = static_cast<int>(shell.element("div", outer));
  const auto inner = static_cast<int>(shell.element("iframe", box));
  shell.line("h1", inner, "Karst asks what the ferry will cost");
  shell.story(inner);
  CHECK(frames_to_read(shell.page()) == std::vector<std::uint32_t>{1, 3});
  CHECK(paragraphs(shell.page()) == 4);
  CHECK(has_headline(shell.page(), "Karst asks what the ferry will cost"));
}

TEST_CASE("beside an article no frame is read, however wordy") {
  Written page;
  const auto body = static_cast<int>(page.element("body", -1));
  const auto article = static_cast<int>(page.element("article", body));
  page.line("h1", article, "Karst asks what the ferry will cost");
  page.story(article);
  const auto frame = static_cast<int>(page.element("iframe", body));
  for (int i = 0; i < 4; ++i)
    page.line("p", frame,
              "Win a week on the water with our partners: answer three questions by Sunday, and "
              "with some luck a cabin for two is yours for all of the autumn.");
  CHECK(frames_to_read(page.page()).empty());
  CHECK(paragraphs(page.page()) == 4);
}

TEST_CASE("a frame that says that it is something else, or is hidden, is not read") {
  for (const char* more :
       {R"(,"hints":{"id":"google_ads_frame"})", R"(,"hints":{"class":"comments"})",
        R"(,"hints":{"name":"cookie-consent"})", R"(,"hidden":true)"}) {
    Written page;
    const auto body = static_cast<int>(page.element("body", -1));
    page.line("h1", body, "Karst asks what the ferry will cost");
    page.story(static_cast<int>(page.element("iframe", body, more)));
    CHECK(frames_to_read(page.page()).empty());
    CHECK(paragraphs(page.page()) == 0);
  }
}

TEST_CASE("a frame of links or of a few words is not read") {
  Written page;
  const auto body = static_cast<int>(page.element("body", -1));
  const auto links = static_cast<int>(page.element("iframe", body));
  for (const std::string& paragraph : kStory) page.line("a", links, paragraph);
  page.line("p", static_cast<int>(page.element("iframe", body)), kStory[0]);
  CHECK(frames_to_read(page.page()).empty());
}
