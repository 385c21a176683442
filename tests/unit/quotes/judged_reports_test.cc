#include "quotes/judged_reports.h"

#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "names/find_mentions.h"
#include "people/group.h"
#include "quotes/quote.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

// The parts of all quotes, a line each.
std::string parts_of(const std::string& text) {
  const Document doc = prose::document_of(text);
  const Knowledge& knowledge = prose::shipped();
  const Groups groups = group_mentions(doc, find_mentions(doc, knowledge), knowledge);
  std::string out;
  for (const Quote& quote : find_quotes(doc, groups, knowledge.language, prose::shipped_quotes())) {
    for (const ByteRange part : quote.parts) out += std::string(doc.view(part)) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("the shipped judge is made for this program's candidates") {
  CHECK_FALSE(prose::shipped_quotes().trees().empty());
  CHECK(fits_reports(prose::shipped_quotes()));
  CHECK(fits_reports(QuoteModel()));
}

TEST_CASE("the judge ends a report where the reporter goes on") {
  CHECK(parts_of("Ada Moss said that the gates would open on Friday.") ==
        "the gates would open on Friday\n");
  CHECK(parts_of("The ministry said on Monday that it would close nine stations, and that the rest "
                 "would run for six hours a day.") ==
        "it would close nine stations, and that the rest would run for six hours a day\n");
}

TEST_CASE("both sides of an inserted attribution are one quote") {
  CHECK(parts_of("The wall, the ministry says, is a gift that nobody has paid for.") ==
        "The wall\nis a gift that nobody has paid for\n");
}

TEST_CASE("of a reported clause the words in marks are quoted, all of them") {
  CHECK(parts_of("Ada Moss said that the state of the harbour was “unbearable” to all who work in "
                 "it.") == "unbearable\n");
  CHECK(parts_of("Ada Moss said she “was very young at the time” and “it was a hard winter.”") ==
        "was very young at the time\nit was a hard winter.\n");
}

TEST_CASE("a thing that somebody announces or promises is no report") {
  CHECK(
      parts_of("The minister promised both a dam that would end the drought and a calm summer.") ==
      "");
  CHECK(parts_of("Ada Moss announced a plan for nine stations on Friday.") == "");
  CHECK(parts_of("Ada Moss announced that nine stations would close.") ==
        "nine stations would close\n");
}

TEST_CASE("who speaks is no part of what is said") {
  CHECK(parts_of("No quick end, said Ana Reyes, the minister who was sent to Tarn, and she would "
                 "know.") == "");
  CHECK(parts_of("No trace of the boat anywhere, says Ana Reyes, who is the head of the harbour "
                 "office and has seen three of them sink.") == "");
  CHECK(parts_of("No sign of a leak, found a study that the harbour office had paid for.") == "");
  CHECK(parts_of("Ada Moss, an engineer who advises harbours in Tarn, keeps a list of leaks.") ==
        "");
  CHECK(parts_of("The tide had turned at nine, nobody told the crew, and the boat ran aground.") ==
        "");
}

TEST_CASE("a report never ends inside of brackets") {
  CHECK(parts_of("The ministry said that five companies had been chosen for Gannet Bay Lunar "
                 "Services (GBLS) contracts.") ==
        "five companies had been chosen for Gannet Bay Lunar Services (GBLS) contracts\n");
}

TEST_CASE("what the reporter says in the first person is no report") {
  CHECK(parts_of("I said that he had raised a question of agriculture.").empty());
}

TEST_CASE("the best reading loses nothing, and margins tell speech from the rest") {
  const Document doc = prose::document_of("Ada Moss said that the gates would open on Friday.");
  const std::vector<Cue> cues = find_cues(doc, prose::shipped().language);
  const std::vector<MarkedSpan> spans = find_marked_spans(doc);
  SpeechTagger tagger(doc, spans, cues, prose::shipped_quotes());
  REQUIRE(tagger.turn_to(0));
  REQUIRE(tagger.stretches().size() == 1);
  const TokenRange best = tagger.stretches()[0].tokens;
  CHECK(tagger.loss(best) == 0);
  CHECK(tagger.loss({best.begin + 1, best.end}) > 0);
  CHECK(tagger.loss({0, 1}) > 0);
  CHECK(tagger.margin(best.begin) > 0);
  CHECK(tagger.margin(0) < 0);
}
