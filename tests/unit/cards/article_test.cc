// What is told of the whole article: key sentences, figures that differ, related items by shared
// names.
#include <algorithm>
#include <string>
#include <vector>

#include "cards/disagreements.h"
#include "cards/key_sentences.h"
#include "cards/related_names.h"
#include "names/find_mentions.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

std::vector<std::string> keys_of(const Document& doc) {
  const Knowledge& knowledge = prose::shipped();
  const Groups groups = group_mentions(doc, find_mentions(doc, knowledge), knowledge);
  const auto quotes = find_quotes(doc, groups, knowledge.language);
  std::vector<std::string> out;
  for (const KeySentence& key : choose_key_sentences(doc, groups, quotes, {})) {
    out.emplace_back(doc.view(doc.bytes(doc.sentences[key.sentence])));
  }
  return out;
}

std::string differing(const std::string& text) {
  const Document doc = prose::document_of(text);
  const Language& language = prose::shipped().language;
  const auto quantities = find_quantities(doc, language);
  std::string out;
  for (const Disagreement& found :
       find_disagreements(doc, quantities, find_dates(doc, "2026-02-01", language))) {
    if (!out.empty()) out += "; ";
    out += std::string(doc.view(quantities[found.first].at)) + " / " +
           std::string(doc.view(quantities[found.second].at)) + ": " + found.what;
  }
  return out;
}

}  // namespace

TEST_CASE("key sentences come from as many paragraphs, where there are enough") {
  std::string text;
  for (const char* town : {"Orvel", "Marlow", "Tavrel", "Corvana", "Pelgia", "Saltby", "Harrow"})
    text += std::string("The council of ") + town +
            " has shut its harbour for the winter months. Boats of " + town +
            " must now sail around the long northern cape instead.\n";
  const Document doc = prose::document_of(text);
  std::vector<std::uint32_t> blocks;
  for (const std::string& key : keys_of(doc)) {
    const auto at = static_cast<std::uint32_t>(doc.article.text.find(key));
    blocks.push_back(doc.block_of(doc.tokens_in({at, at + 1}).begin));
  }
  REQUIRE(blocks.size() > 1);
  CHECK(std::adjacent_find(blocks.begin(), blocks.end()) == blocks.end());
}

TEST_CASE("key sentences are whole sentences of the article, in its order") {
  const std::string text =
      "Harbour council shuts the northern quay\n"
      "The harbour council of Lindholm voted on Monday to shut the northern quay for two years.\n"
      "But nobody clapped. Was it a surprise to the many who had come to watch them do it?\n"
      "Ada Moss, the chair of the council, said the northern quay had cost 40 million euros.\n"
      "“We are sorry, and we are tired, and we would very much like to go home now,” said Moss.\n"
      "The weather was fine. Gulls sat on the roof of the old customs house and watched.\n"
      "Dockers of Lindholm said that 300 jobs depend on the northern quay and its two cranes.";
  const auto keys =
      keys_of(prose::document_of(text, prose::shipped().language, BlockKind::Headline));
  REQUIRE(keys.size() == 3);
  CHECK(keys[0].rfind("The harbour council", 0) == 0);
  CHECK(keys[1].rfind("Ada Moss, the chair", 0) == 0);
  CHECK(keys[2].rfind("Dockers of Lindholm", 0) == 0);
}

TEST_CASE("a short text has no key sentences") {
  CHECK(keys_of(prose::document_of("One ship left the harbour of Lund today.")).empty());
}

TEST_CASE("two figures for one thing are pointed out") {
  CHECK(differing("The ministry said 12 people were killed in the blast. It rained all day. "
                  "The hospital said 14 people were killed in the blast.") ==
        "12 / 14: people killed blast");
}

TEST_CASE("other times, changes, parts and sums are no disagreement") {
  CHECK(
      differing("In 2024 12 people were killed in the blast. In 2025 14 people were killed in the "
                "blast.")
          .empty());
  CHECK(differing("The fleet landed 300 tons of herring. The fleet landed another 20 tons of "
                  "herring.")
            .empty());
  CHECK(differing("The fleet landed 300 tons of herring. The fleet landed 300 tons of herring.")
            .empty());
  CHECK(differing("The club sold 300 tickets for boats. The shop sold 20 tickets for trains.")
            .empty());
}

TEST_CASE("related items share names with the article") {
  Document doc = prose::document_of(
      "Ada Moss met Kofi Brandt in Accra. Ada Moss left.\nAda Moss opens a port in Accra\nRain in "
      "Accra\nRain in Lund");
  Article article = doc.article;
  for (std::uint32_t block = 1; block < 4; ++block) {
    article.blocks[block].region = Region::Related;
    article.blocks[block].kind = BlockKind::Related;
    RelatedItem item;
    item.blocks = {block};
    article.related.push_back(item);
  }
  doc = build_document(std::move(article), prose::shipped().language);
  const Groups groups = group_mentions(doc, find_mentions(doc, prose::shipped()), prose::shipped());
  const auto shared = find_shared_names(doc, groups);
  REQUIRE(shared.size() == 3);
  REQUIRE(shared[0].groups.size() == 2);
  CHECK(groups.groups[shared[0].groups[0]].name == "Ada Moss");
  CHECK(groups.groups[shared[0].groups[1]].name == "Accra");
  REQUIRE(shared[1].groups.size() == 1);
  CHECK(shared[1].score < shared[0].score);
  CHECK(shared[2].groups.empty());
  CHECK(shared[2].score.thousandths == 0);
}
