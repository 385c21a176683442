#include <string>
#include <vector>

#include "catch.h"
#include "page/block_listing.h"
#include "page/plain_text.h"

namespace sidelight {
namespace {

constexpr const char* kText =
    "<p>The ferry to Lindholm will sail again on Monday, the harbour office said, after nine days "
    "of storms that had cut the "
    "island off.</p><p>Crews worked through the night to clear the quay of sand, stones "
    "and two "
    "small boats, it said.</p>";

std::string source_of(const PageFields& fields, const std::string& field) {
  for (const auto& entry : fields.sources) {
    if (entry.first == field) return entry.second;
  }
  return {};
}

TEST_CASE("fields: structured data, metadata and the page are reconciled") {
  const Article article = article_of(
      std::string("<html lang=en><head><title>Ferry sails again | Island Post</title><meta "
                  "property='og:site_name' content='Island "
                  "Post'><meta property='og:image' content='/q.jpg'><script "
                  "type='application/ld+json'>{\"@graph\":[{\"@type\":"
                  "\"Person\",\"@id\":\"#o\",\"name\":\"Ola "
                  "Fjell\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Ferry sails again\","
                  "\"author\":{\"@id\":\"#o\"},\"datePublished\":\"2024-03-04T08:00:00Z\"}]}</"
                  "script></head><body><h1>Ferry sails "
                  "again</h1>") +
      kText);
  CHECK(article.fields.title == "Ferry sails again");
  CHECK(article.fields.authors == std::vector<std::string>{"Ola Fjell"});
  CHECK(article.fields.published == "2024-03-04T08:00:00Z");
  CHECK(article.fields.outlet == "Island Post");
  CHECK(article.fields.lead_image == "/q.jpg");
  CHECK(article.fields.language == "en");
  CHECK(source_of(article.fields, "authors") == "json-ld");
  CHECK(source_of(article.fields, "title") == "page");
}

TEST_CASE("fields: without metadata the page's own lines are read") {
  const Article article = article_of(
      std::string(
          "<title>Ferry sails again - Island Post</title><h1>Ferry sails again</h1><p "
          "class=byline>By Ola Fjell and Marit Oversund</p><p class=date>March 4, 2024</p>") +
      kText);
  CHECK(article.fields.authors == std::vector<std::string>{"Ola Fjell", "Marit Oversund"});
  CHECK(article.fields.published == "2024-03-04");
  CHECK(source_of(article.fields, "published") == "page");
}

const std::string kSite =
    "<title>Ferry sails again | Island Post</title><meta property=og:site_name content='Island "
    "Post'>";

std::string data(const std::string& members) {
  return "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry sails "
         "again\"," +
         members + "}</script>";
}

std::string body(const std::string& head) { return "<h1>Ferry sails again</h1>" + head + kText; }

TEST_CASE("authors: the outlet and the staff give way to a byline") {
  for (const char* author : {"Island Post", "Staff", "admin", "Island Post Team"}) {
    INFO(author);
    const Article article =
        article_of(kSite + data(std::string("\"author\":{\"name\":\"") + author + "\"}") +
                   body("<p class=byline>By Ola Fjell</p>"));
    CHECK(article.fields.authors == std::vector<std::string>{"Ola Fjell"});
    CHECK(source_of(article.fields, "authors").substr(0, 4) == "page");
  }
}

TEST_CASE("authors: an agency is one where nobody else is named") {
  const std::string agency = data("\"author\":[{\"name\":\"Coast Press Agency\"}]");
  const Article alone = article_of(kSite + agency + body(""));
  CHECK(alone.fields.authors == std::vector<std::string>{"Coast Press Agency"});
  CHECK(source_of(alone.fields, "authors") == "json-ld");
  const Article person =
      article_of(kSite + agency + "<meta name=author content='Ola Fjell'>" + body(""));
  CHECK(person.fields.authors == std::vector<std::string>{"Ola Fjell"});
  CHECK(source_of(person.fields, "authors") == "meta: json-ld names a group");
}

TEST_CASE("authors: a person whom the page shows goes before one of the data alone") {
  const std::string other = data("\"author\":{\"name\":\"Web Keeper\"}");
  const Article byline = article_of(kSite + other + body("<p class=byline>By Ola Fjell</p>"));
  CHECK(byline.fields.authors == std::vector<std::string>{"Ola Fjell"});
  CHECK(source_of(byline.fields, "authors") == "page: the page does not show the name in json-ld");
  const Article more = article_of(kSite + data("\"author\":{\"name\":\"Ola Fjell\"}") +
                                  body("<p class=byline>By Ola Fjell and Marit Oversund</p>"));
  CHECK(more.fields.authors == std::vector<std::string>{"Ola Fjell", "Marit Oversund"});
  CHECK(source_of(more.fields, "authors") == "page: names more than json-ld");
}

TEST_CASE("authors: lines that no class calls a byline") {
  using Names = std::vector<std::string>;
  const auto authors = [](const std::string& head, const std::string& tail) {
    return article_of(kSite + body(head) + tail).fields.authors;
  };
  CHECK(authors("<div>Written by: Ola Fjell</div>", "") == Names{"Ola Fjell"});
  CHECK(authors("<div>Ola Fjell</div><div>March 4, 2024</div>", "") == Names{"Ola Fjell"});
  CHECK(authors("<div>March 4, 2024 | Ola Fjell</div>", "") == Names{"Ola Fjell"});
  CHECK(authors("<div><a href=/author/ola>Ola Fjell</a></div>", "") == Names{"Ola Fjell"});
  CHECK(authors("", "<div>Text: Ola Fjell</div>") == Names{"Ola Fjell"});
  CHECK(authors("<div><a href=/topics/sea>Sea Travel</a></div>", "").empty());
  CHECK(authors("<div>Table of Contents</div><div>March 4, 2024</div>", "").empty());
}

TEST_CASE("authors: microdata, also in a post's own footer") {
  const auto names = [](const std::string& html) {
    return article_of(kSite + "<article>" + body("") + html + "</article>").fields;
  };
  const PageFields fields = names(
      "<div class=post-footer><footer>Posted by <span itemprop=author><a rel=author><span "
      "itemprop=name>Ola Fjell</span></a></span></footer></div>");
  CHECK(fields.authors == std::vector<std::string>{"Ola Fjell"});
  CHECK(source_of(fields, "authors") == "microdata");
  CHECK(names("<footer>Powered by Harbour Press</footer>").authors.empty());
}

TEST_CASE("dates: the day of a page's building is not that of its publication") {
  const std::string built =
      data("\"datePublished\":\"2024-06-24\",\"dateModified\":\"2024-06-24\"");
  const Article meta = article_of(
      kSite + built + "<meta property=article:published_time content=2024-03-04T08:00:00+01:00>" +
      body(""));
  CHECK(meta.fields.published == "2024-03-04T08:00:00+01:00");
  CHECK(source_of(meta.fields, "published") == "meta: json-ld has the day of the last change");
  const Article shown = article_of(kSite + built + body("<p class=date>March 4, 2024</p>"));
  CHECK(shown.fields.published == "2024-03-04");
  CHECK(shown.fields.modified == "2024-06-24");
  CHECK(source_of(shown.fields, "published") == "page: json-ld has a later day");
}

TEST_CASE("dates: the page tells the day at the place of publication") {
  const Article article = article_of(kSite + data("\"datePublished\":\"2024-03-05T02:30:00Z\"") +
                                     body("<p class=date>March 4, 2024</p>"));
  CHECK(article.fields.published == "2024-03-04");
}

TEST_CASE("dates: a later day on the page is that of a change") {
  const Article article = article_of(kSite + data("\"datePublished\":\"2024-03-04\"") +
                                     body("<p class=date>Updated March 9, 2024</p>"));
  CHECK(article.fields.published == "2024-03-04");
  CHECK(article.fields.modified == "2024-03-09");
  CHECK(source_of(article.fields, "modified") == "page");
}

TEST_CASE("dates: lines, microdata, addresses") {
  const auto day = [](const std::string& head, const std::string& html) {
    return article_of(kSite + head + body(html)).fields.published;
  };
  CHECK(day("<meta name=date content='Dec 19th 2023'>", "") == "2023-12-19");
  CHECK(day("", "<span itemprop=datePublished content=2024-03-04>x</span>") == "2024-03-04");
  CHECK(day("", "<div>04.03.2024 · 4 min</div>") == "2024-03-04");
  CHECK(day("<meta property=og:url content=https://a.example/2024/03/04/ferry>", "") ==
        "2024-03-04");
  CHECK(day("<link rel=canonical href=https://a.example/news/04-03-2024-ferry>", "") ==
        "2024-04-03");
  CHECK(day("<meta name=date content=yesterday>", "").empty());
}

TEST_CASE("lead image: the picture of the page, in its largest size") {
  const auto image = [](const std::string& head, const std::string& html) {
    return article_of(kSite + head + body(html)).fields.lead_image;
  };
  const std::string meta =
      "<meta property=og:image content=https://a.example/share/harbour-quay.jpg>";
  CHECK(image(meta, "") == "https://a.example/share/harbour-quay.jpg");
  CHECK(
      image(
          meta,
          "<figure><img src=/s/harbour-quay-300x200.jpg srcset='/s/harbour-quay-300x200.jpg 300w, "
          "/s/harbour-quay-1200x800.jpg 1200w'></figure>") ==
      "https://a.example/share/harbour-quay.jpg");
  CHECK(
      image(
          "<meta property=og:image content=/s/harbour-quay-600x300.jpg>",
          "<figure><img src=/s/harbour-quay-300x200.jpg srcset='/s/harbour-quay-300x200.jpg 300w, "
          "/s/harbour-quay-1200x800.jpg 1200w'></figure>") == "/s/harbour-quay-1200x800.jpg");
  CHECK(image(meta, "<figure><img src=/s/boats.jpg></figure>") == "/s/boats.jpg");
  CHECK(image(meta, "<figure><img src=data:image/gif;base64,R0 data-src=/s/boats.jpg></figure>") ==
        "/s/boats.jpg");
  CHECK(image(meta,
              "<picture><source srcset='/s/boats.webp 900w'><source srcset='/s/boats.jpg "
              "900w'><img src=/s/small.jpg></picture>") == "/s/boats.jpg");
}

TEST_CASE("lead image: portraits and marks are none") {
  const auto image = [](const std::string& html) {
    return article_of(kSite + data("\"author\":\"Ola Fjell\"") + body(html)).fields.lead_image;
  };
  CHECK(image("<figure><img alt='Ola Fjell' src=/s/ola.jpg></figure>").empty());
  CHECK(image("<figure><img src=/s/logo.svg></figure>").empty());
  CHECK(image("<figure><img width=40 height=40 src=/s/icon.png></figure>").empty());
}

TEST_CASE("title: the kicker of the headline's line is no part of it") {
  const Article article = article_of(
      "<title>Storms: Ferry sails again</title><meta property=og:title content='Ferry sails "
      "again'><h1>Storms: Ferry sails again</h1>" +
      std::string(kText));
  CHECK(article.fields.title == "Ferry sails again");
  CHECK(article.fields.kicker == "Storms");
  const Article half = article_of(
      "<title>Ferry sails again: what comes next</title><meta property=og:title content='Ferry "
      "sails again: what comes next'><h1>Ferry sails again:<div>what comes next</div></h1>" +
      std::string(kText));
  CHECK(half.fields.title == "Ferry sails again: what comes next");
}

TEST_CASE("title: the masthead is no headline") {
  const Article article = article_of(
      "<title>Ferry sails again | Island Post</title><meta property=og:site_name content='Island "
      "Post'><meta property=og:title content='Ferry sails again'><h1>Island Post</h1><h2>Ferry "
      "sails again</h2>" +
      std::string(kText));
  CHECK(article.fields.title == "Ferry sails again");
}

TEST_CASE("standfirst: the description says which line it is") {
  const std::string line = "Nine days of storms had cut the island off from the mainland.";
  const std::string described = "<meta name=description content='" + line + "'>";
  const Article article = article_of(kSite + described + body("<div>" + line + "</div>"));
  CHECK(article.fields.standfirst == line);
  CHECK(source_of(article.fields, "standfirst").substr(0, 4) == "page");
  const Article more =
      article_of(kSite + described + body("<div>" + line + " Ola Fjell, 4 March 2024</div>"));
  CHECK(more.fields.standfirst == line);
  // What no reader sees is none.
  CHECK(article_of(kSite + described + body("")).fields.standfirst.empty());
}

TEST_CASE("dates: a page's own day is not its article's") {
  const Article article = article_of(
      kSite +
      "<script type=application/ld+json>{\"@type\":\"WebPage\",\"datePublished\":\"2014-05-01\"}"
      "</script>" +
      body("<p class=date>4 March 2024</p>"));
  CHECK(article.fields.published == "2024-03-04");
}

TEST_CASE("dates: two times of the same zone are two days") {
  const Article article = article_of(
      kSite + data("\"datePublished\":\"2024-03-04T05:10:00Z\"") +
      body(
          "<p class=date><time datetime=2024-03-05T09:20:00Z>5 March 2024, 12 min ago</time></p>"));
  CHECK(article.fields.published == "2024-03-04T05:10:00Z");
}

TEST_CASE("plain text: one block a line") {
  const Page page = read_plain_text(
      "Ferry sails again\r\n\r\nBy Ola Fjell\nMarch 4, 2024\nLINDHOLM (Coastpress) \xE2\x80\x94 "
      "The ferry will sail again on Monday, "
      "the office said.\nWhat comes next\nCrews worked through the night to clear the quay of sand "
      "and stones.\n- a list line",
      "", "");
  const Article article = read_article(page);
  CHECK(listing_of(article) ==
        "headline|Ferry sails again\nbyline|By Ola Fjell\ndate|March 4, 2024\ndateline|LINDHOLM "
        "(Coastpress) \xE2\x80\x94\nparagraph|The "
        "ferry will sail again on Monday, the office said.\nsubheading|What comes "
        "next\nparagraph|Crews worked through the night to "
        "clear the quay of sand and stones.\nlist_item|- a list line\n");
  CHECK(article.kind == PageKind::PlainText);
  CHECK(article.fields.authors == std::vector<std::string>{"Ola Fjell"});
}

TEST_CASE("plain text: one sentence is a paragraph, bad bytes are noted") {
  const Page page = read_plain_text(std::string("One sentence alone.\0\xFF", 21), "", "");
  CHECK(page.notes.at(0).code == NoteCode::InvalidText);
  CHECK(listing_of(read_article(page)).substr(0, 10) == "paragraph|");
  CHECK(read_article(read_plain_text("", "", "")).blocks.empty());
}

}  // namespace
}  // namespace sidelight
