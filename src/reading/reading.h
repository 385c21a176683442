// Reading: all that was found on one page, and the walk that finds it (the document-processing
// pipeline). Never finds anything itself: each room does. Its JSON is reading/write_json.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cards/card.h"
#include "cards/disagreements.h"
#include "cards/key_sentences.h"
#include "cards/related_names.h"
#include "figures/date.h"
#include "figures/quantity.h"
#include "links/link.h"
#include "pack/knowledge.h"
#include "page/page.h"
#include "people/group.h"
#include "quotes/quote.h"
#include "text/document.h"

namespace sidelight {

inline constexpr std::string_view kEngineVersion = "0.1.0";

struct Reading {
  Document doc;
  std::vector<Mention> names;  // the finder's own; groups.mentions adds nominals and pronouns
  Groups groups;
  std::vector<Link> links;  // parallel to groups.groups
  std::vector<Quote> quotes;
  std::vector<Date> dates;  // DATE and TIME, DURATION and SET
  std::vector<Quantity> quantities;
  std::vector<Card> cards;
  std::vector<TimelineEntry> timeline;
  std::vector<KeySentence> glance;
  std::vector<Disagreement> disagreements;
  std::vector<SharedNames> shared;  // parallel to the article's related items
  std::vector<Note> notes;
  bool finished = false;
};

// A reading in progress. Synchronous WebAssembly can't be interrupted, so the work is cut into
// steps; what has been found so far may be looked at between any two of them.
class Reader {
 public:
  // `knowledge` must outlive the Reader.
  Reader(Page page, const Knowledge& knowledge);

  // Works until about `budget` tokens have been gone over (at least one room's work); false when
  // all is done.
  bool step(std::uint32_t budget);

  const Page& page() const { return page_; }
  // Works until all is done.
  void finish();

  const Reading& reading() const { return found_; }
  Reading take() && { return std::move(found_); }

 private:
  void next_room();

  Page page_;
  const Knowledge& knowledge_;
  Reading found_;
  int room_ = 0;
};

// The name to show for a speaker: the group's, or the words that say who it is; empty when nobody
// is found.
std::string shown_speaker(const Reading& reading, const Speaker& speaker);

// The whole walk at once.
Reading read(Page page, const Knowledge& knowledge);

}  // namespace sidelight
