#include "people/given_names.h"

#include "catch.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

// The name in the whole of `text`, as a span that somebody gives.
std::string name_in(const std::string& text) {
  const Document doc = prose::document_of(text);
  const TokenRange all{0, static_cast<std::uint32_t>(doc.tokens.size())};
  const TokenRange at = name_in_span(doc, all, prose::shipped().language);
  return at.empty() ? "" : std::string(doc.view(at));
}

}  // namespace

TEST_CASE("given names: a span is cut to its name") {
  CHECK(name_in("the Areni Forum's") == "Areni Forum");
  CHECK(name_in("Ada Moss, who came late") == "Ada Moss");
  CHECK(name_in("Bank of the South") == "Bank of the South");
  CHECK(name_in("Title IV of the loan programme") == "Title IV");
  CHECK(name_in("Moss herself") == "Moss");
  CHECK(name_in("Accra's Areni Forum") == "Areni Forum");
  CHECK(name_in("nobody") == "");
  CHECK(name_in("I") == "");
}

TEST_CASE("given names: names may nest, and one name has one kind") {
  const Document doc = prose::document_of("The Accra Museum opened. Accra was glad.");
  const std::vector<TokenRange> spans = {{0, 3}, {1, 2}, {5, 6}};
  std::vector<Mention> found(1);
  found[0].tokens = {5, 6};
  found[0].kind = EntityKind::Place;
  found[0].score = Score::of(900);
  const GivenNames given = names_of_spans(doc, spans, found, prose::shipped().language);
  REQUIRE(given.names.size() == 3);
  CHECK(given.name_of_span[0] == TokenRange{1, 3});
  CHECK(given.name_of_span[1] == TokenRange{1, 2});
  for (const Mention& name : given.names) {
    if (name.tokens.size() == 1) CHECK(name.kind == EntityKind::Place);
  }
}
