// Named entity recognition: finds names and nationalities. Rules and word lists: titles, first
// names, organisation and facility words, the names of the packs, capitals, and the document's own
// repetition. Never finds dates and amounts, which are figures/, and never pronouns, which are
// people/.
#pragma once

#include <vector>

#include "names/mention.h"
#include "pack/knowledge.h"
#include "text/document.h"

namespace sidelight {

// All names of `doc`, in every region and block kind that holds prose (not bylines, dates, credits,
// boilerplate), in reading order, without overlap. form is Name.
[[gnu::noinline]] std::vector<Mention> find_mentions(const Document& doc,
                                                     const Knowledge& knowledge);

}  // namespace sidelight
