#include "people/speech_pronouns.h"

#include <string_view>
#include <utility>

#include "people/speech_scene.h"

namespace sidelight {
namespace {

// Of a word of the list: "1 s subject". False for other words.
bool read_speech_pronoun(std::string_view value, std::uint32_t token, Pronoun& pronoun) {
  if (value.size() < 3) return false;
  pronoun.token = token;
  pronoun.gender = value[0] == '2' ? '2' : value[2] == 's' ? '1' : 'w';
  return true;
}

}  // namespace

Groups join_speech_pronouns(const Document& doc, Groups groups, const Language& language,
                            const PronounTask& task) {
  if (task.asked.empty() || groups.groups.empty()) return groups;
  const WordList& pronouns = language.list("speech_pronouns");
  std::vector<std::uint32_t> known(doc.tokens.size(), kNone);
  std::vector<Joined> all;
  for (std::size_t i = 0; i < groups.mentions.size(); ++i) {
    all.push_back(Joined{groups.mentions[i], groups.group_of_mention[i]});
    if (groups.mentions[i].form == MentionForm::Pronoun)
      known[groups.mentions[i].tokens.begin] = groups.group_of_mention[i];
  }
  const auto choose = [&](const Pronoun& pronoun, const std::vector<PronounCandidate>& candidates) {
    return task.judge ? task.judge(pronoun, candidates)
                      : choose_pronoun(pronoun, candidates, TreeModel{});
  };
  SpeechScene scene(doc, groups, language);
  std::vector<Pronoun> found;
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    Pronoun pronoun;
    if (read_speech_pronoun(pronouns.value(doc.words[i]), i, pronoun)) found.push_back(pronoun);
  }
  for (const Pronoun& pronoun : found) {
    if (known[pronoun.token] != kNone || task.asked[pronoun.token] == 0) continue;
    const std::vector<PronounCandidate> candidates = scene.candidates(pronoun);
    if (!candidates.empty())
      scene.vote(pronoun, candidates[choose(pronoun, candidates).candidate].group);
  }
  for (const Pronoun& pronoun : found) {
    const std::uint32_t i = pronoun.token;
    if (known[i] != kNone) scene.resolve(pronoun, known[i]);
    if (known[i] != kNone || task.asked[i] == 0) continue;
    const std::vector<PronounCandidate> candidates = scene.candidates(pronoun);
    if (candidates.empty()) continue;
    const PronounChoice best = choose(pronoun, candidates);
    const std::uint32_t group = candidates[best.candidate].group;
    Joined joined;
    joined.mention.tokens = {i, i + 1};
    joined.mention.kind = groups.groups[group].kind;
    joined.mention.form = MentionForm::Pronoun;
    joined.mention.rule = MentionRule::FirstPerson;
    joined.group = group;
    all.push_back(joined);
    scene.resolve(pronoun, group);
  }
  return with_mentions(std::move(groups), std::move(all));
}

}  // namespace sidelight
