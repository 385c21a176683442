// What cards tell besides their line: statements, facts with their age, relations.
#include <algorithm>
#include <string>

#include "cards/card.h"
#include "cards/known_facts.h"
#include "links/link.h"
#include "names/find_mentions.h"
#include "quotes/quote.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

struct Case {
  explicit Case(const std::string& text, const std::string& published = "2026-02-01")
      : doc(prose::document_of(text)) {
    doc.article.fields.published = published;
    const Knowledge& knowledge = prose::shipped();
    groups = group_mentions(doc, find_mentions(doc, knowledge), knowledge);
    links = link_groups(doc, groups, knowledge);
    cards = make_cards(doc, groups, links, find_quotes(doc, groups, knowledge.language), knowledge);
  }

  const Card& card(const std::string& title) const {
    const auto found = std::find_if(cards.begin(), cards.end(),
                                    [&](const Card& each) { return each.title == title; });
    REQUIRE(found != cards.end());
    return *found;
  }
  Fact fact(const Card& card, const CardFact& shown) const {
    const Link& link = links[card.group];
    const Pack& pack = prose::shipped().packs[link.pack];
    return pack.fact(pack.entity(link.entity).facts.begin + shown.fact);
  }
  // "key=value" of the shown facts called `key`.
  std::string facts(const std::string& title, std::string_view key) const {
    std::string out;
    for (const CardFact& shown : card(title).facts) {
      const Fact known = fact(card(title), shown);
      if (known.name == key) out += (out.empty() ? "" : "; ") + std::string(known.value);
    }
    return out;
  }
  // "other < words" or "other key" of each relation; "<" for one that is the other's.
  std::string relations(const std::string& title) const {
    std::string out;
    for (const Relation& relation : card(title).relations) {
      if (!out.empty()) out += "; ";
      out += groups.groups[relation.group].name + (relation.inverse ? " < " : " ");
      out += relation.words.empty() ? std::string(relation.key)
                                    : std::string(doc.view(relation.words));
    }
    return out;
  }

  Document doc;
  Groups groups;
  std::vector<Link> links;
  std::vector<Card> cards;
};

std::string said_of(const std::string& text, const std::string& title) {
  const Case given(text);
  std::string out;
  for (const Statement& statement : given.card(title).says) {
    out += (out.empty() ? "" : " | ") + std::string(given.doc.view(statement.at));
  }
  return out;
}

}  // namespace

TEST_CASE("what the article itself says of a name, word for word") {
  CHECK(said_of("Ada Moss is a sailor from Accra. She left.", "Ada Moss") == "a sailor from Accra");
  CHECK(said_of("Ada Moss, who runs the port, left.", "Ada Moss") == "who runs the port");
  CHECK(said_of("We met Ada Moss. She is the owner of two ships.", "Ada Moss") ==
        "the owner of two ships");
  CHECK(said_of("They will see Lund, which would upset them.", "Lund").empty());
  CHECK(said_of("Ada Moss is late, and Ada Moss is said to be ill.", "Ada Moss").empty());
  CHECK(said_of("The house of Ada Moss is a ruin.", "Ada Moss").empty());
  CHECK(said_of("Ada Moss, who said on Friday that it rained, left.", "Ada Moss").empty());
}

TEST_CASE("things are introduced too, and places that open a sentence are not") {
  CHECK(Case("They met in the coastal town of Elmira on Friday.").card("Elmira").line ==
        "coastal town");
  CHECK(
      Case("He was born in Elmira, a fishing town of 900 people, and left.").card("Elmira").line ==
      "a fishing town of 900 people");
  CHECK(Case("In Elmira, a town council met, and left.").card("Elmira").line.empty());
  CHECK(Case("He was born in Elmira, a house without windows, and left.")
            .card("Elmira")
            .line.empty());
  CHECK(
      Case("They took Saltby, the old capital of Elmira, on Friday.").card("Elmira").line.empty());
}

TEST_CASE("neither a form of address nor somebody else introduces anybody") {
  CHECK(Case("It was Mrs Ada Moss who left.").card("Ada Moss").line.empty());
  CHECK(Case("They met Ada Moss, actor Tobias Quist and a sailor.").card("Ada Moss").line.empty());
  CHECK(Case("They met Ada Moss, actor and sailor, on Friday.").card("Ada Moss").line ==
        "actor and sailor");
}

