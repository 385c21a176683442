// Candidate: a name whose kind may still be open while the document is read once more. Never leaves
// this room: what leaves it is names/mention.h.
#pragma once

#include "base/kinds.h"
#include "base/range.h"

namespace sidelight {

struct Candidate {
  TokenRange at;
  EntityKind kind = EntityKind::Organisation;
  bool sure = false;  // the kind does not change when the rest of the document is seen
  bool weak = false;  // a name only if the rest of the document supports it
  int score = 0;      // thousandths
  MentionRule rule = MentionRule::PlainWord;
};

}  // namespace sidelight
