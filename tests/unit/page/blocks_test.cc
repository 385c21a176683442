// Typed blocks of small pages: one case for each family of rules. Whole pages are tests/golden.
#include <string>
#include <vector>

#include "catch.h"
#include "page/block_listing.h"

namespace sidelight {
namespace {

struct Case {
  const char* name;
  const char* head;      // inside head, after the title
  const char* before;    // body before the text
  const char* after;     // body after the text
  const char* expected;  // lines that the listing must hold, in order
};

constexpr const char* kFirst =
    "The ferry to Lindholm will sail again on Monday, the harbour office said, after nine days of "
    "storms that "
    "had cut the island off from its only doctor.";
constexpr const char* kSecond =
    "Crews worked through the night to clear the quay of sand, stones and two small boats, and the "
    "first crossing "
    "is planned for six in the morning.";
constexpr const char* kThird =
    "“We have bread for three days and patience for two,” said Marit Oversund, who runs the only "
    "shop on the "
    "island and keeps the keys of the church.";

std::string page_of(const Case& test) {
  const std::string text =
      std::string("<p>") + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>";
  return std::string("<!DOCTYPE html><html><head><title>Ferry sails again - Island Post</title>") +
         test.head + "</head><body>" + test.before + text + test.after + "</body></html>";
}

const std::vector<Case>& cases() {
  static const std::vector<Case> list = {
      {"headline", "", "<h1>Ferry sails again</h1>", "",
       "headline|Ferry sails again\nparagraph|The ferry"},
      {"headline by its words, not by its tag", "",
       "<div><font size=5><b>Ferry sails again</b></font><br><font size=1>Monday, March 4, "
       "2024</font><br><br>",
       "</div>", "headline|Ferry sails again\ndate|Monday, March 4, 2024\n"},
      {"kicker, standfirst, byline, date by class", "",
       "<a class='kicker' href='/isles'>Islands</a><h1>Ferry sails again</h1><p "
       "class='standfirst'>Nine days of storms "
       "are over.</p><div class='byline'>By <a>Ola Fjell</a></div><time>4 March 2024</time>",
       "",
       "kicker|Islands\nheadline|Ferry sails again\nstandfirst|Nine days of storms are "
       "over.\nbyline|Ola Fjell\ndate|4 "
       "March 2024\nparagraph|"},
      {"a section by a class word, right above the headline", "",
       "<div class='Card-tag'>Islands</div><h1>Ferry sails again</h1>", "",
       "kicker|Islands\nheadline|"},
      {"what an author is, is no byline", "",
       "<h1>Ferry sails again</h1><div class='post-author'>Ola Fjell</div><div "
       "class='post-author'>Harbour correspondent of the islands</div>",
       "", "byline|Ola Fjell\nparagraph|The ferry"},
      {"a post of another site is one block", "", "<h1>Ferry sails again</h1>",
       "<blockquote class='twitter-tweet'><p>We have bread.</p>— Marit Oversund <a "
       "href='https://post.example/1'>4 March 2024</a></blockquote><p>She has sold all of it "
       "since, "
       "and three candles.</p>",
       "embed|We have bread. — Marit Oversund 4 March 2024\nparagraph|She has sold"},
      {"a list typed with bullets", "", "<h1>Ferry sails again</h1>",
       "<p>- bread and butter<br>- four candles<br>- a bell</p><p>Nothing else was left on the "
       "shelves of the shop.</p>",
       "list_item|- bread and butter\nlist_item|- four candles\nlist_item|- a bell\nparagraph|"},
      {"words on the picture are its credit", "", "<h1>Ferry sails again</h1>",
       "<figure><div><img src='q.jpg'><span>Nils Aaby</span></div><figcaption><span "
       "class='visually-hidden'>Image caption, </span>The quay on Sunday</figcaption></figure><p>"
       "Tickets cost what they cost before the storms began.</p>",
       "credit|Nils Aaby\ncaption|The quay on Sunday\nparagraph|Tickets"},
      {"who is quoted, under the quotation", "", "<h1>Ferry sails again</h1>",
       "<blockquote><p>“Bread will come with the tide.”</p><cite>Ola Fjell, baker</cite>"
       "</blockquote><p>It came on Tuesday, in eleven crates.</p>",
       "quotation|“Bread will come with the tide.”\nparagraph|It came"},
      {"a heading with more in it over cards", "", "<h1>Ferry sails again</h1>",
       "<section><h3>More Crossings</h3><ul><li><a href='/a'>The bridge that was promised</a></li>"
       "<li><a href='/b'>A boat for the doctor</a></li></ul></section>",
       "related|More Crossings\nrelated|The bridge that was promised\n"},
      {"a line that asks for a subscription", "", "<h1>Ferry sails again</h1>",
       "<p><em>Want more? <a href='/letter'>Sign up for the island letter</a>.</em></p><p>The "
       "second "
       "boat follows on Thursday, with the post.</p>",
       "newsletter|Want more?"},
      {"a large first letter is part of its word", "", "<h1>Ferry sails again</h1>",
       "<p><span class='dropcap'>N</span>\n obody had missed the second boat more than the postman "
       "of the island.</p>",
       "paragraph|Nobody had missed"},
      {"the site's name is no kicker", "", "<a href='/'>Island Post</a><h1>Ferry sails again</h1>",
       "", "headline|Ferry sails again\nparagraph|"},
      {"caption and credit run together", "", "<h1>Ferry sails again</h1>",
       "<p><img src='a.jpg' alt='The quay'><small class='media-caption'>The quay on "
       "Sunday.</small><small "
       "class='media-photo-credit'>Nils Aaby/Coastpress</small></p><p>Tickets cost what they cost "
       "before the storms, the "
       "office said in a letter to the islanders.</p>",
       "caption|The quay on Sunday.\ncredit|Nils Aaby/Coastpress\nparagraph|Tickets"},
      {"a caption that stands twice is one", "",
       "<h1>Ferry sails again</h1><figure><img src='a.jpg' alt=''><figcaption>The quay on "
       "Sunday.</figcaption></figure><div "
       "class='photo-caption mobile'>The quay on Sunday.</div>",
       "", "headline|Ferry sails again\ncaption|The quay on Sunday.\nparagraph|The ferry"},
      {"a credit in another style ends a caption", "",
       "<h1>Ferry sails again</h1><figure><img src='a.jpg'><figcaption>The quay on Sunday. "
       "<i>Photo: Nils "
       "Aaby</i></figcaption></figure>",
       "", "caption|The quay on Sunday.\ncredit|Photo: Nils Aaby\n"},
      {"- YouTube is an embed's label", "", "<h1>Ferry sails again</h1>",
       "<div class='photo-caption'>- YouTube</div><p>More boats are on their way from the "
       "mainland, the office said on "
       "Sunday evening.</p>",
       "embed|- YouTube\nparagraph|More boats"},
      {"dateline on the first paragraph's line", "",
       "<h1>Ferry sails again</h1><p>LINDHOLM (Coastpress) — The storms are "
       "over and the harbour is open, the office said.</p>",
       "",
       "headline|Ferry sails again\ndateline|LINDHOLM (Coastpress) —\nparagraph|The storms are "
       "over"},
      {"subheadings by tag and by bold line", "", "<h1>Ferry sails again</h1>",
       "<h2>What comes next</h2><p>The office will look at the timetable again when the month is "
       "over, it said.</p>"
       "<p><strong>Who pays for it</strong></p><p>Nobody has said yet who pays for the repairs to "
       "the quay and to the road.</p>",
       "subheading|What comes next\nparagraph|The office will look at the timetable again when the "
       "month is over, it said.\nsubheading|Who pays for it\nparagraph|Nobody"},
      {"list items", "", "<h1>Ferry sails again</h1>",
       "<ul><li>Six in the morning, from the old quay</li><li>Noon, from the new "
       "one</li></ul><p>All other crossings wait "
       "until the wind has turned, the harbour office said.</p>",
       "list_item|Six in the morning, from the old quay\nlist_item|Noon, from the new "
       "one\nparagraph|All other"},
      {"quotation and pull quote", "", "<h1>Ferry sails again</h1>",
       "<blockquote>Bring what you can carry, and carry it yourself.</blockquote><p>So it stood on "
       "the door of the office, "
       "under the old timetable.</p><aside class='pull-quote'>“We have bread for three days and "
       "patience for "
       "two.”</aside><p>By the evening nobody could read it any more, because of the rain.</p>",
       "quotation|Bring what you can carry, and carry it yourself.\nparagraph|So it stood on the "
       "door of the office, under the old timetable.\npull_quote|“We have bread"},
      {"a block quotation that repeats the body is a pull quote", "", "<h1>Ferry sails again</h1>",
       "<blockquote>We have bread for three days and patience for two</blockquote><p>The rain went "
       "on until the evening, and "
       "so did the singing in the church.</p>",
       "pull_quote|We have bread for three days and patience for two\nparagraph|The rain"},
      {"table of data", "", "<h1>Ferry sails again</h1>",
       "<table><tr><th>Quay</th><th>Boats</th></tr><tr><td>Old</td><td>2</td></tr></table><p>The "
       "figures are those of the "
       "harbour office, taken on Sunday at noon.</p>",
       "table|Quay Boats Old 2\nparagraph|The figures"},
      {"newsletter box", "", "<h1>Ferry sails again</h1>",
       "<div class='newsletter-inline'><h3>The island in your inbox</h3><p>Every "
       "Monday.</p></div><p>The doctor will be on "
       "the first boat, she told the mayor by telephone.</p>",
       "newsletter|The island in your inbox\nnewsletter|Every Monday.\nparagraph|The doctor"},
      {"comments", "", "<h1>Ferry sails again</h1>",
       "<section id='comments'><h3>2 comments</h3><p>I was on that boat in the spring of last "
       "year, and it was late then "
       "too.</p></section>",
       "comment|2 comments\ncomment|I was on that boat"},
      {"teasers after a heading", "", "<h1>Ferry sails again</h1>",
       "<div><h3>More For You</h3><ul><li><a href='/a'>Sheep swim to the mainland</a></li><li><a "
       "href='/b'>A lighthouse is "
       "sold</a></li></ul></div>",
       "related|More For You\nrelated|Sheep swim to the mainland\nrelated|A lighthouse is sold"},
      {"a related link inside the text", "", "<h1>Ferry sails again</h1>",
       "<p><a href='/a'>Read more: Sheep swim to the mainland and back</a></p><p>The doctor will "
       "be on the first boat, she "
       "told the mayor by telephone.</p>",
       "related|Read more: Sheep swim to the mainland and back\nparagraph|The doctor"},
      {"another article of the same page", "", "<article><h1>Ferry sails again</h1>",
       "</article><article><h2><a href='/x'>Sheep swim to the mainland</a></h2><p>Forty "
       "sheep swam to the mainland on Friday, and nobody knows why they did.</p></article>",
       "headline|Ferry sails again\nparagraph|The ferry"},
      {"line breaks: two cut, one is a space", "", "<h1>Ferry sails again</h1>",
       "<div>The wind turned in the night<br>and the sea fell, the harbour office "
       "wrote.<br><br>The first boat left the quay "
       "with the doctor on board.</div>",
       "paragraph|The wind turned in the night and the sea fell, the harbour office "
       "wrote.\nparagraph|The first boat"},
      {"times of a live blog", "", "<h1>Ferry sails again</h1>",
       "<div><time>16:42 GMT</time><p>The first boat has left the quay, with the doctor and four "
       "sacks of letters.</p></div>",
       "date|16:42 GMT\nparagraph|The first boat"},
  };
  return list;
}

TEST_CASE("blocks: one case for each family of rules") {
  for (const Case& test : cases()) {
    INFO(test.name);
    const std::string listing = listing_of(article_of(page_of(test)));
    INFO(listing);
    CHECK(listing.find(test.expected) != std::string::npos);
  }
}

TEST_CASE("blocks: what is not running text stays out of the article's region") {
  const Article article = article_of(page_of(
      {"", "", "<nav><a href='/a'>Front</a><a href='/b'>Sport</a></nav><h1>Ferry sails again</h1>",
       "<div hidden><p>We value your privacy and use cookies for very many reasons that you will "
       "not read.</p></div>"
       "<footer><p>© 2024 Island Post. All rights reserved.</p></footer>",
       ""}));
  for (const Block& block : article.blocks) {
    const std::string text(article.view(block.at));
    INFO(text);
    CHECK(text.find("privacy") == std::string::npos);
    const bool furniture = text.find("Front") == 0 || text.find("©") == 0;
    CHECK((block.region == Region::Article) == !furniture);
  }
  CHECK(article.kind == PageKind::Article);
}

std::size_t times_in(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

TEST_CASE("blocks: a text that is printed for small and for large screens counts once") {
  const std::string text = std::string("<p>") + kFirst + "</p><h2>What it cost</h2><p>" + kSecond +
                           "</p><p>" + kThird + "</p>";
  const std::string listing =
      listing_of(article_of("<title>Ferry sails again</title><main><h1>Ferry sails again</h1>"
                            "<div class='wide'>" +
                            text + "</div><div class='narrow'>" + text + "</div></main>"));
  INFO(listing);
  CHECK(times_in(listing, kFirst) == 1);
  CHECK(times_in(listing, "What it cost") == 1);
  CHECK(times_in(listing, kThird) == 1);

  const std::string refrain = "<p>Lower the boats, said the harbour office, and did nothing.</p>";
  const std::string sung = listing_of(article_of(
      "<title>Ferry sails again</title><main><h1>Ferry sails again</h1>" +
      ("<p>" + std::string(kFirst) + "</p>") + refrain + ("<p>" + std::string(kSecond) + "</p>") +
      refrain + ("<p>" + std::string(kThird) + "</p>") + refrain + "</main>"));
  INFO(sung);
  CHECK(times_in(sung, "Lower the boats") == 3);
}

TEST_CASE("blocks: related items carry title, link and teaser") {
  const Article article =
      article_of(page_of({"", "", "<h1>Ferry sails again</h1>",
                          "<div class='related'><h3>Related</h3><article><a href='/sheep'><img "
                          "data-src='/s.jpg' alt=''></a><h2><a "
                          "href='/sheep'>Sheep swim to the mainland</a></h2><p>Forty of them, on a "
                          "Friday.</p></article></div>",
                          ""}));
  REQUIRE(article.related.size() == 1);
  CHECK(article.related[0].title == "Sheep swim to the mainland");
  CHECK(article.related[0].href == "/sheep");
  CHECK(article.related[0].teaser == "Forty of them, on a Friday.");
  CHECK(article.related[0].image == "/s.jpg");
  CHECK(article.related[0].section == "Related");
}

TEST_CASE(
    "blocks: a list of teasers beside the text stays one, however much longer than the text") {
  std::string teasers;
  for (int i = 0; i < 1500; ++i) {
    const std::string at = std::to_string(i);
    teasers += "<li class='teaser'><a href='/story-" + at +
               "'><img class='teaser__image' alt=''><span class='teaser__kicker'>World</span>" +
               "<h3 class='teaser__title'>What the river towns decided in week " + at +
               "</h3></a>" +
               "<p class='teaser__text'>A council met, and a ferry sailed again.</p></li>";
  }
  const Case test{"teasers", "", "<main><article><h1>Ferry sails again</h1>", "", ""};
  std::string html = page_of(test);
  html.insert(html.rfind("</body>"),
              "</article><aside><h2>Related stories</h2><ul>" + teasers + "</ul></aside></main>");
  const Article article = article_of(html);
  std::size_t paragraphs = 0;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::Paragraph) ++paragraphs;
    if (block.region == Region::Article && block.kind != BlockKind::Headline)
      CHECK(block.kind == BlockKind::Paragraph);
  }
  CHECK(paragraphs == 3);
  REQUIRE(article.related.size() == 1500);
  CHECK(article.related.back().teaser == "A council met, and a ferry sailed again.");
}

TEST_CASE("blocks: pages without an article say so") {
  CHECK(article_of("").kind == PageKind::NotArticle);
  const Article empty = article_of("<html><body></body></html>");
  CHECK(empty.blocks.empty());
  REQUIRE(empty.notes.size() == 1);
  CHECK(empty.notes[0].code == NoteCode::NoArticle);
  std::string cards = "<html><head><meta property='og:type' content='website'></head><body><main>";
  for (int i = 0; i < 12; ++i) {
    cards += "<div><h3><a href='/" + std::to_string(i) + "'>Story number " + std::to_string(i) +
             " of the day</a></h3><p>A short line that says what the story is about.</p></div>";
  }
  CHECK(article_of(cards + "</main></body></html>").kind == PageKind::FrontPage);
}

}  // namespace
}  // namespace sidelight
