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

TEST_CASE("pronouns: quotation marks part a pronoun from the name outside them") {
  const Asked seen = asked_in("Peter Moss waited. “He is late,” Ada Lund said.");
  REQUIRE(seen.asked.size() == 1);
  REQUIRE(seen.asked[0].size() == 1);
  CHECK(has(seen.asked[0][0], PronounFeature::QuoteEdge));
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
