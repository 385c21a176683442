// Page kinds, entries and stories, partial articles, listings: small pages of each sort, and pages
// that only look like one.
#include <string>
#include <vector>

#include "catch.h"
#include "page/block_listing.h"
#include "page/live_entries.h"
#include "page/structured_kinds.h"

namespace sidelight {
namespace {

const std::string kText =
    "The ferry to Lindholm will sail again on Monday, the harbour office said, after nine days of "
    "storms that had cut the island off from its only doctor and from its only priest.";

std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html><head><title>Ferry sails again</title>" + head + "</head><body>" +
         body + "</body></html>";
}

std::string paragraphs(int count) {
  std::string out;
  for (int i = 0; i < count; ++i)
    out += "<p>" + kText + " Part " + std::to_string(i) + " of the story.</p>";
  return out;
}

std::string json_ld(const std::string& text) {
  return "<script type='application/ld+json'>" + text + "</script>";
}

bool has_note(const Article& article, NoteCode code) {
  for (const Note& note : article.notes) {
    if (note.code == code) return true;
  }
  return false;
}

TEST_CASE("clock_bytes: times of day at the beginning of a line") {
  struct Case {
    const char* text;
    std::size_t bytes;
  };
  const std::vector<Case> cases = {{"16:42", 5},
                                   {"16:42 GMT The river falls", 9},
                                   {"9h05 - Markets open", 4},
                                   {"11.04 Uhr: Ein Satz", 9},
                                   {"4.42pm: A gear", 6},
                                   {"3 p.m. The boat", 6},
                                   {"11.04", 0},
                                   {"3.15 million people", 0},
                                   {"25:10 is no time", 0},
                                   {"16:75", 0},
                                   {"2026 begins", 0},
                                   {"7 habits", 0},
                                   {"12 men", 0},
                                   {"", 0},
                                   {"7.30am\xE2\x80\x93 a dash", 6}};
  for (const Case& test : cases) {
    INFO(test.text);
    CHECK(clock_bytes(test.text) == test.bytes);
  }
}

TEST_CASE("structured kinds: types, updates, paid parts, words; damage says less") {
  Page source;
  source.json_ld = {
      "{\"@type\": [\"https://schema.org/NewsArticle\", \"Article\"], \"wordCount\": \"812\","
      "\"hasPart\": {\"cssSelector\" : [\".paid\", "
      "\"#rest\"]},\"liveBlogUpdate\":[{\"headline\":\"A\\u00e9\","
      "\"author\":{\"@type\":\"Person\"},\"datePublished\":\"2026-01-01T10:00:00Z\"},{\"headline\":"
      "3}]}",
      "{\"@type\":", "\"liveBlogUpdate\":[[[", "\"@type\":\"Prod\n"};
  const StructuredKinds kinds = read_structured_kinds(source);
  CHECK(kinds.types == std::vector<std::string>{"Article", "NewsArticle", "Person"});
  CHECK(kinds.words == 812);
  CHECK(kinds.paid_parts == std::vector<std::string>{".paid", "#rest"});
  REQUIRE(kinds.updates.size() == 1);
  CHECK(kinds.updates[0].headline == "A\xC3\xA9");
  CHECK(kinds.updates[0].published == "2026-01-01T10:00:00Z");
  CHECK(kinds.has_any({"Recipe", "Person"}));
  CHECK_FALSE(kinds.has("News"));
}

TEST_CASE("live blog: timed headings make entries, two do not") {
  const std::string three = "<h1>Ferry sails again</h1><h2>16:42 The boat leaves</h2><p>" + kText +
                            "</p><h2>15:10 The boat waits</h2><p>" + kText +
                            "</p><h2>09:00 Storm</h2><p>" + kText + "</p>";
  const Article live = article_of(page("", three));
  CHECK(live.kind == PageKind::LiveBlog);
  CHECK(live.kind_rule == "live_blog.timed_headings");
  REQUIRE(live.stories.size() == 3);
  CHECK(live.stories[0].title == "The boat leaves");
  CHECK(live.stories[0].time == "16:42");
  for (const Block& block : live.blocks) {
    if (block.kind == BlockKind::Headline) CHECK(block.story == 0);
    if (block.kind == BlockKind::Paragraph) CHECK(block.story > 0);
  }
  const std::string two = "<h1>Ferry sails again</h1><h2>16:42 The boat leaves</h2><p>" + kText +
                          "</p><h2>15:10 The boat waits</h2><p>" + kText + "</p>";
  CHECK(article_of(page("", two)).kind == PageKind::Article);
}

TEST_CASE("live blog: times alone need a page that calls itself live") {
  std::string body = "<h1>Ferry sails again</h1>";
  for (int hour = 10; hour < 14; ++hour) {
    body += "<div class='x'><time datetime='2026-01-30T" + std::to_string(hour) +
            ":00:00Z'>an hour ago</time><h2>Hour " + std::to_string(hour) + "</h2><p>" + kText +
            "</p></div>";
  }
  CHECK(article_of(page("", body)).kind == PageKind::Article);
  const Article live =
      article_of(page("<meta property='og:title' content='Ferry sails again: live'>", body));
  CHECK(live.kind == PageKind::LiveBlog);
  REQUIRE(live.stories.size() == 4);
  CHECK(live.stories[3].time == "2026-01-30T13:00:00Z");
}

TEST_CASE("a discussion with times is no live blog") {
  std::string body = "<h1>Ferry sails again live</h1>";
  for (int hour = 10; hour < 14; ++hour) {
    body += "<div class='x'><time datetime='2026-01-30T" + std::to_string(hour) + ":00'>" +
            std::to_string(hour) + ":00</time><p>" + kText + "</p></div>";
  }
  const Article thread = article_of(page(json_ld("{\"@type\":\"DiscussionForumPosting\"}"), body));
  CHECK(thread.kind == PageKind::NotArticle);
  REQUIRE(has_note(thread, NoteCode::NoArticle));
  CHECK(thread.notes.front().text.find("discussion") != std::string::npos);
}

TEST_CASE("roundup: a name and even parts; a sentence about a briefing is none") {
  const std::string parts = "<h2>Boats</h2><p>" + kText + "</p><h2>Sheep</h2><p>" + kText +
                            "</p><h2>Bells</h2><p>" + kText + "</p>";
  const Article roundup =
      article_of(page("", "<h1>Morning briefing: Boats and sheep</h1>" + parts));
  CHECK(roundup.kind == PageKind::Roundup);
  REQUIRE(roundup.stories.size() == 3);
  CHECK(roundup.stories[1].title == "Sheep");
  CHECK(article_of(page("", "<h1>Boats and sheep and bells</h1>" + parts)).kind ==
        PageKind::Article);
  const Article sentence = article_of(page(
      "",
      "<h1>How I wrote a machine that makes a weekly digest of all my newsletters</h1>" + parts));
  CHECK(sentence.kind == PageKind::Article);
  CHECK(sentence.stories.empty());
}

TEST_CASE("roundup: bold words begin the stories") {
  const Article numbers =
      article_of(page("", "<h1>Hard Numbers: Boats, sheep, bells</h1><p><strong>14:</strong> " +
                              kText + "</p><p><strong>2,300:</strong> " + kText +
                              "</p><p><strong>0:</strong> " + kText + "</p>"));
  CHECK(numbers.kind == PageKind::Roundup);
  REQUIRE(numbers.stories.size() == 3);
  CHECK(numbers.stories[1].title == "2,300");
}

TEST_CASE("video: by structured data, metadata, or a player with few words") {
  const std::string few = "<h1>Ferry sails again</h1>" + paragraphs(2);
  CHECK(article_of(page(json_ld("{\"@type\":\"VideoObject\",\"name\":\"Ferry\"}"), few)).kind ==
        PageKind::Video);
  CHECK(article_of(page("<meta property='og:type' content='video.other'>", few)).kind ==
        PageKind::Video);
  const std::string player =
      "<h1>Ferry sails again</h1><div><iframe "
      "src='https://www.youtube.com/embed/x'></iframe></div>";
  CHECK(article_of(page("", player + paragraphs(2))).kind == PageKind::Video);
  CHECK(article_of(page("", player + paragraphs(8))).kind == PageKind::Article);
  CHECK(article_of(page("<meta property='og:type' content='video.other'>",
                        "<h1>Ferry sails again</h1>" + paragraphs(20)))
            .kind == PageKind::Article);
}

TEST_CASE("partial: only when the rest is not on the page") {
  const std::string paid = json_ld(
      "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry sails "
      "again\",\"isAccessibleForFree\":false}");
  const std::string wall = "<div class='paywall'><p>Subscribe to continue reading</p></div>";
  const std::string head = "<h1>Ferry sails again</h1>";
  CHECK(has_note(article_of(page(paid, head + paragraphs(2) + wall)), NoteCode::Paywalled));
  CHECK_FALSE(has_note(article_of(page(paid, head + paragraphs(30))), NoteCode::Paywalled));
  CHECK_FALSE(has_note(article_of(page(paid, head + paragraphs(1) + wall + paragraphs(30))),
                       NoteCode::Paywalled));
  const std::string counted = json_ld(
      "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry sails again\",\"isAccessibleForFree\":false,"
      "\"wordCount\":2000}");
  CHECK(has_note(article_of(page(counted, head + paragraphs(30))), NoteCode::Paywalled));
  CHECK_FALSE(has_note(article_of(page("", head + paragraphs(2))), NoteCode::Paywalled));
}

TEST_CASE("listing: linked titles become related items; an article with many links stays one") {
  std::string cards;
  for (int i = 0; i < 15; ++i) {
    const std::string n = std::to_string(i);
    cards += "<div class='tile'><h3><a href='/s/" + n + "'>Story number " + n +
             " of the day</a></h3><p>A line about it.</p></div>";
  }
  const Article listing = article_of(page("", "<h1>Islands</h1><main>" + cards + "</main>"));
  CHECK(listing.kind == PageKind::FrontPage);
  REQUIRE(listing.related.size() == 15);
  CHECK(listing.related[3].title == "Story number 3 of the day");
  CHECK(listing.related[3].href == "/s/3");
  CHECK(listing.related[3].teaser == "A line about it.");
  const Article article = article_of(page("<meta property='og:type' content='article'>",
                                          "<h1>Ferry sails again</h1>" + paragraphs(3) + cards));
  CHECK(article.kind == PageKind::Article);
}

TEST_CASE("product pages say what they are, articles about products stay articles") {
  const std::string product =
      json_ld("{\"@type\":\"Product\",\"name\":\"Pump\",\"offers\":{\"@type\":\"Offer\"}}");
  const std::string body = "<h1>Ferry sails again</h1>" + paragraphs(4);
  CHECK(article_of(page(product, body)).kind == PageKind::NotArticle);
  CHECK(article_of(page(product + "<meta property='og:type' content='article'>", body)).kind ==
        PageKind::Article);
}

}  // namespace
}  // namespace sidelight
