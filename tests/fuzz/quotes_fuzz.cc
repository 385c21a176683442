// Fuzz target of quotes/: whatever stands in whatever marks, each quote is a range of the document,
// in order, with a speaker, cue and clause that lie in it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "page/plain_text.h"
#include "reading/reading.h"
#include "shipped_knowledge.h"
#include "word_stream.h"

namespace {

constexpr std::string_view kWords[] = {
    " ",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "'",
    "\n",
    "\n\n",
    ". ",
    ", ",
    "? ",
    "! ",
    ": ",
    "; ",
    "— ",
    "…",
    "(",
    ")",
    "[",
    "]",
    "said ",
    "says ",
    "told ",
    "according to ",
    "added ",
    "warned ",
    "asked ",
    "wrote ",
    "that ",
    "whether ",
    "he ",
    "she ",
    "they ",
    "I ",
    "we ",
    "it ",
    "who ",
    "his ",
    "her ",
    "not ",
    "the ",
    "a ",
    "of ",
    "in ",
    "to ",
    "and ",
    "but ",
    "Chiamaka ",
    "Lindqvist ",
    "Idris ",
    "Palmqvist ",
    "Mr. ",
    "Dr ",
    "minister ",
    "director ",
    "spokesman ",
    "board ",
    "ferry ",
    "Osterhaven ",
    "Lisbon ",
    "Tuesday ",
    "bolts ",
    "counted ",
    "twice ",
    "’s ",
    "so-called ",
    "titled ",
    "The Long Crossing ",
    "reporters ",
    "officials ",
    "interview ",
    "tweeted ",
    "in a statement ",
    "on condition of anonymity ",
    "\xE2\x80\x8B",
    "\xC2\xA0",
    "been ",
};

bool inside(sidelight::ByteRange at, std::size_t size) {
  return at.begin <= at.end && at.end <= size;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidelight;
  const std::string text = text_of_words(data, size, kWords);
  const Reading found = read(read_plain_text(text, "", "2026-03-04"), shipped_knowledge());
  const std::size_t end = found.doc.article.text.size();
  std::uint32_t last = 0;
  for (const Quote& quote : found.quotes) {
    if (quote.parts.empty() || quote.parts.front().begin < last) std::abort();
    last = quote.parts.front().begin;
    std::uint32_t part_end = 0;
    for (const ByteRange part : quote.parts) {
      if (part.empty() || !inside(part, end) || part.begin < part_end) std::abort();
      part_end = part.end;
    }
    if (!inside(quote.cue, end) || !inside(quote.clause, end)) std::abort();
    const Speaker& speaker = quote.speaker;
    if (!inside(speaker.at, end) || !inside(speaker.described, end)) std::abort();
    if (speaker.group != kNone && speaker.group >= found.groups.groups.size()) std::abort();
  }
  return 0;
}
