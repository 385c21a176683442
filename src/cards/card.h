// Cards (entity summaries): the one line that says who or what a group is, from the article's own
// words or a pack, and the timeline and counts of the panel. Never claims what neither says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "figures/date.h"
#include "links/link.h"
#include "people/group.h"
#include "quotes/quote.h"

namespace sidelight {

enum class LineSource : std::uint8_t { None, Article, Pack };

struct Card {
  std::uint32_t group = 0;
  std::string title;
  std::vector<std::string> names;  // other names used here, in order of first use
  std::string line;
  LineSource source = LineSource::None;
  std::string as_of;  // date of the pack's fact, or empty
  ByteRange
      introduced;  // the article's own words for it, inside one sentence; empty when there are none
  std::uint32_t mentions = 0;
  Score prominence;  // order of the cards
};

struct TimelineEntry {
  std::uint32_t date = 0;      // index in the dates
  std::uint32_t sentence = 0;  // index in Document::sentences
};

// One card for each group with a mention in the article, most prominent first (ties: first
// mention).
std::vector<Card> make_cards(const Document& doc, const Groups& groups,
                             const std::vector<Link>& links, const std::vector<Quote>& quotes,
                             const Knowledge& knowledge);

// The dates of the article that name a span of days, sorted by `from`, then by place.
std::vector<TimelineEntry> make_timeline(const Document& doc, const std::vector<Date>& dates);

}  // namespace sidelight
