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

// The judge of every reading: people/pronoun_weights.h.
PronounChoice choose_by_weights(const Pronoun& pronoun,
                                const std::vector<PronounCandidate>& candidates);

// The pronouns that are resolved; reading order. `mentions` are names and descriptions in reading
// order, `genders` and `kinds` are of their groups. Linear in tokens.
std::vector<Joined> find_pronouns(const Document& doc, const std::vector<Joined>& mentions,
                                  const std::vector<char>& genders,
                                  const std::vector<EntityKind>& kinds, const Knowledge& knowledge,
                                  const PronounJudge& judge);

}  // namespace sidelight
