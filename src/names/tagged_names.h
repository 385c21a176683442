// Tagged names: what the tagger of names/name_tagger.h labels in a document made names of, by our
// conventions, and joined with those that the rules of find_mentions.h found. Never labels a word
// itself, and has no say in blocks whose capitals say nothing: there the rules stand.
#pragma once

#include <vector>

#include "model/name_model.h"
#include "names/mention.h"
#include "names/name_facts.h"

namespace sidelight {

// The names of the document by the model, and by the rules where the model has no say. `ruled` and
// what is given back: reading order, no overlap.
[[gnu::noinline]] std::vector<Mention> tag_names(const NameFacts& facts,
                                                 const std::vector<Mention>& ruled,
                                                 const NameModel& model);

}  // namespace sidelight
