// Pronouns (anaphora resolution): whom "he" or "her", what "it" or "they" means, by a small ranker
// with learnt whole numbers for weights. Never guesses: where nobody fits well enough, nobody is
// chosen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "people/descriptions.h"
#include "people/pronoun_features.h"

namespace sidelight {

struct PronounChoice {
  std::size_t candidate = 0;
  int weight = 0;  // sixty-fourths of a logit; nobody is meant unless it is above 0
};

// Decides whom a pronoun means. Training has one of its own that learns as it decides.
using PronounJudge = std::function<PronounChoice(const Pronoun& pronoun,
                                                 const std::vector<PronounCandidate>& candidates)>;

// The judge of every reading: people/pronoun_weights.h. The best, even below 0.
PronounChoice choose_by_weights(const Pronoun& pronoun,
                                const std::vector<PronounCandidate>& candidates);

// What somebody asks of pronouns: a reading asks nothing.
struct PronounTask {
  PronounJudge judge = choose_by_weights;
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
