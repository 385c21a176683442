#include "people/clause_place.h"

#include <string>
#include <string_view>

#include "catch.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

std::uint32_t token_of(const Document& doc, std::string_view word) {
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    if (doc.token_text(i) == word) return i;
  }
  return kNone;
}

Governor governor_of(const std::string& text) {
  const Document doc = prose::document_of(text);
  return ClausePlaces(doc, prose::shipped().language).governor(token_of(doc, "Moss"));
}

bool before_verb(const std::string& text) {
  const Document doc = prose::document_of(text);
  return ClausePlaces(doc, prose::shipped().language).before_verb(token_of(doc, "Moss") + 1);
}

}  // namespace

TEST_CASE("clause places: what stands before a name, over the words that belong to it") {
  CHECK(governor_of("Moss left.") == Governor::Start);
  CHECK(governor_of("On Monday, Moss left.") == Governor::Comma);
  CHECK(governor_of("Lund and Moss left.") == Governor::And);
  CHECK(governor_of("Lund said that Moss left.") == Governor::Conjunction);
  CHECK(governor_of("Lund spoke with the old baker Moss.") == Governor::Preposition);
  CHECK(governor_of("Lund thanked Moss.") == Governor::Verb);
  CHECK(governor_of("Lund slaps Moss.") == Governor::Verb);
  CHECK(governor_of("Lund saw his brother Moss.") == Governor::Owner);
}

TEST_CASE("clause places: a verb follows a name, or its aside") {
  CHECK(before_verb("Moss left."));
  CHECK(before_verb("Moss pins her down."));
  CHECK(before_verb("Moss, a baker, left."));
  CHECK(before_verb("Moss (born in Accra) left."));
  CHECK(before_verb("Moss and Lund left."));
  CHECK_FALSE(before_verb("They met Moss in Accra."));
  CHECK_FALSE(before_verb("They met Moss, a baker."));
}

TEST_CASE("clause places: asides") {
  const Document doc =
      prose::document_of("The play (with Moss as king) ran long, said Lund, who wept.");
  const ClausePlaces places(doc, prose::shipped().language);
  const std::uint32_t moss = token_of(doc, "Moss");
  const std::uint32_t lund = token_of(doc, "Lund");
  CHECK(places.in_brackets({moss, moss + 1}));
  CHECK_FALSE(places.in_brackets({lund, lund + 1}));
  CHECK(places.before_relative(lund + 1));
  CHECK_FALSE(places.before_relative(moss + 1));
}
