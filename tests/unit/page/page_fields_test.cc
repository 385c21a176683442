#include <string>
#include <vector>

#include "catch.h"
#include "page/block_listing.h"
#include "page/json_ld.h"
#include "page/plain_text.h"

namespace sidelight {
namespace {

constexpr const char* kText =
    "<p>The ferry to Lindholm will sail again on Monday, the harbour office said, after nine days "
    "of storms that had cut the "
    "island off.</p><p>Crews worked through the night to clear the quay of sand, stones and two "
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

TEST_CASE("fields: structured data that is odd is no data") {
  for (const char* json :
       {"", "{", "[1,2", "{\"@type\":3}", "null", "{\"@type\":\"NewsArticle\",\"author\":[[[]]]}",
        "<!-- {\"@type\":\"NewsArticle\",\"headline\":7} -->"}) {
    INFO(json);
    CHECK(read_json_ld({json}).authors.empty());
  }
  CHECK(read_json_ld({"{\"@type\":\"NewsArticle\",\"headline\":\"A\nB &amp; C\"}"}).headline ==
        "A B & C");
  CHECK(read_json_ld({"{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}"}).paid);
  std::string deep(20000, '[');
  CHECK_FALSE(read_json_ld({deep}).found);
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
