#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "names/find_mentions.h"
#include "people/group.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

// Marks all mentions of groups of two or more with the group's number, counted from 1 in order of
// appearance.
std::string marked(const Document& doc) {
  const Groups found = group_mentions(doc, find_mentions(doc, prose::shipped()), prose::shipped());
  std::vector<prose::Mark> marks;
  std::vector<std::uint32_t> numbers(found.groups.size(), 0);
  std::uint32_t next = 1;
  for (std::size_t i = 0; i < found.mentions.size(); ++i) {
    const std::uint32_t group = found.group_of_mention[i];
    if (found.groups[group].mentions.size() < 2) continue;
    if (numbers[group] == 0) numbers[group] = next++;
    marks.push_back({doc.bytes(found.mentions[i].tokens), std::to_string(numbers[group])});
  }
  return prose::with_marks(doc.article.text, marks);
}

// The groups of names that stand in the text in this order, whatever the rules find in it: "0 0 1".
std::string joined(const std::string& text,
                   const std::vector<std::pair<std::string, EntityKind>>& names) {
  const Document doc = prose::document_of(text);
  std::vector<Mention> mentions;
  std::size_t from = 0;
  for (const auto& [name, kind] : names) {
    const auto at = static_cast<std::uint32_t>(text.find(name, from));
    from = at + name.size();
    Mention mention;
    mention.tokens = doc.tokens_in({at, static_cast<std::uint32_t>(from)});
    mention.kind = kind;
    mention.score = Score::of(900);
    mentions.push_back(mention);
  }
  std::string out;
  for (const std::uint32_t group : group_mentions(doc, mentions, prose::shipped()).group_of_mention)
    out += (out.empty() ? "" : " ") + std::to_string(group);
  return out;
}

}  // namespace

TEST_CASE("a body's short form or abbreviation is joined with its name, and with no other's") {
  constexpr EntityKind kBody = EntityKind::Organisation;
  CHECK(joined("The Orvela State University (OrvSU) moved. Orvela State Technology University "
               "(OSTU) did not.",
               {{"Orvela State University", kBody},
                {"OrvSU", kBody},
                {"Orvela State Technology University", kBody},
                {"OSTU", kBody}}) == "0 0 1 1");
  CHECK(joined("Tavrel Mining Company owes wages. Tavrel has paid none.",
               {{"Tavrel Mining Company", kBody}, {"Tavrel", kBody}}) == "0 0");
  CHECK(joined("Tavrel Mining Company and Tavrel Shipping Company owe wages. Tavrel paid none.",
               {{"Tavrel Mining Company", kBody},
                {"Tavrel Shipping Company", kBody},
                {"Tavrel", kBody}}) == "0 1 2");
  CHECK(joined("Orvela Gas & Light Co. is out. OG&L sends nobody.",
               {{"Orvela Gas & Light Co", kBody}, {"OG&L", kBody}}) == "0 0");
  CHECK(joined("The Upper Orvel province is dry. The Upper Orvel waits.",
               {{"Upper Orvel province", EntityKind::Place}, {"Upper Orvel", EntityKind::Place}}) ==
        "0 0");
}

TEST_CASE(
    "a company is called by its first words, a storm by its last, whatever they were taken for") {
  constexpr EntityKind kBody = EntityKind::Organisation;
  constexpr EntityKind kPerson = EntityKind::Person;
  CHECK(
      joined("Tavrel & Orvel Potash owes wages. Tavrel & Orvel has paid none, and Tavrel knows.",
             {{"Tavrel & Orvel Potash", kBody}, {"Tavrel & Orvel", kBody}, {"Tavrel", kPerson}}) ==
      "0 0 0");
  CHECK(joined("Orvela Remedies fell. Mina Orvela sold shares; Orvela was calm.",
               {{"Orvela Remedies", kBody}, {"Mina Orvela", kPerson}, {"Orvela", kPerson}}) ==
        "0 1 1");
  CHECK(joined("Tarnel Hill School closed. Tarnel Hill is a village.",
               {{"Tarnel Hill School", kBody}, {"Tarnel Hill", EntityKind::Place}}) == "0 1");
  CHECK(joined("Tarnel University Press is new. Tarnel University is not.",
               {{"Tarnel University Press", kBody}, {"Tarnel University", kBody}}) == "0 1");
  CHECK(joined("The Tarnel Hill Forum met. The Forum ended. Forum shops closed.",
               {{"Tarnel Hill Forum", kBody}, {"Forum", kBody}, {"Forum", kBody}}) == "0 0 0");
  CHECK(joined("The Tarnel Hill Forum and the Orvel Forum met. The Forum ended.",
               {{"Tarnel Hill Forum", kBody}, {"Orvel Forum", kBody}, {"Forum", kBody}}) ==
        "0 1 2");
  CHECK(joined("The State Opening of Orvela is near. Orvela waits.",
               {{"State Opening of Orvela", kBody}, {"Orvela", kBody}}) == "0 1");
  CHECK(joined("Orvel Sound sold Orvel Sound Move.",
               {{"Orvel Sound", kBody}, {"Orvel Sound Move", kBody}}) == "0 1");
  CHECK(joined("Hurricane Orvela came on Friday. Orvela has slowed down.",
               {{"Hurricane Orvela", EntityKind::Event}, {"Orvela", kPerson}}) == "0 0");
  CHECK(joined("Ana Tarn-Orvel spoke. Tarn-Orvel was calm.",
               {{"Ana Tarn-Orvel", kPerson}, {"Tarn-Orvel", kPerson}}) == "0 0");
}

