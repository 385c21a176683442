#include "quotes/repeated_quotes.h"

#include <algorithm>

namespace sidelight {
namespace {

constexpr std::size_t kFewestWords = 4;
constexpr std::size_t kMostLines = 32;  // of an article: each is looked for in the whole text

// The words of a range: no marks, which differ between a headline and a text.
std::vector<std::uint32_t> words_of(const Document& doc, TokenRange range) {
  std::vector<std::uint32_t> words;
  for (std::uint32_t token = range.begin; token < range.end; ++token) {
    if (doc.tokens[token].kind != TokenKind::Punctuation) words.push_back(token);
  }
  return words;
}

bool may_repeat(const Document& doc, const MarkedSpan& span) {
  const BlockKind kind = doc.article.blocks[span.block].kind;
  return kind == BlockKind::Headline || kind == BlockKind::Subheading ||
         span.outside.begin == doc.tokens_of_block(span.block).begin;
}

// Where the words of a line stand again in another block; the first token, kNone for nowhere.
std::uint32_t find_again(const Document& doc, const std::vector<std::uint32_t>& text,
                         const std::vector<std::uint32_t>& line) {
  const auto same = [&](std::uint32_t a, std::uint32_t b) {
    return doc.folded[a] == doc.folded[b];
  };
  auto from = text.begin();
  while (true) {
    const auto at = std::search(from, text.end(), line.begin(), line.end(), same);
    if (at == text.end()) return kNone;
    if (doc.block_of(*at) != doc.block_of(line.front())) return *at;
    from = at + 1;
  }
}

const Quote* quote_at(const Document& doc, const std::vector<Quote>& quotes, std::uint32_t token) {
  const ByteRange at = doc.tokens[token].at;
  for (const Quote& quote : quotes) {
    for (const ByteRange part : quote.parts) {
      if (part.contains(at)) return &quote;
    }
  }
  return nullptr;
}

}  // namespace

void add_repeated_quotes(const Document& doc, const std::vector<MarkedSpan>& spans,
                         const SpeakerFinder& speakers, std::vector<Quote>& quotes) {
  std::vector<std::uint32_t> text;
  std::vector<Quote> added;
  std::size_t lines = 0;
  for (const MarkedSpan& span : spans) {
    if (!may_repeat(doc, span) || lines == kMostLines) continue;
    const std::vector<std::uint32_t> line = words_of(doc, span.inside);
    if (line.size() < kFewestWords) continue;
    const Quote* known = quote_at(doc, quotes, line.front());
    if (known != nullptr && !known->speaker.at.empty()) continue;
    ++lines;
    if (text.empty()) text = words_of(doc, {0, static_cast<std::uint32_t>(doc.tokens.size())});
    const std::uint32_t again = find_again(doc, text, line);
    if (again == kNone) continue;
    const Quote* said = quote_at(doc, quotes, again);
    // What an interview has without marks its main person says.
    const Speaker speaker =
        said != nullptr && !said->speaker.at.empty() ? said->speaker : speakers.main_person(again);
    if (known != nullptr) {
      quotes[static_cast<std::size_t>(known - quotes.data())].speaker = speaker;
      continue;
    }
    Quote quote;
    quote.kind = QuoteKind::Direct;
    quote.parts.push_back(doc.bytes(span.inside));
    quote.speaker = speaker;
    quote.score = Score::of(speaker.at.empty() ? 600 : 800);
    quote.rule = "repeated";
    added.push_back(std::move(quote));
  }
  quotes.insert(quotes.end(), added.begin(), added.end());
  std::stable_sort(quotes.begin(), quotes.end(), [](const Quote& a, const Quote& b) {
    return a.parts.front() < b.parts.front();
  });
}

}  // namespace sidelight
