// Reported speech (indirect quotes): clauses that a cue reports without quotation marks: "said that
// …", "…, the ministry said", "according to …". Speech in marks is attribution.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "quotes/attribution.h"
#include "quotes/cues.h"
#include "quotes/quote.h"
#include "quotes/quote_marks.h"
#include "quotes/speakers.h"
#include "text/document.h"

namespace sidelight {

// What single cues report, as the rules read it.
class ReportRules {
 public:
  ReportRules(const Document& doc, const std::vector<Cue>& cues, const SpeakerFinder& speakers)
      : doc_(doc), cues_(cues), speakers_(speakers) {}

  // The quote of one cue; without parts when it reports nothing.
  Quote read(std::size_t index) const;
  // The "that" which opens the clause of a cue, before `limit`: right after the cue, or after an
  // addressee, a day or "in a statement"; kNone for none.
  std::uint32_t find_that(const Cue& cue, std::uint32_t limit) const;
  // Whether a word between `begin` and `limit` shows that a clause stands there, not a noun alone
  // ("declared war"). Looks not far, and not over a comma unless told to.
  bool has_verb(std::uint32_t begin, std::uint32_t limit, bool over_commas = false) const;
  // The comma that the clause of "According to X, …" follows, behind what is said of the source,
  // "Ana Reyes, a professor at Yale,"; kNone when none is near.
  std::uint32_t comma_after(const Subject& source, std::uint32_t limit) const;

 private:
  Quote according_to(const Cue& cue, TokenRange sentence) const;
  Quote postposed(const Cue& cue, const Subject& subject, TokenRange sentence) const;
  Quote preposed(const Cue& cue, const Subject& subject, std::uint32_t limit) const;
  Quote made(const Cue& cue, const Subject& subject, const std::vector<TokenRange>& parts,
             std::string_view rule) const;
  std::uint32_t closing_comma(std::uint32_t tail, const Cue& cue, TokenRange sentence) const;
  bool may_open_clause(std::uint32_t token) const;
  bool closes_sentence(std::uint32_t tail, const Cue& cue, TokenRange sentence) const;
  std::uint32_t words_in(TokenRange part) const;

  const Document& doc_;
  const std::vector<Cue>& cues_;
  const SpeakerFinder& speakers_;
};

// Sorts stretches of text and makes their ends rise as well, so that one look-up of overlaps()
// answers.
void rise(std::vector<ByteRange>& taken);
// The stretches of text that marked quotes take, made to rise: their parts, and the clauses of
// mixed ones.
std::vector<ByteRange> taken_by(const std::vector<Quote>& marked);
bool overlaps(const std::vector<ByteRange>& taken, ByteRange at);

// Reported clauses of the cues that stand outside all `spans` and that no quote of `marked` took,
// in order of the cues. A clause that overlaps a marked quote is left out.
std::vector<Quote> find_reported(const Document& doc, const std::vector<MarkedSpan>& spans,
                                 const std::vector<Cue>& cues, const MarkedQuotes& marked,
                                 const SpeakerFinder& speakers);

}  // namespace sidelight
