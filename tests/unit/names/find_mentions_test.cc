#include "names/find_mentions.h"

#include <string>

#include "text/prose.h"

using namespace sidelight;

namespace {

std::string marked(const Document& doc) {
  std::vector<prose::Mark> marks;
  for (const Mention& mention : find_mentions(doc, prose::shipped())) {
    marks.push_back({doc.bytes(mention.tokens), std::string(name_of(mention.kind))});
  }
  return prose::with_marks(doc.article.text, marks);
}

}  // namespace

TEST_CASE("names and their kinds, by table") {
  for (const prose::Row& row : prose::table("names.tsv")) {
    INFO("tests/tables/names.tsv:" << row.line);
    CHECK(marked(prose::document_of(prose::without_marks(row.text))) == row.text);
  }
}

TEST_CASE("in a language whose rules there are none, only known names are named") {
  const std::string text =
      "Die Boote verließen den Hafen im Mai, sagte Henrike Solvang in Berlin. Die Vorsitzende des "
      "Rates fuhr nach Portugal.";
  const auto names_in = [&](const std::string& language) {
    const Document doc =
        prose::document_of(text, prose::shipped().language, BlockKind::Paragraph, language);
    std::string names;
    for (const Mention& mention : find_mentions(doc, prose::shipped())) {
      names += std::string(doc.view(mention.tokens)) + ";";
    }
    return names;
  };
  CHECK(names_in("de") == "Berlin;Portugal;");
  CHECK(names_in("de-AT") == "Berlin;Portugal;");
  CHECK(names_in("en-GB") == names_in(""));
}

TEST_CASE("no names in bylines and credits") {
  const std::string text = "Ada Moss and Kofi Mensah";
  CHECK(find_mentions(prose::document_of(text), prose::shipped()).size() == 2);
  for (const BlockKind kind : {BlockKind::Byline, BlockKind::Credit, BlockKind::Boilerplate}) {
    CHECK(find_mentions(prose::document_of(text, prose::shipped().language, kind), prose::shipped())
              .empty());
  }
}

TEST_CASE("names are in order and do not overlap, whatever the text") {
  const std::vector<std::string> parts = {
      "Anna ", "de ",        "la ", "-",   "of ", "the ", "Ministry ", "Bank ", "“", "”",
      "U.S. ", "President ", "(",   "ABC", ") ",  "'s ",  "and ",      "2 ",    "&", ". "};
  std::string text;
  std::uint32_t state = 7;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 1664525u + 1013904223u;
    text += parts[(state >> 16) % parts.size()];
  }
  const Document doc = prose::document_of(text);
  std::uint32_t last = 0;
  for (const Mention& mention : find_mentions(doc, prose::shipped())) {
    REQUIRE_FALSE(mention.tokens.empty());
    REQUIRE(mention.tokens.begin >= last);
    last = mention.tokens.end;
    REQUIRE(last <= doc.tokens.size());
  }
}

TEST_CASE("without words and packs hardly anything is claimed, and nothing breaks") {
  const Knowledge none;
  const Document doc =
      prose::document_of("In Paris, Anna Moss met the board of ABC.", none.language);
  for (const Mention& mention : find_mentions(doc, none))
    CHECK(mention.tokens.end <= doc.tokens.size());
}

TEST_CASE("a title-case headline makes no names of verbs, and none that breaks off") {
  const auto names_in_headline = [](const std::string& headline, const std::string& text) {
    const Document doc =
        prose::document_of(headline + "\n" + text, prose::shipped().language, BlockKind::Headline);
    std::string names;
    for (const Mention& mention : find_mentions(doc, prose::shipped())) {
      if (doc.block_of(mention.tokens.begin) == 0)
        names += std::string(doc.view(mention.tokens)) + ";";
    }
    return names;
  };
  const std::string text =
      "A doctor in Lisbon has written about an odd case. The patient had slept badly for three "
      "months, and nobody knew why it was so.";
  CHECK(names_in_headline("A Nurse Describes 'Harbour-Rope Hand' After Closing Her Ward", text)
            .empty());
  CHECK(names_in_headline("A Woman Invents 'Velvet-Kettle Ear' After Moving Her Piano", text)
            .empty());
  CHECK(names_in_headline("General Advancements and Principal Findings", text).empty());
  CHECK(names_in_headline("Dr Anna Bramkamp Explains Her Finding", text) == "Anna Bramkamp;");
  CHECK(names_in_headline("Major Tobias Quist Leaves His Post",
                          "Tobias Quist has left. “I am tired,” Quist said.") == "Tobias Quist;");
  CHECK(names_in_headline(
            "Fact Check: Is A Tunnel Of Glass Safe In Lisbon?",
            "The group IS had claimed it. IS was wrong, said the police of Lisbon.") == "Lisbon;");
}
