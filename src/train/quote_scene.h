// What the rooms before it have found in a text when its quotations are judged: names, marks, cues.
// What trainers learn from it is theirs (train_reports.h, train_speakers.h).
#pragma once

#include <vector>

#include "names/find_mentions.h"
#include "pack/knowledge.h"
#include "people/group.h"
#include "quotes/cues.h"
#include "quotes/quote_marks.h"
#include "quotes/speakers.h"
#include "text/document.h"

namespace sidelight {

struct QuoteScene {
  // Both must outlive this.
  QuoteScene(const Document& doc, const Knowledge& knowledge)
      : groups(group_mentions(doc, find_mentions(doc, knowledge), knowledge)),
        spans(find_marked_spans(doc)),
        cues(find_cues(doc, knowledge.language)),
        speakers(doc, groups, knowledge.language) {}
  QuoteScene(const QuoteScene&) = delete;  // `speakers` points into `groups`
  QuoteScene& operator=(const QuoteScene&) = delete;

  const Groups groups;
  const std::vector<MarkedSpan> spans;
  const std::vector<Cue> cues;
  const SpeakerFinder speakers;
};

}  // namespace sidelight
