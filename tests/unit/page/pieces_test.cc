// The property behind every mark on a page: each byte of a piece stands in its text node, at the
// offset that the piece names.
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "catch.h"
#include "page/block_listing.h"
#include "page/plain_text.h"

namespace sidelight {
namespace {

// Byte of `text` at UTF-16 offset `units`.
std::size_t byte_at(std::string_view text, std::uint32_t units) {
  std::size_t at = 0;
  std::uint32_t seen = 0;
  while (at < text.size() && seen < units) seen += next_code_point(text, at) >= 0x10000 ? 2 : 1;
  return seen == units ? at : std::string_view::npos;
}

// The first piece that does not stand where it says, in words; empty when all do.
std::string misplaced(const Page& page, const Article& article) {
  std::uint32_t end = 0;
  for (const TextPiece& piece : article.pieces) {
    if (piece.at.begin < end || piece.at.empty() || piece.at.end > article.text.size())
      return "order";
    end = piece.at.end;
    if (piece.text >= page.texts.size()) return "text";
    const std::string& node = page.texts[piece.text].text;
    const std::size_t from = byte_at(node, piece.utf16);
    if (from == std::string_view::npos) return "offset";
    if (node.compare(from, piece.at.size(), article.view(piece.at)) != 0) {
      return "wanted: " + std::string(article.view(piece.at));
    }
  }
  // What no piece covers was added: spaces and line ends.
  std::size_t next = 0;
  for (std::size_t i = 0; i < article.text.size(); ++i) {
    while (next < article.pieces.size() && article.pieces[next].at.end <= i) ++next;
    const bool covered = next < article.pieces.size() && article.pieces[next].at.begin <= i;
    if (!covered && article.text[i] != ' ' && article.text[i] != '\n') return "uncovered";
  }
  std::uint32_t last = 0;
  for (const Block& block : article.blocks) {
    if (block.at.begin < last || block.at.empty() || block.at.end > article.text.size())
      return "block";
    last = block.at.end;
  }
  return {};
}

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

TEST_CASE("pieces: every byte stands where its piece says, in odd white space and scripts") {
  const std::vector<std::string> pages = {
      "<h1>One  two</h1><p>A\n  b <em> c</em>d\xC2\xA0"
      "e &amp; f\xE2\x80\x8Bg</p>",
      "<p>\xF0\x9F\x98\x80 smiles \xF0\x9F\x98\x80\xF0\x9F\x98\x80  and  "
      "<b>\xF0\x9F\x98\x80x</b></p>",
      "<p>Soft\xC2\xADhyphen and <span>spans</span><span>Joined</span></p>",
      "<div>one<br>two<br><br>three<p>four</p>five</div>",
      "<p>\xE4\xB8\xAD\xE6\x96\x87 \xE5\x8C\x97\xE4\xBA\xAC  "
      "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0</p>",
      "<table><tr><th>a<th>b<tr><td>1<td>2</table>",
      "<div><span>By Ola Fjell</span><span>8 May 2025</span></div><p>text</p>",
      "<p>LINDHOLM (Coastpress) \xE2\x80\x94 The storms are over and the harbour is open, the "
      "office said on Monday.</p>",
  };
  for (const std::string& html : pages) {
    INFO(html);
    const Result<Page> page = read_html(html, HtmlSource{"", "", "utf-8"});
    REQUIRE(page.ok());
    CHECK(misplaced(page.value(), read_article(page.value())).empty());
  }
}

TEST_CASE("pieces: every byte of the fixtures stands where its piece says") {
  const std::string root = std::string(SIDELIGHT_ROOT) + "/tests/golden/";
  for (const char* name :
       {"arc", "consent", "empty", "front-page", "gzero-analysis", "gzero-briefing",
        "gzero-roundup", "live-blog", "nextjs", "table-layout", "wordpress"}) {
    INFO(name);
    const std::string html = file(root + name + "/page.html");
    REQUIRE(!html.empty());
    const Result<Page> page = read_html(html, HtmlSource{});
    REQUIRE(page.ok());
    CHECK(misplaced(page.value(), read_article(page.value())).empty());
  }
}

TEST_CASE("pieces: plain text keeps its places") {
  const Page page = read_plain_text(
      "A  headline\n\nBy Ola Fjell\n  One line,\twith a tab.\r\nAnother line.", "", "");
  CHECK(misplaced(page, read_article(page)).empty());
}

}  // namespace
}  // namespace sidelight
