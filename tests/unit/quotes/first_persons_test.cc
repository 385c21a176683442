#include "quotes/first_persons.h"

#include <string>

#include "catch.h"
#include "names/find_mentions.h"
#include "people/pronoun_chains.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

// The text with every pronoun that a group holds followed by the group's name.
std::string told(const std::string& text) {
  const Document doc = prose::document_of(text);
  const Knowledge& knowledge = prose::shipped();
  Groups groups = group_mentions(doc, find_mentions(doc, knowledge), knowledge);
  const std::vector<Quote> quotes = find_quotes(doc, groups, knowledge.language);
  groups = join_first_persons(doc, std::move(groups), quotes, knowledge.language);
  std::vector<prose::Mark> marks;
  for (std::size_t i = 0; i < groups.mentions.size(); ++i) {
    if (groups.mentions[i].form != MentionForm::Pronoun) continue;
    marks.push_back(
        {doc.bytes(groups.mentions[i].tokens), groups.groups[groups.group_of_mention[i]].name});
  }
  return prose::with_marks(doc.article.text, marks);
}

}  // namespace

TEST_CASE("I and my mean who speaks") {
  CHECK(told("“I lost my keys,” said Ada Moss.") ==
        "“{Ada Moss I} lost {Ada Moss my} keys,” said Ada Moss.");
}

TEST_CASE("I outside quotation marks, and we, mean nobody by name") {
  CHECK(told("I asked Ada Moss. “We lost the keys,” said Ada Moss.") ==
        "I asked Ada Moss. “We lost the keys,” said Ada Moss.");
}

TEST_CASE("groups stay whole when first persons join") {
  const Document doc = prose::document_of("“I lost my keys,” said Ada Moss. Moss left Accra.");
  const Knowledge& knowledge = prose::shipped();
  const Groups before = group_mentions(doc, find_mentions(doc, knowledge), knowledge);
  const Groups after = join_first_persons(doc, before, find_quotes(doc, before, knowledge.language),
                                          knowledge.language);
  REQUIRE(after.groups.size() == before.groups.size());
  REQUIRE(after.mentions.size() == before.mentions.size() + 2);
  for (std::uint32_t g = 0; g < after.groups.size(); ++g) {
    CHECK(after.groups[g].name == before.groups[g].name);
    for (const std::uint32_t mention : after.groups[g].mentions)
      CHECK(after.group_of_mention[mention] == g);
  }
}

TEST_CASE("pronouns without a name chain by their word") {
  const Document doc = prose::document_of("I lost my way, and we left. You saw me.");
  const Groups none;
  const auto chains = chain_pronouns(doc, none, prose::shipped().language);
  std::string out;
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    if (chains[i] != kNone) out += std::string(doc.token_text(i)) + std::to_string(chains[i]) + " ";
  }
  CHECK(out == "I0 my0 we1 You2 me0 ");
}
