#include "people/speech_pronouns.h"

#include "catch.h"
#include "names/find_mentions.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

// The name that each asked pronoun of the text is joined with, in reading order.
std::vector<std::string> meant_in(const std::string& text, bool ask = true) {
  const Document doc = prose::document_of(text);
  const Knowledge& knowledge = prose::shipped();
  PronounTask task;
  if (ask) task.asked.assign(doc.tokens.size(), 1);
  const Groups names = group_mentions(doc, find_mentions(doc, knowledge), knowledge, task);
  const Groups found = join_speech_pronouns(doc, names, knowledge.language, task);
  std::vector<std::string> meant;
  for (std::size_t i = 0; i < found.mentions.size(); ++i) {
    if (found.mentions[i].form == MentionForm::Pronoun)
      meant.push_back(found.groups[found.group_of_mention[i]].name);
  }
  return meant;
}

}  // namespace

TEST_CASE("speech pronouns: who says his name is I") {
  CHECK(meant_in("Good evening, Ada Lund. I’m Peter Moss and I farm.") ==
        std::vector<std::string>{"Peter Moss", "Peter Moss"});
}

TEST_CASE("speech pronouns: a letter's you is greeted, its I signs") {
  CHECK(meant_in("Dear Ada Lund,\nI hope that you are well.\nYours,\nPeter Moss") ==
        std::vector<std::string>{"Peter Moss", "Ada Lund", "Ada Lund"});
}

TEST_CASE("speech pronouns: nothing is joined where nothing is asked") {
  CHECK(meant_in("I’m Peter Moss and I farm.", false).empty());
}
