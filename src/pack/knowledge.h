// Knowledge: what a reading may know: one language's words and any number of knowledge packs. Never
// the reader's own history, which is the library.
#pragma once

#include <vector>

#include "model/language.h"
#include "pack/pack.h"

namespace sidelight {

struct Knowledge {
  Language language;
  std::vector<Pack> packs;  // in order of trust: an earlier pack wins
};

}  // namespace sidelight
