#include "text/sentences.h"

#include <string>

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
