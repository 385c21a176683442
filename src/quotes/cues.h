// Cues of speech (quotation cues): the verbs and phrases that say that somebody said something.
// Never who or what: that is speakers.h and attribution.h.
#pragma once

#include <cstdint>
#include <vector>

#include "base/kinds.h"
#include "base/range.h"
#include "model/language.h"
#include "text/document.h"

namespace sidelight {

struct Cue {
  TokenRange tokens;
  CueClass kind = CueClass::None;
  bool clause = false;        // reports a clause without marks too
  bool that = false;          // … mostly after "that"
  bool only_that = false;     // … never without: "held that"
  bool thing = false;         // may take a thing: "announced a plan"
  bool addressee = false;     // takes the person addressed: "told reporters"
  bool participle = false;    // "saying"
  bool base = false;          // "say": infinitive or plural
  bool passive = false;       // "was told": the subject is not who speaks
  bool noun = false;          // often a noun: "requests"
  bool unlisted = false;      // no list has the verb: its place in the sentence tells
  bool source_after = false;  // "according to"
  // Token: where "by her own account" ends, of which `tokens` is "by"; 0 for other cues.
  std::uint32_t phrase_end = 0;
};

// All cues, in reading order, without overlap. Nouns of the same form ("the claims") are left out.
[[gnu::noinline]] std::vector<Cue> find_cues(const Document& doc, const Language& language);

}  // namespace sidelight
