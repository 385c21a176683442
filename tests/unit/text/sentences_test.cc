#include "text/sentences.h"

#include <string>
#include <utility>

#include "text/prose.h"

using namespace sidelight;

namespace {

// The document's text with "|" where one sentence ends and the next begins.
std::string cut(const std::string& text) {
  const Document doc = prose::document_of(text);
  std::string out;
  for (const Sentence& sentence : doc.sentences) {
    if (!out.empty()) out += "|";
    out += doc.view(sentence.tokens);
  }
  return out;
}

}  // namespace

TEST_CASE("sentence ends, by table") {
  for (const prose::Row& row : prose::table("sentences.tsv")) {
    INFO("tests/tables/sentences.tsv:" << row.line);
    std::string text = row.text;
    std::string expected = row.text;
    for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|'))
      text[at] = ' ';
    for (char& c : expected) c = c == '\n' ? '|' : c;
    CHECK(cut(text) == expected);
  }
}

TEST_CASE("in a language without rules a short number with a full stop is an ordinal") {
  const auto sentences_in = [](std::string_view language) {
    Article article = prose::document_of("Am 3. Mai fuhren sie. Am Montag kamen sie.").article;
    article.fields.language = language;
    return build_document(std::move(article), prose::shipped().language).sentences.size();
  };
  CHECK(sentences_in("de") == 2);
  CHECK(sentences_in("") == 3);
}
