#include "base/unicode.h"

#include "catch.h"

using namespace sidelight;

TEST_CASE("character classes over the scripts of names") {
  CHECK(is_upper(U'É'));
  CHECK(is_lower(U'ß'));
  CHECK(is_upper(U'Ж'));
  CHECK(is_letter(U'国'));
  CHECK(is_letter(U'ن'));
  CHECK(is_letter(0x301));
  CHECK(is_digit(U'٣'));
  CHECK(is_space(0xA0));
  CHECK_FALSE(is_upper(U'国'));
  CHECK_FALSE(is_letter(U'—'));
  CHECK_FALSE(is_letter(U'1'));
}

TEST_CASE("folding") {
  CHECK(fold("ÉLYSÉE’S") == "élysée's");
  CHECK(fold("ΑΘΗΝΑ Ж Ș") == "αθηνα ж ș");
  CHECK(fold_plain("Élysée, Łódź, São, Erdoğan, Nguyễn") == "elysee, lodz, sao, erdogan, nguyen");
}

TEST_CASE("case of a word") {
  CHECK(starts_upper("“Élan"));
  CHECK_FALSE(starts_upper("iPhone"));
  CHECK(is_all_upper("U.S."));
  CHECK(is_all_upper("G20"));
  CHECK_FALSE(is_all_upper("2024"));
}

TEST_CASE("white space") {
  CHECK(collapse_spaces("  a \n\t b\xC2\xA0 c ") == "a b c");
  CHECK(trim("\xC2\xA0 a b \n") == "a b");
  CHECK(trim("  ").empty());
  CHECK(trim("é").size() == 2);
}
