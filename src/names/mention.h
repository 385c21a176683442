// Mention (named entity mention): a name in the text and its kind. Which mentions mean the same
// thing is people/group.h; which entry of a pack that is, links/link.h.
#pragma once

#include "base/kinds.h"
#include "base/range.h"
#include "base/score.h"

namespace sidelight {

struct Mention {
  TokenRange tokens;  // without title ("President") and possessive ("’s")
  EntityKind kind = EntityKind::Person;
  MentionForm form = MentionForm::Name;
  Score score;
  MentionRule rule = MentionRule::PlainWord;
};

}  // namespace sidelight
