// Pictures, embeds, pull quotes and related cards: what is tied to what.
#include <string>
#include <vector>

#include "catch.h"
#include "page/block_listing.h"
#include "page/image_address.h"

namespace sidelight {
namespace {

const std::string kText =
    "<p>The ferry to Lindholm will sail again on Monday, the harbour office said, after nine days "
    "of storms that had cut the island off from its only doctor and from its only priest.</p>";

Article article_with(const std::string& middle) {
  return article_of(
      "<!DOCTYPE html><html><head><title>Ferry sails again</title></head><body><article>"
      "<h1>Ferry sails again</h1>" +
      kText + middle + kText + "</article></body></html>");
}

std::vector<std::string> images_of(const Article& article) {
  std::vector<std::string> out;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::Caption || block.kind == BlockKind::Credit)
      out.push_back(std::string(article.view(block.at)) + "|" + block.image);
  }
  return out;
}

std::string address_of(const std::string& tag,
                       std::vector<std::pair<std::string, std::string>> hints,
                       const std::string& parent = "div") {
  Page page;
  page.elements.resize(2);
  page.elements[0].tag = parent;
  page.elements[1].tag = tag;
  page.elements[1].parent = 0;
  page.elements[1].hints = std::move(hints);
  return image_address(page, 1);
}

TEST_CASE("image addresses: lazy, responsive, placeholders, odd sets") {
  CHECK(address_of("img", {{"src", "a.jpg"}}) == "a.jpg");
  CHECK(address_of("img", {{"data-src", "b.jpg"}, {"src", "a.gif"}}) == "b.jpg");
  CHECK(address_of("img", {{"data-runner-src", "r.jpg"}, {"src", "data:image/svg+xml,x"}}) ==
        "r.jpg");
  CHECK(address_of("img", {{"src", "data:x"}, {"srcset", "s.jpg 1x, l.jpg 3x, m.jpg 2x"}}) ==
        "l.jpg");
  CHECK(address_of("img", {{"srcset", "a,b.jpg 400w,\n c.jpg 900w"}}) == "c.jpg");
  CHECK(address_of("img", {{"srcset", "only.jpg"}}) == "only.jpg");
  CHECK(address_of("img", {{"srcset", "one.jpg, two.jpg"}}) == "one.jpg");
  CHECK(address_of("img", {{"srcset", " , , "}}).empty());
  CHECK(address_of("img", {{"srcset", ","}}).empty());
  CHECK(address_of("img", {{"src", "about:blank"}}).empty());
  CHECK(address_of("img", {{"srcset", "x.jpg 99999999999999999999w, y.jpg 2w"}}) == "x.jpg");
  CHECK(address_of("source", {{"srcset", "s.webp"}}, "picture") == "s.webp");
  CHECK(address_of("source", {{"src", "s.mp4"}}, "video").empty());
  CHECK(address_of("div", {{"src", "a.jpg"}}).empty());
}

TEST_CASE("captions and credits are tied to their own picture") {
  const Article two = article_with(
      "<figure><img src='one.jpg'><figcaption>The quay on Sunday.</figcaption></figure>" + kText +
      "<figure><img data-src='two.jpg' src='data:x'><figcaption>The doctor on board. <i>Photo: "
      "Nils "
      "Aaby</i></figcaption></figure>");
  CHECK(images_of(two) == std::vector<std::string>{"The quay on Sunday.|one.jpg",
                                                   "The doctor on board.|two.jpg",
                                                   "Photo: Nils Aaby|two.jpg"});
  const Article beside = article_with(
      "<div><img src='hero.jpg'></div><div class='photo-caption'>The quay on Sunday.</div><div "
      "class='photo-credit'>Nils Aaby/Coastpress</div>");
  CHECK(images_of(beside) ==
        std::vector<std::string>{"The quay on Sunday.|hero.jpg", "Nils Aaby/Coastpress|hero.jpg"});
}

TEST_CASE("a caption without a picture has no address, whatever stands far above") {
  const Article none =
      article_with("<div><img src='far.jpg'></div>" + kText +
                   "<figure><figcaption>The quay on Sunday.</figcaption></figure>");
  CHECK(images_of(none) == std::vector<std::string>{"The quay on Sunday.|"});
}

