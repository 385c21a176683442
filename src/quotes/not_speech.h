// Words in quotation marks that nobody says: titles of works, nicknames, scare quotes, words as
// words, inscriptions. Never who speaks: that is marked_sources.h.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/range.h"
#include "quotes/cues.h"
#include "quotes/quote_marks.h"
#include "text/document.h"

namespace sidelight {

// How the words of a marked stretch look.
struct MarkedShape {
  std::uint32_t words = 0;
  bool upper_start = false;
  bool terminal = false;  // ends with . ! ? or …
  bool comma = false;     // ends with , or a dash
  bool title = false;     // every long word has a capital
  bool shouted = true;    // every word is in capitals
  bool whole() const { return terminal || comma; }
};

MarkedShape shape_of(const Document& doc, const MarkedSpan& span);

struct MarkedWords {
  MarkedSpan span;
  MarkedShape shape;
  TokenRange before;  // the reporter's words before the marks, in their sentence
};

// The source that was found for them.
struct MarkedCue {
  const Cue* cue = nullptr;  // null for none
  bool found = false;        // somebody, with or without a cue
  bool adjacent = false;     // the cue stands right beside the marks
  bool after = false;        // … after them
  bool reports = false;      // it reports the clause that they stand in
  std::string_view speaker;
};

// "told ‘Coast This Week’": a programme or paper that somebody talks to.
bool is_addressee(const MarkedWords& words, const MarkedCue& cue);

bool is_not_speech(const Document& doc, const MarkedWords& words, const MarkedCue& cue);

}  // namespace sidelight
