#include "page/byline_lines.h"

#include <string>

#include "catch.h"

namespace sidelight {
namespace {

// "kind:words" of each part, "|" between them; empty where the line is one.
std::string parts_of(std::string_view text, std::string_view second = "", bool names = false) {
  std::vector<std::uint32_t> runs = {0};
  if (!second.empty()) runs.push_back(static_cast<std::uint32_t>(text.find(second)));
  std::string out;
  for (const LeafPart& part : cut_byline(text, runs, names)) {
    if (!out.empty()) out += '|';
    out += part.kind == BlockKind::Date ? "date:" : "byline:";
    out += text.substr(part.at.begin, part.at.size());
  }
  return out;
}

}  // namespace

TEST_CASE("bylines: author and date in one line are two") {
  CHECK(parts_of("By Ana Brandt | Updated February 3, 2026") ==
        "byline:By Ana Brandt|date:Updated February 3, 2026");
  CHECK(parts_of("By Ana Brandt on 3 February 2026") ==
        "byline:By Ana Brandt|date:3 February 2026");
  CHECK(parts_of("By Ana Brandt Published March 4, 2026") ==
        "byline:By Ana Brandt|date:Published March 4, 2026");
  CHECK(parts_of("February 3, 2026 · By Ana Brandt") ==
        "date:February 3, 2026|byline:By Ana Brandt");
}

TEST_CASE("bylines: what belongs to neither is left out") {
  CHECK(parts_of("By Ana Brandt Leave a reply", "Leave") == "byline:By Ana Brandt");
  CHECK(parts_of("By Ana Brandt | 3 min read | 3 February 2026") ==
        "byline:By Ana Brandt|date:3 February 2026");
}

TEST_CASE("bylines: a line is cut only where it is one of authors") {
  CHECK(parts_of("Ana Brandt 3 February 2026", "3 Feb", true) ==
        "byline:Ana Brandt|date:3 February 2026");
  CHECK(parts_of("Ana Brandt 3 February 2026", "3 Feb").empty());
  CHECK(parts_of("By Ana Brandt").empty());
  CHECK(parts_of("The mayor spoke on 3 February 2026").empty());
  CHECK(parts_of("").empty());
}

}  // namespace sidelight