TEST_CASE("embeds: services, titles, addresses; frames of nobody are left out") {
  const Article article = article_with(
      "<iframe src='https://www.youtube-nocookie.com/embed/x' title='The ferry, filmed'></iframe>"
      "<iframe src='https://ads.example/frame'></iframe><iframe></iframe>"
      "<iframe data-src='//player.example/1' title='Episode one'></iframe>" +
      kText +
      "<blockquote class='instagram-media'><p>A boat.</p><a "
      "href='https://www.instagram.com/p/1/'>post</a></blockquote>"
      "<video src='blob:https://x/1'></video><audio src='/sound.mp3' title='The horn'></audio>");
  std::vector<std::string> found;
  for (const Embed& embed : article.embeds)
    found.push_back(embed.service + "|" + embed.title + "|" + embed.href);
  REQUIRE(found.size() == 4);
  CHECK(found[0] == "YouTube|The ferry, filmed|https://www.youtube-nocookie.com/embed/x");
  CHECK(found[1] == "player.example|Episode one|//player.example/1");
  CHECK(found[2].substr(0, 10) == "Instagram|");
  CHECK(article.embeds[2].href == "https://www.instagram.com/p/1/");
  CHECK(found[3] == "Audio|The horn|/sound.mp3");
  CHECK(article.embeds[0].after != kNone);
}

TEST_CASE("embeds: what stands outside the article is not its own") {
  const Article article = article_of(
      "<html><head><title>Ferry sails again</title></head><body><article><h1>Ferry sails "
      "again</h1>" +
      kText + kText +
      "</article><footer><iframe src='https://www.youtube.com/embed/x' "
      "title='Us'></iframe></footer>"
      "</body></html>");
  CHECK(article.embeds.empty());
}

TEST_CASE("a pull quote knows what it repeats") {
  const Article article = article_with(
      "<p>“We have bread for three days and patience for two,” said Marit Oversund, who runs the "
      "only "
      "shop.</p><aside class='pull-quote'>“We have bread for three days and patience for "
      "two”</aside>");
  bool seen = false;
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::PullQuote) continue;
    seen = true;
    REQUIRE(block.repeats != kNone);
    CHECK(article.view(article.blocks[block.repeats].at).find("Marit Oversund") !=
          std::string_view::npos);
  }
  CHECK(seen);
}

TEST_CASE("related cards: one item for one card, its picture's words typed") {
  const Article article = article_of(
      "<html><head><title>Ferry sails again</title></head><body><article><h1>Ferry sails "
      "again</h1>" +
      kText + kText +
      "</article><section><h2>Keep Reading</h2><div><div class='t'><a href='/a'><img "
      "src='a.jpg'></a><div class='photo-caption'>A sheep in the sea.</div><div "
      "class='photo-credit'>Nils Aaby</div><h3><a href='/a'>Sheep swim to the "
      "mainland</a></h3><p>Forty "
      "of them, on a Friday.</p><a href='/a'>Read the whole story</a></div><div class='t'><h3><a "
      "href='/b'>A lighthouse is sold for a crown</a></h3></div></div></section></body></html>");
  REQUIRE(article.related.size() == 2);
  CHECK(article.related[0].title == "Sheep swim to the mainland");
  CHECK(article.related[0].teaser == "Forty of them, on a Friday.");
  CHECK(article.related[0].image == "a.jpg");
  CHECK(article.related[0].section == "Keep Reading");
  CHECK(article.related[1].href == "/b");
  CHECK(article.related[1].image.empty());
  std::vector<std::string> typed;
  for (const Block& block : article.blocks) {
    const bool picture = block.kind == BlockKind::Caption || block.kind == BlockKind::Credit;
    if (block.region == Region::Related && picture)
      typed.push_back(std::string(name_of(block.kind)) + "|" + block.image);
  }
  CHECK(typed == std::vector<std::string>{"caption|a.jpg", "credit|a.jpg"});
}

}  // namespace
}  // namespace sidelight
