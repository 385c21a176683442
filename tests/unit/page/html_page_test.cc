#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "page/html_decode.h"
#include "page/html_page.h"
#include "page/snapshot.h"

namespace sidelight {
namespace {

Page page_of(const std::string& html, const std::string& charset = "") {
  Result<Page> page = read_html(html, HtmlSource{"", "", charset});
  REQUIRE(page.ok());
  return std::move(page).value();
}

// Elements and texts in page order: "<tag" for an element with its parent's number, "'text'" for a
// text.
std::string shape_of(const Page& page) {
  std::string out;
  std::size_t text = 0;
  for (std::uint32_t i = 0; i <= page.elements.size(); ++i) {
    for (; text < page.texts.size() && page.texts[text].before == i; ++text) {
      out += "'" + page.texts[text].text + "'" + std::to_string(page.texts[text].parent) + " ";
    }
    if (i < page.elements.size()) {
      const Element& element = page.elements[i];
      out += element.tag + (element.parent == kNone ? "" : "<" + std::to_string(element.parent)) +
             (element.hidden ? "!" : "") + " ";
    }
  }
  return out;
}

TEST_CASE("html: the canonical form of elements and texts") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"<p>a<b>b</b>c", "body p<0 'a'1 b<1 'b'2 'c'1 "},
      {"<ul>\n <li>a\n <li>b</ul>", "body ul<0 li<1 'a\n '2 li<1 'b'3 "},
      {"<p>a <b>b</b> <i>c</i></p>", "body p<0 'a '1 b<1 'b'2 ' '1 i<1 'c'3 "},
      {"<div> <p>a</p> <p>b</p> </div>", "body div<0 p<1 'a'2 p<1 'b'3 "},
      {"<div> text </div>", "body div<0 ' text '1 "},
      {"<p>a<!-- x -->b", "body p<0 'a'1 'b'1 "},
      {"<p>a<script>x</script>b", "body p<0 'a'1 'b'1 "},
      {"<p>a</p><noscript><p>n</p></noscript><template><p>t</p></template>", "body p<0 'a'1 "},
      {"<select><option>a</select><textarea>b</textarea><p>c",
       "body select<0 textarea<0 p<0 'c'3 "},
      {"<p hidden>a<p style='color:red; display : none'>b<p aria-hidden=TRUE>c<span "
       "aria-hidden=true>d</span>",
       "body p<0! 'a'1 p<0! 'b'2 p<0! 'c'3 span<3 'd'4 "},
      {"<dialog>a</dialog><dialog open>b</dialog>", "body dialog<0! 'a'1 dialog<0 'b'2 "},
      {"<frameset><frame src=a></frameset>", "frameset "},
      {"<p>a<br> b", "body p<0 'a'1 br<1 ' b'1 "},
  };
  for (const auto& test : cases) {
    INFO(test.first);
    CHECK(shape_of(page_of(test.first)) == test.second);
  }
}

TEST_CASE("html: metadata, title, language and structured data") {
  const Page page = page_of(
      "<html lang=en-GB><head><title> A \n title </title><meta name=Author content='Ola'><meta "
      "property='og:title' content=T>"
      "<meta itemprop=datePublished content=2024-01-02><meta http-equiv=Content-Language "
      "content=de>"
      "<link rel=canonical href='/x'><link rel=stylesheet href='/y'>"
      "<script "
      "type='application/ld+json'>{\"a\":1}</script></head><body><svg><title>no</title></svg></"
      "body>");
  CHECK(page.title == "A title");
  CHECK(page.language == "en-GB");
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"author", "Ola"},
      {"og:title", "T"},
      {"datepublished", "2024-01-02"},
      {"content-language", "de"},
      {"link:canonical", "/x"}};
  CHECK(page.metadata == expected);
  REQUIRE(page.json_ld.size() == 1);
  CHECK(page.json_ld[0] == "{\"a\":1}");
}

TEST_CASE("html: hints are chosen, sorted and cut") {
  const Page page = page_of("<p onclick=x id=b class=a data-foo=c alt='" + std::string(3000, 'x') +
                            "' title='" + std::string(600, 'y') + "'>t");
  const Element& element = page.elements.at(1);
  REQUIRE(element.hints.size() == 4);
  CHECK(element.hints[0].first == "alt");
  CHECK(element.hint("alt").size() == 2000);
  CHECK(element.hint("title").size() == 500);
  CHECK(element.hint("onclick").empty());
}

