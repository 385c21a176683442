// Given mentions (gold mentions of a coreference corpus): which of the spans that somebody gives
// are names, and which words of each are the name. Spans of corpora hold what belongs to a phrase
// ("the Wikimedia Foundation’s", "Ada Moss, who came late") and nest. Never looks for names itself:
// that is names/find_mentions.h.
#pragma once

#include <cstdint>
#include <vector>

#include "model/language.h"
#include "names/mention.h"
#include "text/document.h"

namespace sidelight {

struct GivenNames {
  // The names of the spans; reading order, without two of the same words, but they may nest. Where
  // the spans are evidently not all names of the text, also the finder's that no span overlaps.
  std::vector<Mention> names;
  std::vector<TokenRange> name_of_span;  // parallel to the spans; empty: a pronoun, or no name
};

// The words of `span` that are its name: without articles, a possessive and what follows the name;
// empty where there is no capital, and for pronouns.
TokenRange name_in_span(const Document& doc, TokenRange span, const Language& language);

// `found` are the finder's names; a span that overlaps one takes its kind.
GivenNames names_of_spans(const Document& doc, const std::vector<TokenRange>& spans,
                          const std::vector<Mention>& found, const Language& language);

// Parallel to tokens: where the names of the spans begin (PronounTask::given).
std::vector<char> begins_of_given(const Document& doc, const GivenNames& names);

}  // namespace sidelight
