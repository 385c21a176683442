#include "page/character_references.h"

#include <string>

#include "catch.h"

namespace sidelight {
namespace {

TEST_CASE("character references: named and numeric") {
  CHECK(without_references("Salt &amp; Sons") == "Salt & Sons");
  CHECK(without_references("Redacci&oacute;n") == "Redacci\xC3\xB3n");
  CHECK(without_references("&#8220;Boats&#x201D;&hellip;") ==
        "\xE2\x80\x9C"
        "Boats\xE2\x80\x9D\xE2\x80\xA6");
  CHECK(without_references("&amp;eacute;") == "&eacute;");
}

TEST_CASE("character references: what is none stays") {
  for (const char* text : {"", "&", "A & B; C", "&nosuch;", "&#;", "&#x;", "&#xD800;",
                           "&#99999999999;", "&#0;", "&aaaaaaaaaaaaaaaaaaaaa;"}) {
    INFO(text);
    CHECK(without_references(text) == text);
  }
}

}  // namespace
}  // namespace sidelight
