#include "base/pattern.h"

#include <vector>

#include "catch.h"

using namespace sidelight;

TEST_CASE("a pattern finds groups and looks behind its start") {
  const Pattern pattern("\\b([0-9]+)( million)?");
  std::vector<ByteRange> groups;
  REQUIRE(pattern.find("about 12 people", 0, groups));
  CHECK(groups[0] == ByteRange{6, 8});
  CHECK(groups[1] == ByteRange{6, 8});
  CHECK(groups[2].begin == kNone);
  CHECK_FALSE(pattern.find("a12", 1, groups));
  CHECK(Pattern("yes", true).matches("YES"));
  CHECK_FALSE(Pattern("yes").found_in("no"));
}