TEST_CASE("facts have an age on the day of the article") {
  CHECK_FALSE(is_stale("2026-01", "2026-07-30"));
  CHECK(is_stale("2026-01", "2026-08-01T10:00:00Z"));
  CHECK(is_stale("2024", "2026-01-01"));
  CHECK_FALSE(is_stale("2026", "2026-01-01"));
  CHECK_FALSE(is_stale("", "2026-01-01"));
  CHECK_FALSE(is_stale("2020-01-01", ""));
  CHECK_FALSE(is_stale("long ago", "2026-01-01"));
  CHECK(is_stale("2020-02-29", "2021-01-01"));

  const auto office = [](const Case& given) {
    const Card& card = given.card("Vladimir Putin");
    return std::find_if(
               card.facts.begin(), card.facts.end(),
               [&](const CardFact& shown) { return given.fact(card, shown).name == "office"; })
        ->stale;
  };
  CHECK_FALSE(office(Case("Vladimir Putin met nobody.", "2026-02-01")));
  CHECK(office(Case("Vladimir Putin met nobody.", "2027-02-01")));
}

TEST_CASE("an office that somebody came to after the article is not who they are in it") {
  const std::string text = "Kristi Noem spoke on Monday. In Hanoi it rained, Noem said.";
  CHECK(Case(text).card("Kristi Noem").line == "US Secretary of Homeland Security");
  CHECK(Case(text, "2025-01-25").card("Kristi Noem").line == "US Secretary of Homeland Security");
  CHECK(Case(text, "2019-11-19").card("Kristi Noem").line == "American politician");
}

TEST_CASE("what serves only the program is not shown") {
  const Case given("Vladimir Putin met nobody.");
  CHECK(given.facts("Vladimir Putin", "gender").empty());
  CHECK_FALSE(given.facts("Vladimir Putin", "office").empty());
  const Card& card = given.card("Vladimir Putin");
  CHECK(given.fact(card, card.facts.front()).name == "office");
}

TEST_CASE("the article wins over the pack where it names another office") {
  const auto differs = [](const std::string& text) {
    const Case given(text);
    std::string out;
    for (const CardFact& shown : given.card("Vladimir Putin").facts) {
      if (!shown.differs.empty()) out = std::string(given.doc.view(shown.differs));
    }
    return out;
  };
  CHECK(differs("Former president Vladimir Putin met nobody.") ==
        "Former president Vladimir Putin");
  CHECK(differs("Foreign Minister Vladimir Putin met nobody.") ==
        "Foreign Minister Vladimir Putin");
  CHECK(differs("Russian President Vladimir Putin met nobody.").empty());
  CHECK(differs("Russian leader Vladimir Putin met nobody.").empty());
  CHECK(differs("Vladimir Putin met nobody.").empty());
}

TEST_CASE("a new head of state is set against the pack's on the card of the state") {
  const auto differs = [](const std::string& text) {
    const Case given(text);
    std::string out;
    for (const CardFact& shown : given.card("Ghana").facts) {
      if (!shown.differs.empty())
        out += std::string(given.fact(given.card("Ghana"), shown).name) + ": " +
               std::string(given.doc.view(shown.differs));
    }
    return out;
  };
  CHECK(differs("Ghanaian President Ada Moss left Ghana.") ==
        "head_of_state: Ghanaian President Ada Moss");
  CHECK(differs("Former Ghanaian President Ada Moss left Ghana.").empty());
  CHECK(differs("Ghanaian Vice President Ada Moss left Ghana.").empty());
  CHECK(differs("Ghanaian lawyer Ada Moss left Ghana.").empty());
}

TEST_CASE("relations come from the pack and from the article's descriptions") {
  const Case given("Ada Moss, an analyst at the Lindholm Institute, left Moscow and Russia.");
  CHECK(given.relations("Ada Moss") ==
        "Lindholm Institute Ada Moss, an analyst at the Lindholm Institute");
  CHECK(given.relations("Lindholm Institute") ==
        "Ada Moss < Ada Moss, an analyst at the Lindholm Institute");
  // One of the pack's facts for each pair, the one that tells most.
  CHECK(given.relations("Moscow") == "Russia < capital");
  CHECK(given.relations("Russia") == "Moscow capital");
}

TEST_CASE("states that border each other are neighbours, and no fact of either says so") {
  const Case given("Ukraine and Poland spoke about the harbour. Peru did not.");
  CHECK(given.relations("Ukraine") == "Poland < neighbour");
  CHECK(given.relations("Poland") == "Ukraine neighbour");
  CHECK(given.relations("Peru").empty());
  CHECK(given.facts("Poland", "neighbour").empty());
}

TEST_CASE("a nationality in a description leads to its state") {
  const Case given("Ghanaian lawyer Ada Moss left Ghana.");
  CHECK(given.relations("Ada Moss") == "Ghana Ghanaian lawyer Ada Moss");
  const Case owned("Ghana’s finance minister, Ada Moss, left.");
  CHECK(owned.relations("Ada Moss") == "Ghana Ghana’s finance minister, Ada Moss");
}

TEST_CASE("a card knows its quotes") {
  const Case given("“We will open,” said Ada Moss. “Soon,” said Kofi Brandt. Ada Moss left.");
  CHECK(given.card("Ada Moss").quotes == std::vector<std::uint32_t>{0});
  CHECK(given.card("Kofi Brandt").quotes == std::vector<std::uint32_t>{1});
}
