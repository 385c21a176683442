// Pronouns (anaphora resolution): whom "he" or "her", what "it" or "they" means, by a small ranker
// with learnt whole numbers for weights, to which learnt trees add what features mean together.
// Never guesses: where nobody fits well enough, nobody is chosen.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "model/trees.h"
#include "people/descriptions.h"
#include "people/pronoun_features.h"

namespace sidelight {

inline constexpr int kWeightsOfLogit = 64;

struct PronounChoice {
  std::size_t candidate = 0;
  int weight = 0;  // sixty-fourths of a logit; nobody is meant where it is low
};

// Decides whom a pronoun means. Training has one of its own that learns as it decides.
using PronounJudge = std::function<PronounChoice(const Pronoun& pronoun,
                                                 const std::vector<PronounCandidate>& candidates)>;

// What the trees are asked of a candidate: a column for each feature, 1 where it has it, and one
// for the pronoun's row.
inline constexpr std::size_t kPronounColumns = kPronounFeatures + 1;
using PronounColumns = std::array<std::int32_t, kPronounColumns>;
PronounColumns columns_of(const Pronoun& pronoun, const PronounCandidate& candidate);

// The trees' outputs, and the version of the features that they were learnt from.
inline constexpr std::string_view kTreesOfPersons = "he or she";
inline constexpr std::string_view kTreesOfThings = "it or they";
inline constexpr std::string_view kPronounFeaturesVersion = "pronouns 1";

// Whether `model` was learnt for pronouns, from the features that this program measures.
bool fits_pronouns(const TreeModel& model);

// The judge of every reading: people/pronoun_weights.h, and for third persons `trees`, which may be
// empty. The best, even below 0.
PronounChoice choose_pronoun(const Pronoun& pronoun,
                             const std::vector<PronounCandidate>& candidates,
                             const TreeModel& trees);

// What somebody asks of pronouns: a reading asks nothing.
struct PronounTask {
  PronounJudge judge;  // empty: choose_pronoun
  // Parallel to tokens, or empty: pronouns that must be answered where anybody is named at all (the
  // given mentions of a coreference corpus). Their candidates come from the whole text.
  std::vector<char> asked;
  // Parallel to tokens, or empty: where the names begin that were given with them. What else is
  // named is seldom meant.
  std::vector<char> given;
};

// The pronouns that are resolved; reading order. `mentions` are names and descriptions in reading
// order, `traits` are of their groups. Linear in tokens.
[[gnu::noinline]] std::vector<Joined> find_pronouns(const Document& doc,
                                                    const std::vector<Joined>& mentions,
                                                    const std::vector<GroupTrait>& traits,
                                                    const Knowledge& knowledge,
                                                    const PronounTask& task);

}  // namespace sidelight
