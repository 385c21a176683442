#include "quotes/quote.h"

#include <string>
#include <vector>

#include "names/find_mentions.h"
#include "people/group.h"
#include "people/pronouns.h"
#include "quotes/quote_marks.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

std::vector<Quote> quotes_of(const Document& doc) {
  const Knowledge& knowledge = prose::shipped();
  return find_quotes(doc, group_mentions(doc, find_mentions(doc, knowledge), knowledge),
                     knowledge.language);
}

// As tests/tables/quotes.tsv writes them.
std::string listed(const Document& doc) {
  std::string out;
  for (const Quote& quote : quotes_of(doc)) {
    if (!out.empty()) out += " ;; ";
    out += std::string(name_of(quote.kind)) + " | " + std::string(doc.view(quote.speaker.at)) +
           " | " + std::string(doc.view(quote.cue)) + " | ";
    for (std::size_t i = 0; i < quote.parts.size(); ++i) {
      out += (i > 0 ? " / " : "") + std::string(doc.view(quote.parts[i]));
    }
  }
  return out;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("quotes, their kinds, speakers and cues, by table") {
  for (const prose::Row& row : prose::table("quotes.tsv")) {
    INFO("tests/tables/quotes.tsv:" << row.line);
    CHECK(listed(prose::document_of(row.text)) == row.rest);
  }
}

TEST_CASE("a block quotation belongs to whom the sentence before tells of") {
  Document doc = prose::document_of(
      "Ada Moss wrote to the council in March:\nYou ask for patience. We ask for a wall.");
  Article article = doc.article;
  article.blocks[1].kind = BlockKind::Quotation;
  doc = build_document(std::move(article), prose::shipped().language);
  CHECK(listed(doc) == "direct | Ada Moss | wrote | You ask for patience. We ask for a wall.");
}

TEST_CASE("a heading of words in marks ends with who said them") {
  Document doc =
      prose::document_of("‘The wall has had cracks’: Kofi Mensah\nKofi Mensah keeps the harbour.");
  Article article = doc.article;
  article.blocks[0].kind = BlockKind::Subheading;
  doc = build_document(std::move(article), prose::shipped().language);
  CHECK(listed(doc) == "direct | Kofi Mensah |  | The wall has had cracks");
}

TEST_CASE("a pull quote is not a second quote") {
  Document doc = prose::document_of(
      "“The sea does not read plans,” said Ada Moss.\n“The sea does not read plans.”");
  Article article = doc.article;
  article.blocks[1].kind = BlockKind::PullQuote;
  doc = build_document(std::move(article), prose::shipped().language);
  CHECK(quotes_of(doc).size() == 1);
}

TEST_CASE("a nickname in marks is no stretch of marked words") {
  CHECK(find_marked_spans(prose::document_of("Ada “Dita” Moss opened the gates.")).empty());
  CHECK(find_marked_spans(prose::document_of("Ada “Dita” dos Anjos opened them.")).empty());
  CHECK(find_marked_spans(prose::document_of("Ada Moss said “Never” to them.")).size() == 1);
}

TEST_CASE("a mixed quote carries the clause that it stands in") {
  const Document doc =
      prose::document_of("Ada Moss said that her town would not accept “half a bridge” in March.");
  const std::vector<Quote> quotes = quotes_of(doc);
  REQUIRE(quotes.size() == 1);
  CHECK(doc.view(quotes[0].clause) == "her town would not accept “half a bridge” in March");
  CHECK(quotes[0].cue_class == CueClass::Said);
  CHECK(quotes[0].speaker.named);
}

TEST_CASE("a pronoun without a group points to the words it stands for") {
  const Document doc = prose::document_of(
      "“One good year is not an agreement,” a water official said. He called the day “a party in "
      "somebody else’s kitchen.”");
  const std::vector<Quote> quotes = quotes_of(doc);
  REQUIRE(quotes.size() == 2);
  CHECK(doc.view(quotes[1].speaker.at) == "He");
  CHECK_FALSE(quotes[1].speaker.named);
  if (quotes[1].speaker.group == kNone) {
    CHECK(doc.view(quotes[1].speaker.described) == "a water official");
  }
}

TEST_CASE("parts are inside the text, in order, and never empty on odd input") {
  for (const std::string& text :
       {repeated("“", 3000), repeated("‘a ", 3000), repeated("\"a\" said ", 3000),
        repeated("said that ", 3000), repeated(", said", 3000), repeated("’s ” ", 3000),
        repeated("according to ", 3000), repeated("“a,” he said, ", 3000), std::string("“”"),
        std::string("said"), std::string("“ said ”")}) {
    const Document doc = prose::document_of(text);
    std::uint32_t last = 0;
    for (const Quote& quote : quotes_of(doc)) {
      REQUIRE_FALSE(quote.parts.empty());
      CHECK(quote.parts.front().begin >= last);
      last = quote.parts.front().begin;
      for (const ByteRange part : quote.parts) {
        CHECK_FALSE(part.empty());
        CHECK(part.end <= text.size());
      }
    }
  }
}

TEST_CASE("a paragraph of speech goes on with whoever was quoted last, in marks or not") {
  CHECK(
      listed(prose::document_of("Ada Moss said that the pit was dry.\n“We carry our water from the "
                                "river, and it is far from here.”")) ==
      "indirect | Ada Moss | said | the pit was dry ;; "
      "direct | Ada Moss |  | We carry our water from the river, and it is far from here.");
}

TEST_CASE("a paragraph of speech is of whom the one before tells of, not of an earlier speaker") {
  const Document doc = prose::document_of(
      "“The line is too dear for us to build,” said Ada Moss.\nKofi Mensah wants to see it reach "
      "the "
      "coast.\n“It would bring work to every town that it runs through.”");
  CHECK(doc.view(quotes_of(doc).back().speaker.at) == "Kofi Mensah");
}

TEST_CASE("she who added something is who spoke last, over a picture, if no he") {
  const auto group_of_last = [](const std::string& second) {
    Document doc = prose::document_of(
        "Tavrel Merin said: “We have been without water for three long days.”\nA well in Accra.\n" +
        second);
    Article article = doc.article;
    article.blocks[1].kind = BlockKind::Caption;
    doc = build_document(std::move(article), prose::shipped().language);
    const Groups groups = group_mentions(
        doc, find_mentions(doc, prose::shipped()), prose::shipped(),
        PronounTask{
            [](const Pronoun&, const std::vector<PronounCandidate>&) { return PronounChoice{}; },
            {},
            {}});
    return find_quotes(doc, groups, prose::shipped().language).back().speaker.group;
  };
  CHECK(group_of_last("She added that the work had never come.") == 0);
  CHECK(group_of_last("She added that Tavrel Merin had never come.") == kNone);
}