TEST_CASE("html: encodings") {
  const std::string smart = "\x93hi\x94 \xE9";
  const std::string as_utf8 = "\xE2\x80\x9Chi\xE2\x80\x9D \xC3\xA9";
  CHECK(decode_html(smart, "").text() == as_utf8);
  CHECK(decode_html(smart, "iso-8859-1").text() == as_utf8);
  CHECK(decode_html("<meta charset=latin1>" + smart, "").text() ==
        "<meta charset=latin1>" + as_utf8);
  CHECK(decode_html("\xEF\xBB\xBF"
                    "a\xC3\xA9",
                    "windows-1252")
            .text() == "a\xC3\xA9");
  CHECK(decode_html("a\xC3\xA9", "").text() == "a\xC3\xA9");
  CHECK(decode_html(std::string("\xFF\xFE"
                                "a\0\xE9\0=\xD8\0\xDE",
                                10),
                    "")
            .text() == "a\xC3\xA9\xF0\x9F\x98\x80");
  CHECK(decode_html(std::string("\xFE\xFF\0a", 4), "").text() == "a");
  CHECK(decode_html("\x82\xA0", "shift_jis").text() == "\xE3\x81\x82");
  CHECK(decode_html("\xC4\xE3", "gbk").text() == "\xE4\xBD\xA0");
  CHECK(decode_html("\xCF\xF0", "windows-1251").text() == "\xD0\x9F\xD1\x80");
  CHECK(decode_html("<meta http-equiv=content-type content='text/html; charset=koi8-r'>\xF0", "")
            .text() ==
        "<meta http-equiv=content-type content='text/html; charset=koi8-r'>\xD0\x9F");
  CHECK(decode_html("a\xC3", "utf-8").repaired);
  CHECK(decode_html("a\xC3", "utf-8").text() == "a\xEF\xBF\xBD");
  CHECK(decode_html("a", "no-such-label").text() == "a");
  CHECK_FALSE(decode_html("a\x82\xA0z\x82", "shift_jis").text().empty());
}

TEST_CASE("html: too deep markup is flattened, and said so") {
  std::string html;
  for (int i = 0; i < 5000; ++i) html += "<div>";
  html += "deep text";
  const Page page = page_of(html);
  CHECK(page.elements.size() <= kMaxDepth);
  REQUIRE(page.texts.size() == 1);
  CHECK(page.texts[0].text == "deep text");
  REQUIRE_FALSE(page.notes.empty());
  CHECK(page.notes[0].code == NoteCode::DepthLimit);
}

TEST_CASE("html: hostile files are read in full or with a note") {
  std::string attributes = "<p ";
  for (int i = 0; i < 20000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  std::string fonts;
  for (int i = 0; i < 3000; ++i) fonts += "<font color=" + std::to_string(i) + "><p>x";
  for (const std::string& html :
       {attributes + ">text", fonts, std::string(100000, '<'), std::string("<p>a\0b", 6),
        std::string("<a <a <a"), std::string("<p class='"), std::string("\xFF\xFE\x00")}) {
    const Page page = page_of(html);
    const std::string written = write_snapshot(page);
    const Result<Page> again = read_snapshot(written);
    REQUIRE(again.ok());
    CHECK(write_snapshot(again.value()) == written);
  }
  CHECK(shape_of(page_of(std::string("<p>a\0b", 6))).find("'a") != std::string::npos);
}

TEST_CASE("html: HTML is told from plain text") {
  for (const char* html : {"<!DOCTYPE html>", "  <html>", "<p>a", "\xEF\xBB\xBF<div class=a>",
                           "text with <b>b</b></p> in it"}) {
    INFO(html);
    CHECK(looks_like_html(html));
  }
  for (const char* text : {"", "Plain words.", "a < b and c > d", "if (a<b) { return; }"}) {
    INFO(text);
    CHECK_FALSE(looks_like_html(text));
  }
}

}  // namespace
}  // namespace sidelight
