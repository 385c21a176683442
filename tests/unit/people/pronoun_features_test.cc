#include "people/pronoun_features.h"

#include <algorithm>

#include "catch.h"
#include "names/find_mentions.h"
#include "people/group.h"
#include "people/pronouns.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

// What a judge of pronouns is asked; it decides nothing.
struct Asked {
  std::vector<Pronoun> pronouns;
  std::vector<std::vector<PronounCandidate>> asked;
};

Asked asked_in(const std::string& text) {
  const Document doc = prose::document_of(text);
  const Knowledge& knowledge = prose::shipped();
  const std::vector<Mention> names = find_mentions(doc, knowledge);
  Asked seen;
  PronounTask task;
  task.judge = [&](const Pronoun& pronoun, const std::vector<PronounCandidate>& candidates) {
    seen.pronouns.push_back(pronoun);
    seen.asked.push_back(candidates);
    return PronounChoice{};
  };
  group_mentions(doc, names, knowledge, task);
  return seen;
}

bool has(const PronounCandidate& candidate, PronounFeature feature) {
  return std::find(candidate.features.begin(), candidate.features.end(), feature) !=
         candidate.features.end();
}

}  // namespace

TEST_CASE("pronouns: candidates are persons of its gender, the last mentioned first") {
  const Asked seen = asked_in("Peter Moss met Ada Lund and Simon Brandt in Oslo. He paid.");
  REQUIRE(seen.asked.size() == 1);
  CHECK(seen.pronouns[0].role == PronounRole::Subject);
  REQUIRE(seen.asked[0].size() == 2);
  CHECK(has(seen.asked[0][0], PronounFeature::Rank0));
  CHECK(has(seen.asked[0][1], PronounFeature::LastSubject));
  CHECK(has(seen.asked[0][1], PronounFeature::OpensBefore));
}

TEST_CASE("pronouns: a name behind an opening phrase is a candidate, another is not") {
  CHECK(asked_in("After his term expired, Peter Moss went home.").asked.at(0).size() == 1);
  CHECK(asked_in("He paid when Peter Moss went home.").asked.empty());
}

TEST_CASE("pronouns: a phrase that opens a clause may name others before the name that is meant") {
  const Asked seen = asked_in("Ada Lund left, and when he came to Oslo, Peter Moss slept.");
  REQUIRE(seen.asked.size() == 1);
  CHECK(std::any_of(seen.asked[0].begin(), seen.asked[0].end(),
                    [](const PronounCandidate& one) { return has(one, PronounFeature::Ahead); }));
  // Who follows the comma is the brother.
  const Asked brother = asked_in("With his brother, Peter Moss, in Oslo, it rained.");
  for (const auto& candidates : brother.asked) {
    for (const PronounCandidate& one : candidates) CHECK_FALSE(has(one, PronounFeature::Ahead));
  }
}

TEST_CASE("pronouns: a name after and has the place of the one before it") {
  const Asked seen = asked_in("Peter Moss and Simon Brandt left. He paid.");
  REQUIRE(seen.asked.at(0).size() == 2);
  CHECK(has(seen.asked[0][0], PronounFeature::ListedSubject));
  const Asked behind = asked_in("Ada Lund spoke with Peter Moss and Simon Brandt. He paid.");
  REQUIRE_FALSE(behind.asked.at(0).empty());
  CHECK(has(behind.asked[0][0], PronounFeature::LastObject));
}

TEST_CASE("pronouns: names that were not given are told from those that were") {
  const Document doc = prose::document_of("Peter Moss met Simon Brandt. He paid.");
  const Knowledge& knowledge = prose::shipped();
  const std::vector<Mention> names = find_mentions(doc, knowledge);
  REQUIRE(names.size() == 2);
  std::vector<PronounCandidate> asked;
  PronounTask task;
  task.given.assign(doc.tokens.size(), 0);
  task.given[names[0].tokens.begin] = 1;
  task.judge = [&](const Pronoun&, const std::vector<PronounCandidate>& candidates) {
    asked = candidates;
    return PronounChoice{};
  };
  group_mentions(doc, names, knowledge, task);
  REQUIRE(asked.size() == 2);
  CHECK(has(asked[0], PronounFeature::NotGiven));
  CHECK_FALSE(has(asked[1], PronounFeature::NotGiven));
}

TEST_CASE("pronouns: quotation marks part a pronoun from the name outside them") {
  const Asked seen = asked_in("Peter Moss waited. “He is late,” Ada Lund said.");
  REQUIRE(seen.asked.size() == 1);
  REQUIRE(seen.asked[0].size() == 1);
  CHECK(has(seen.asked[0][0], PronounFeature::QuoteEdge));
}

TEST_CASE("pronouns: nobody speaks of himself as he or by his name") {
  // The pronoun outside the marks is asked last but one, or first.
  const auto outside = [](const std::string& text, std::size_t at) {
    return asked_in("Peter Moss and Simon Brandt met. " + text).asked.at(at).size();
  };
  CHECK(outside("“Peter Moss knew the price,” he said.", 0) == 1);
  CHECK(outside("He said, “Peter Moss knew the price.”", 0) == 1);
  CHECK(outside("“I’m Peter Moss,” he said.", 0) == 2);
  CHECK(outside("“We knew the price,” he said.", 0) == 2);
}

TEST_CASE("pronouns: her is an object where no noun can follow") {
  const Asked seen = asked_in("Ada Moss left. Peter Lund saw her and took her bag.");
  REQUIRE(seen.pronouns.size() == 2);
  CHECK(seen.pronouns[0].role == PronounRole::Object);
  CHECK(seen.pronouns[1].role == PronounRole::Possessive);
}

TEST_CASE("pronouns: what must be answered is, from however far") {
  const Document doc = prose::document_of(
      "Peter Moss came. It rained. It rained. It rained. It rained. It rained. It rained. He "
      "left.");
  const Knowledge& knowledge = prose::shipped();
  const std::vector<Mention> names = find_mentions(doc, knowledge);
  PronounTask task;
  task.asked.assign(doc.tokens.size(), 0);
  task.asked[doc.tokens.size() - 3] = 1;
  const Groups found = group_mentions(doc, names, knowledge, task);
  REQUIRE(found.mentions.size() == 2);
  CHECK(found.mentions[1].form == MentionForm::Pronoun);
  CHECK(found.group_of_mention[0] == found.group_of_mention[1]);
}

TEST_CASE("pronouns: whom one gender surely means the other no longer does") {
  const Document doc = prose::document_of("Tavrel Merin came. He paid. She left.");
  const Knowledge& knowledge = prose::shipped();
  std::vector<char> asked;
  PronounTask task;
  const auto meant = [&](int weight) {
    asked.clear();
    task.judge = [&](const Pronoun& pronoun, const std::vector<PronounCandidate>&) {
      asked.push_back(pronoun.gender);
      return PronounChoice{0, weight};
    };
    group_mentions(doc, find_mentions(doc, knowledge), knowledge, task);
    return std::string(asked.begin(), asked.end());
  };
  CHECK(meant(kWeightsOfLogit / 2) == "mf");
  CHECK(meant(2 * kWeightsOfLogit) == "m");
}

TEST_CASE("pronouns: trees for other features, or for blocks, are not taken") {
  CHECK(fits_pronouns(prose::shipped().pronouns));
  CHECK_FALSE(fits_pronouns(TreeModel{}));
}
