// Cards (entity summaries): what is known of each group of the article: who or what it is, from the
// article's own words or a pack, what the article says of it, and how it goes with the others.
// Never claims what neither says. The whole article's key sentences are cards/key_sentences.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "cards/offices.h"
#include "cards/statements.h"
#include "figures/date.h"
#include "links/link.h"
#include "people/group.h"
#include "quotes/quote.h"

namespace sidelight {

enum class LineSource : std::uint8_t { None, Article, Pack };

// A fact of the pack that is worth showing.
struct CardFact {
  std::uint32_t fact = 0;       // place in the facts of the linked entity, from 0
  std::uint32_t group = kNone;  // the group of the article that the fact refers to
  bool stale = false;           // known to hold more than 180 days before the article was published
  ByteRange differs;            // the article's words that say otherwise; they win
};

// How this group goes with another one of the article.
struct Relation {
  std::uint32_t group = 0;  // the other
  LineSource source = LineSource::Article;
  std::string_view key;  // of a pack's fact ("office", "capital"); empty for the article's words
  bool inverse = false;  // of a pack's fact: it is the other's, and refers to this one
  ByteRange words;       // the article's words that say so; empty for a pack's fact
};

struct Card {
  std::uint32_t group = 0;
  OfficeConcept office;  // what its line calls it, explained; of persons only
  std::string title;
  std::vector<std::string> names;  // other names used here, in order of first use
  std::string line;
  LineSource source = LineSource::None;
  std::string as_of;  // date of the pack's fact, or empty
  ByteRange
      introduced;  // the article's own words for it, inside one sentence; empty when there are none
  std::vector<Statement> says;        // what the article says of it, reading order, at most 4
  std::vector<CardFact> facts;        // in the pack's order, offices first
  std::vector<Relation> relations;    // neighbours last, most prominent other first; at most 8
  std::vector<std::uint32_t> quotes;  // indices of the quotes it speaks, reading order
  std::uint32_t mentions = 0;
  Score prominence;  // order of the cards
};

inline constexpr std::uint32_t kMostTimelineBytes = 1000;

struct TimelineEntry {
  std::uint32_t date = 0;  // index in the dates
  // The date's sentence; of one of more than kMostTimelineBytes the part around the date, or else
  // many dates of one endless sentence would repeat all of it.
  TokenRange sentence;
};

// One card for each group with a mention in the article, most prominent first (ties: first
// mention). The day of publication is the article's.
[[gnu::noinline]] std::vector<Card> make_cards(const Document& doc, const Groups& groups,
                                               const std::vector<Link>& links,
                                               const std::vector<Quote>& quotes,
                                               const Knowledge& knowledge);

// The dates of the article that name a span of days, sorted by `from`, then by place.
[[gnu::noinline]] std::vector<TimelineEntry> make_timeline(const Document& doc,
                                                           const std::vector<Date>& dates);

}  // namespace sidelight
