// Key sentences (extractive summary): the three to five sentences that tell most of what the
// article says, word for word. Never shortened, never joined. How well they are chosen is measured
// against sentences that a person chose, and against the first three
// (tests/accuracy/key_sentences.mjs).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/score.h"
#include "figures/quantity.h"
#include "people/group.h"
#include "quotes/quote.h"
#include "text/document.h"

namespace sidelight {

struct KeySentence {
  std::uint32_t sentence = 0;  // index in Document::sentences
  Score score;
  std::string_view rule;  // what speaks for it most: lead, headline, names; a constant
};

// Reading order. Of a roundup or a live blog at most one from each story. Empty where the article
// has fewer than six sentences: then it is read as fast as its key sentences.
std::vector<KeySentence> choose_key_sentences(const Document& doc, const Groups& groups,
                                              const std::vector<Quote>& quotes,
                                              const std::vector<Quantity>& quantities);

}  // namespace sidelight
