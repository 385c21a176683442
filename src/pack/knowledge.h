// Knowledge: what a reading may know: one language's words, trained models and any number of
// knowledge packs. Never
// the reader's own history, which is the library.
#pragma once

#include <cstddef>
#include <vector>

#include "model/language.h"
#include "model/name_model.h"
#include "model/quote_model.h"
#include "model/trees.h"
#include "pack/pack.h"

namespace sidelight {

struct Knowledge {
  Language language;
  TreeModel blocks;         // which blocks of a page are its article; may be empty
  NameModel names;          // which words are names; may be empty
  TreeModel pronouns;       // whom a pronoun means; may be empty
  QuoteModel quotes;        // which words are speech; may be empty
  std::vector<Pack> packs;  // in order of trust: an earlier pack wins
  std::size_t brought = 0;  // how many of them, the last, a reader brought
};

}  // namespace sidelight
