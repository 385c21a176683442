#include "people/pronouns.h"

#include <algorithm>

#include "people/pronoun_weights.h"

namespace sidelight {
namespace {

// Of a pronoun's word in the list: "m s subject". Nothing for other words.
bool read_pronoun(std::string_view value, std::uint32_t token, Pronoun& pronoun) {
  if (value.empty()) return false;
  pronoun.token = token;
  pronoun.gender = value[0] == 'a' ? 'p' : value[0];  // "any"
  const auto says = [&](std::string_view word) {
    return value.find(word) != std::string_view::npos;
  };
  pronoun.role = says("possessive") ? PronounRole::Possessive
                 : says("subject")  ? PronounRole::Subject
                                    : PronounRole::Object;
  return true;
}

int weight_of(std::size_t row, const PronounCandidate& candidate) {
  int sum = 0;
  for (const PronounFeature feature : candidate.features)
    sum += kPronounWeights[row][static_cast<std::size_t>(feature)];
  return sum;
}

}  // namespace

PronounChoice choose_by_weights(const Pronoun& pronoun,
                                const std::vector<PronounCandidate>& candidates) {
  PronounChoice best;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const int weight = weight_of(pronoun.row(), candidates[i]);
    if (weight > best.weight) best = {i, weight};
  }
  return best;
}

std::vector<Joined> find_pronouns(const Document& doc, const std::vector<Joined>& mentions,
                                  const std::vector<char>& genders,
                                  const std::vector<EntityKind>& kinds, const Knowledge& knowledge,
                                  const PronounJudge& judge) {
  const WordList& pronouns = knowledge.language.list("pronouns");
  PronounScene scene(doc, genders, kinds, knowledge.language);
  std::vector<Joined> found;
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    while (next < mentions.size() && mentions[next].mention.tokens.begin <= i)
      scene.see(mentions[next++]);
    Pronoun pronoun;
    if (doc.tokens[i].kind != TokenKind::Word ||
        !read_pronoun(pronouns.value(doc.folded[i]), i, pronoun))
      continue;
    const std::vector<PronounCandidate> candidates =
        scene.candidates(pronoun, next < mentions.size() ? &mentions[next] : nullptr);
    const PronounChoice best = judge(pronoun, candidates);
    if (best.weight <= 0) continue;
    const std::uint32_t group = candidates[best.candidate].group;
    Joined joined;
    joined.mention.tokens = {i, i + 1};
    joined.mention.kind = kinds[group];
    joined.mention.form = MentionForm::Pronoun;
    joined.mention.score = Score::of(std::clamp(500 + best.weight, 300, 900));
    joined.mention.rule = MentionRule::Pronoun;
    joined.group = group;
    found.push_back(joined);
    scene.resolve(pronoun, group);
  }
  return found;
}

}  // namespace sidelight
