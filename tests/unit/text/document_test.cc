#include "text/document.h"

#include <string>
#include <utility>

#include "base/limits.h"
#include "text/prose.h"

using namespace sidelight;

TEST_CASE("every token lies in one sentence, every sentence in one block, in order") {
  const std::string text =
      "Ada Moss spoke. “Yes!” she said.\nA second block\n\n  \nThe U.S. It rained… (Twice.)";
  const Document doc = prose::document_of(text);
  REQUIRE(doc.folded.size() == doc.tokens.size());
  REQUIRE(doc.sentence_of_token.size() == doc.tokens.size());
  REQUIRE(doc.sentences_of_block.size() == doc.article.blocks.size());
  std::uint32_t next = 0;
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    const Sentence& sentence = doc.sentences[s];
    CHECK(sentence.tokens.begin == next);
    CHECK(!sentence.tokens.empty());
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      CHECK(doc.sentence_of_token[i] == s);
      CHECK(doc.article.blocks[sentence.block].at.contains(doc.tokens[i].at));
    }
    next = sentence.tokens.end;
  }
  CHECK(next == doc.tokens.size());
}

TEST_CASE("tokens of a block and tokens inside bytes") {
  const Document doc = prose::document_of("One two.\nThree four five.");
  CHECK(doc.tokens_of_block(0) == TokenRange{0, 3});
  CHECK(doc.tokens_of_block(1) == TokenRange{3, 7});
  CHECK(doc.tokens_in({0, 8}) == TokenRange{0, 3});
  CHECK(doc.tokens_in({1, 8}) == TokenRange{1, 3});
  CHECK(doc.tokens_in({9, 18}) == TokenRange{3, 4});
  CHECK(doc.tokens_in({9, 14}) == TokenRange{3, 4});
  CHECK(doc.tokens_in({10, 12}).empty());
}

TEST_CASE("token shapes") {
  const Document doc = prose::document_of("NATO-led Élan’s 21st");
  REQUIRE(doc.tokens.size() == 6);
  CHECK(doc.tokens[0].all_upper);
  CHECK(doc.tokens[0].space_before);
  CHECK_FALSE(doc.tokens[1].space_before);
  CHECK(doc.tokens[3].upper_first);
  CHECK_FALSE(doc.tokens[3].all_upper);
  CHECK(doc.folded[3] == "élan");
  CHECK(doc.folded[4] == "'s");
  CHECK(doc.tokens[5].kind == TokenKind::Number);
}

TEST_CASE("beyond the limit of tokens the rest has none, and a note says so") {
  std::string text;
  for (std::uint32_t i = 0; i < kMaxTokens + 10; ++i) text += "a ";
  text += "\nlast block";
  const Document doc = prose::document_of(text);
  CHECK(doc.tokens.size() == kMaxTokens);
  CHECK(doc.tokens_of_block(1).empty());
  REQUIRE(doc.article.notes.size() == 1);
  CHECK(doc.article.notes[0].code == NoteCode::TokenLimit);
}

TEST_CASE("an empty article makes an empty document") {
  const Document doc = prose::document_of("");
  CHECK(doc.tokens.empty());
  CHECK(doc.sentences.empty());
  CHECK(doc.tokens_in({0, 0}).empty());
}

TEST_CASE(
    "a text is taken for English unless its page says another language or it reads otherwise") {
  const std::string german =
      "Der Rat von Karst hat beschlossen, dass die alte Brücke im Frühjahr abgerissen wird. Wer "
      "hinüber will, muss dann die Fähre nehmen. Die Fischer sind dagegen, weil das Wasser dort "
      "im März noch hoch steht. Eine neue Brücke wird es erst in zwei Jahren geben, sagte der "
      "Bürgermeister am Abend. Bis dahin soll die Fähre jede Stunde fahren, auch am Sonntag.";
  const std::string english =
      "The council of Karst will pull down its old bridge in spring. Those who want to cross will "
      "take the ferry then. Fishermen are against it, since the water is still high there in "
      "March. A new bridge will not stand for two years, the mayor said in the evening. Until "
      "then the ferry is to sail every hour, on Sundays too, and so it will be.";
  const auto foreign = [](const std::string& text, const std::string& said) {
    Article article = prose::document_of(text).article;
    article.fields.language = said;
    return build_document(std::move(article), prose::shipped().language, true).in_foreign_language;
  };
  CHECK(foreign(german, ""));
  CHECK(foreign(english, "de"));
  CHECK(foreign(german, "en-GB"));
  CHECK(!foreign(english, "en-GB"));
  CHECK(!foreign(english, ""));
  CHECK(!prose::document_of(german).in_foreign_language);
  CHECK(!foreign("Karst 3, Marrow Point 1. Orvela gegen Saltby abgesagt.", ""));
  CHECK(!foreign("Karst 3, Marrow Point 1. Orvela gegen Saltby abgesagt.", "en"));
}