TEST_CASE("a long name tells the kind of its group") {
  const Document doc = prose::document_of("Orvela Remedies fell. Orvela sank. Orvela is low.");
  std::vector<Mention> names(3);
  names[0].tokens = {0, 2};
  names[0].kind = EntityKind::Organisation;
  names[1].tokens = {4, 5};
  names[2].tokens = {7, 8};
  for (Mention& name : names) name.score = Score::of(700);
  const Groups found = group_mentions(doc, names, prose::shipped());
  REQUIRE(found.groups.size() == 1);
  CHECK(found.groups[0].kind == EntityKind::Organisation);
}

TEST_CASE("groups of names, descriptions and pronouns, by table") {
  for (const prose::Row& row : prose::table("groups.tsv")) {
    INFO("tests/tables/groups.tsv:" << row.line);
    CHECK(marked(prose::document_of(prose::without_marks(row.text))) == row.text);
  }
}

TEST_CASE("groups are in order of their first mention and named by their longest name") {
  const Document doc = prose::document_of(
      "Mensah speaks\nOn Monday Kofi Mensah met Ada Moss in Accra. Moss thanked Mensah. He left.");
  const Groups found = group_mentions(doc, find_mentions(doc, prose::shipped()), prose::shipped());
  REQUIRE(found.groups.size() == 3);
  CHECK(found.groups[0].name == "Kofi Mensah");
  CHECK(found.groups[1].name == "Ada Moss");
  CHECK(found.groups[2].name == "Accra");
  CHECK(found.groups[2].kind == EntityKind::Place);
  REQUIRE(found.group_of_mention.size() == found.mentions.size());
  std::uint32_t first = 0;
  for (std::uint32_t g = 0; g < found.groups.size(); ++g) {
    const Group& group = found.groups[g];
    REQUIRE_FALSE(group.mentions.empty());
    CHECK(std::is_sorted(group.mentions.begin(), group.mentions.end()));
    CHECK(group.mentions.front() >= first);
    first = group.mentions.front();
    for (const std::uint32_t mention : group.mentions) CHECK(found.group_of_mention[mention] == g);
  }
}

TEST_CASE("a group that stands in related items only has their region") {
  Document doc = prose::document_of("Ada Moss spoke in Accra.\nKofi Mensah answered Ada Moss.");
  doc.article.blocks[1].region = Region::Related;
  const Groups found = group_mentions(doc, find_mentions(doc, prose::shipped()), prose::shipped());
  for (const Group& group : found.groups) {
    CHECK(group.region == (group.name == "Kofi Mensah" ? Region::Related : Region::Article));
  }
}

TEST_CASE("a pronoun means nobody of another region") {
  Document doc = prose::document_of("Ada Moss spoke in Accra.\nShe left.");
  const auto pronouns = [&] {
    const Groups found =
        group_mentions(doc, find_mentions(doc, prose::shipped()), prose::shipped());
    return std::count_if(found.mentions.begin(), found.mentions.end(), [](const Mention& mention) {
      return mention.form == MentionForm::Pronoun;
    });
  };
  CHECK(pronouns() == 1);
  doc.article.blocks[0].region = Region::Related;
  CHECK(pronouns() == 0);
}
