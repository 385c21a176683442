#include "page/html_tree.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "catch.h"
#include "html_tree_text.h"

namespace sidelight {
namespace {

struct TreeCase {
  std::string html;
  std::string tree;
};

// With \u{…} as its character; with `all` also \n \r \t \0 and \\.
std::string unescaped(std::string_view text, bool all) {
  static constexpr std::string_view kFrom = "nrt0\\";
  static constexpr std::string_view kTo("\n\r\t\0\\", 5);
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view next = text.substr(at + 1);
    const std::size_t known = next.empty() ? std::string_view::npos : kFrom.find(next[0]);
    if (text[at] == '\\' && next.substr(0, 2) == "u{") {
      const std::size_t end = next.find('}');
      append_utf8(out, static_cast<char32_t>(
                           std::stoul(std::string(next.substr(2, end - 2)), nullptr, 16)));
      at += end + 1;
    } else if (all && text[at] == '\\' && known != std::string_view::npos) {
      out.push_back(kTo[known]);
      ++at;
    } else {
      out.push_back(text[at]);
    }
  }
  return out;
}

std::vector<TreeCase> tree_cases() {
  std::ifstream file(std::string(SIDELIGHT_ROOT) + "/tests/tables/html_trees.txt");
  std::vector<TreeCase> cases;
  std::string line;
  while (std::getline(file, line)) {
    const auto begins = [&](const char* word) { return line.rfind(word, 0) == 0; };
    const std::string rest = line.size() > 5 ? line.substr(5) : std::string();
    if (begins("in")) cases.push_back({unescaped(rest, true), ""});
    if (begins("out")) cases.back().tree = unescaped(rest, false);
  }
  return cases;
}

std::string repeated(const std::string& piece, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += piece;
  return out;
}

TEST_CASE("html tree: the cases of the table") {
  const std::vector<TreeCase> cases = tree_cases();
  CHECK(cases.size() >= 200);
  for (const TreeCase& each : cases) {
    INFO(each.html);
    CHECK(tree_text(each.html) == each.tree);
  }
}

TEST_CASE("html tree: every page has a document, a head and a body or frames") {
  for (const TreeCase& each : tree_cases()) {
    for (std::size_t cut = 0; cut <= each.html.size(); ++cut) {
      if (floor_boundary(each.html, cut) != cut) continue;
      const std::string tree = tree_text(std::string_view(each.html).substr(0, cut));
      INFO(each.html.substr(0, cut));
      CHECK(tree.find("html") != std::string::npos);
      CHECK(tree.find("head") != std::string::npos);
      CHECK((tree.find("body") != std::string::npos || tree.find("frameset") != std::string::npos));
    }
  }
}

TEST_CASE("html tree: markup deeper than browsers build stands beside") {
  const HtmlTree deep = parse_html(repeated("<div>", 100'000) + "x");
  CHECK(deep.flattened);
  std::size_t deepest = 0;
  std::vector<std::size_t> depths(deep.nodes.size());
  for (std::size_t i = 1; i < deep.nodes.size(); ++i) {
    depths[i] = depths[deep.nodes[i].parent] + 1;
    deepest = std::max(deepest, depths[i]);
  }
  CHECK(deepest <= kMaxHtmlDepth + 2);
  CHECK(deep.nodes.size() == 100'000 + 5);

  const std::string closed = repeated("<div>", 2000) + repeated("</div>", 2000) + "<p>after";
  const std::string tree = tree_text(closed);
  CHECK(tree.substr(tree.size() - 13) == " p[\"after\"]]]");
  CHECK_FALSE(parse_html(repeated("<p><b>x</b>", 5000)).flattened);
}

// Each is quadratic, or worse, for a parser that follows the standard to the letter: a megabyte of
// it may come to a few nodes for each byte and takes no time that a test would notice.
TEST_CASE("html tree: hostile pages stay small") {
  std::string open_fonts;
  for (int i = 0; i < 40'000; ++i) open_fonts += "<p><b id=" + std::to_string(i) + ">x</p>";
  std::string attributes = "<p ";
  for (int i = 0; i < 200'000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  std::string roots;
  for (int i = 0; i < 50'000; ++i) roots += "<html a" + std::to_string(i) + "=1>";
  const std::vector<std::string> pages = {
      repeated("<a><b>", 100'000),
      repeated("<b><i><u><s><div></b>", 20'000),
      repeated("<b>", 500) + repeated("<p>x", 200'000),
      open_fonts,
      attributes + ">x",
      roots,
      repeated("<table><tr><td>", 50'000),
      "<table>" + repeated("<b>x<tr>", 50'000),
      "<p><button>" + repeated("<div>", 100'000),
      repeated("<svg><title>", 50'000),
      repeated("<template>", 100'000),
      repeated("<div>", 600) + repeated("</x>", 100'000),
      repeated("<script><!--</script>", 50'000),
      repeated("<a b=\"", 100'000),
      repeated("&CounterClockwiseContourIntegra", 30'000),
  };
  for (const std::string& page : pages) {
    INFO(page.substr(0, 60));
    const HtmlTree tree = parse_html(page);
    CHECK(tree.nodes.size() <= page.size() + 1'000'000);
    CHECK(tree.attributes.size() <= page.size());
    CHECK_FALSE(tree.cut);
  }
}

TEST_CASE("html tree: a page of too many nodes is cut") {
  const HtmlTree tree = parse_html(repeated("<br>", static_cast<int>(kMaxHtmlNodes) + 10));
  CHECK(tree.cut);
  CHECK(tree.nodes.size() <= kMaxHtmlNodes + 8);
}

}  // namespace
}  // namespace sidelight
