#include "quotes/speaker_ranker.h"

#include <string>
#include <vector>

#include "catch.h"
#include "names/find_mentions.h"
#include "people/group.h"
#include "quotes/quote.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

// The words for the speaker of the first quote, as `model` has it.
std::string speaker_of(const std::string& text, const QuoteModel& model) {
  const Document doc = prose::document_of(text);
  const Knowledge& knowledge = prose::shipped();
  const Groups groups = group_mentions(doc, find_mentions(doc, knowledge), knowledge);
  const std::vector<Quote> quotes = find_quotes(doc, groups, knowledge.language, model);
  return quotes.empty() ? "" : std::string(doc.view(quotes.front().speaker.at));
}

}  // namespace

TEST_CASE("the shipped ranker is made for this program's candidates") {
  CHECK(prose::shipped_quotes().trees().output("speaker") != kNone);
  CHECK(fits_speakers(prose::shipped_quotes()));
  CHECK(fits_speakers(QuoteModel()));
}

TEST_CASE("the ranker takes another speaker than the rules' where it is much likelier") {
  const std::string text =
      "Ada Moss however said she would welcome a “principled” answer from the board.";
  CHECK(speaker_of(text, QuoteModel()) == "she");
  CHECK(speaker_of(text, prose::shipped_quotes()) == "Ada Moss");
  const std::string plain = "Jonas Reed came. “We have no keys for the gates,” said Ada Moss.";
  CHECK(speaker_of(plain, QuoteModel()) == "Ada Moss");
  CHECK(speaker_of(plain, prose::shipped_quotes()) == "Ada Moss");
}
