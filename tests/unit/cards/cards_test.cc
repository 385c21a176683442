#include <algorithm>
#include <string>

#include "cards/card.h"
#include "cards/introductions.h"
#include "figures/date.h"
#include "links/link.h"
#include "names/find_mentions.h"
#include "quotes/quote.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

std::vector<Card> cards_of(const Document& doc) {
  const Knowledge& knowledge = prose::shipped();
  const Groups groups = group_mentions(doc, find_mentions(doc, knowledge), knowledge);
  const std::vector<Link> links = link_groups(doc, groups, knowledge);
  return make_cards(doc, groups, links, find_quotes(doc, groups, knowledge.language), knowledge);
}

Card card_of(const Document& doc, const std::string& title) {
  const std::vector<Card> cards = cards_of(doc);
  const auto found = std::find_if(cards.begin(), cards.end(),
                                  [&](const Card& card) { return card.title == title; });
  REQUIRE(found != cards.end());
  return *found;
}

std::string line_of(const std::string& text, const std::string& title) {
  return card_of(prose::document_of(text), title).line;
}

}  // namespace

TEST_CASE("the line is in the article's own words, before or after the name") {
  CHECK(line_of("Lindholm Institute analyst Ada Moss left on Friday.", "Ada Moss") ==
        "Lindholm Institute analyst");
  CHECK(line_of("Ada Moss, director for ports at the Lindholm Institute, left on Friday.",
                "Ada Moss") == "director for ports at the Lindholm Institute");
  CHECK(line_of("We met Ada Moss, a sailor in Accra.", "Ada Moss") == "a sailor in Accra");
  CHECK(line_of("We met Ada Moss in Accra.", "Ada Moss").empty());
}

TEST_CASE("the words before a name do not reach back over another person") {
  const std::string text =
      "Ghanaian President Kofi Brandt and Kenyan President Ada Moss met in Accra.";
  CHECK(line_of(text, "Kofi Brandt") == "Ghanaian President");
  CHECK(line_of(text, "Ada Moss") == "Kenyan President");
}

TEST_CASE("what introduces a name stands in one place of the text") {
  const Document doc = prose::document_of("We met Ada Moss, a sailor in Accra. Moss sails.");
  const Card card = card_of(doc, "Ada Moss");
  CHECK(card.source == LineSource::Article);
  CHECK(doc.view(card.introduced) == "Ada Moss, a sailor in Accra");
  CHECK(card.names == std::vector<std::string>{"Moss"});
  CHECK(card.mentions == 2);
}

TEST_CASE("the pack tells what the article does not") {
  const Card card = card_of(prose::document_of("The ship left Accra for Lindholm."), "Accra");
  CHECK(card.source == LineSource::Pack);
  CHECK_FALSE(card.line.empty());
}

TEST_CASE("cards come by prominence: headline, first paragraph, mentions, speech") {
  const Document doc = prose::document_of(
      "Moss closes the harbour\nKofi Mensah met Ada Moss in Accra.\nMoss was late. “We will open "
      "on Friday,” said Moss.",
      prose::shipped().language, BlockKind::Headline);
  const std::vector<Card> cards = cards_of(doc);
  REQUIRE(cards.size() >= 3);
  CHECK(cards[0].title == "Ada Moss");
  for (std::size_t i = 1; i < cards.size(); ++i) {
    CHECK_FALSE(cards[i - 1].prominence < cards[i].prominence);
  }
}

TEST_CASE("the timeline is sorted by day, then by place, and holds only what spans days") {
  const Document doc = prose::document_of(
      "It opened in 1913. It has rained for two weeks. It closed on May 3, 2024, and in 1913 it "
      "was new.");
  const std::vector<Date> dates = find_dates(doc, "2024-05-15", prose::shipped().language);
  const std::vector<TimelineEntry> entries = make_timeline(doc, dates);
  REQUIRE(entries.size() == 3);
  CHECK(dates[entries[0].date].value == "1913");
  CHECK(entries[0].sentence < entries[1].sentence);
  CHECK(dates[entries[2].date].value == "2024-05-03");
}

TEST_CASE("of an endless sentence the timeline shows what stands around each date") {
  std::string text = "It opened";
  for (int year = 1500; year < 2000; ++year) text += " in " + std::to_string(year) + " and closed,";
  const Document doc = prose::document_of(text + " for good.");
  const std::vector<Date> dates = find_dates(doc, "2024-05-15", prose::shipped().language);
  const std::vector<TimelineEntry> entries = make_timeline(doc, dates);
  REQUIRE(entries.size() == 500);
  for (const TimelineEntry& entry : entries) {
    const ByteRange shown = doc.bytes(entry.sentence);
    CHECK(shown.size() <= kMostTimelineBytes);
    CHECK(shown.size() > kMostTimelineBytes / 3);
    CHECK(shown.contains(dates[entry.date].at));
  }
  CHECK(doc.view(entries.front().sentence).substr(0, 9) == "It opened");
}

TEST_CASE("the timeline knows years of five digits and years before the first") {
  const Document doc = prose::document_of(
      "It will be safe in 9,000 years from now. It began in 1913. Ice lay here 12,000 years ago, "
      "and it had come 20,000 years ago.");
  const std::vector<Date> dates = find_dates(doc, "2024-05-15", prose::shipped().language);
  std::string order;
  for (const TimelineEntry& entry : make_timeline(doc, dates))
    order += dates[entry.date].value + " ";
  CHECK(order == "-17976 -9976 1913 11024 ");
}
