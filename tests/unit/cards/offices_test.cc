// Which office the words for somebody name, by the concepts of the shipped pack.
#include "cards/offices.h"

#include <string>

#include "cards/card.h"
#include "links/link.h"
#include "names/find_mentions.h"
#include "quotes/quote.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

std::string office(std::string_view words) {
  const OfficeConcept found = office_in(prose::shipped(), words);
  if (found.entity == kNone) return {};
  return std::string(prose::shipped().packs[found.pack].entity(found.entity).label);
}

}  // namespace

TEST_CASE("words that end in a title name its office, whosever it is") {
  CHECK(office("Prime Minister") == "Prime minister");
  CHECK(office("Ghana’s finance minister") == "Finance minister");
  CHECK(office("minister of foreign affairs of Chad") == "Foreign minister");
  CHECK(office("the former Polish prime minister") == "Prime minister");
  CHECK(office("secretary of state for Wales") == "Secretary of state");
  CHECK(office("deputy prime minister and minister of defence") == "Deputy prime minister");
}

TEST_CASE("a title inside other words, or below the one that is known, names none") {
  CHECK(office("the president’s brother") == "");
  CHECK(office("adviser to the prime minister") == "");
  CHECK(office("assistant police chief") == "");
  CHECK(office("prime minister hopeful") == "");
  CHECK(office("a teacher") == "");
  CHECK(office("") == "");
}

TEST_CASE("the card of a person explains the office, and no title is a name") {
  const Document doc = prose::document_of(
      "Foreign Minister Ada Moss flew to Lund. The Foreign Minister met the Prime Minister there.");
  const Knowledge& knowledge = prose::shipped();
  const Groups groups = group_mentions(doc, find_mentions(doc, knowledge), knowledge);
  for (const Mention& mention : groups.mentions) {
    if (mention.form == MentionForm::Name) CHECK(doc.view(mention.tokens) != "Prime Minister");
  }
  const auto links = link_groups(doc, groups, knowledge);
  const auto cards = make_cards(doc, groups, links, {}, knowledge);
  std::size_t explained = 0;
  for (const Card& card : cards) {
    if (card.office.entity == kNone) continue;
    CHECK(card.title == "Ada Moss");
    ++explained;
  }
  CHECK(explained == 1);
}
