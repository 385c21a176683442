#include "quotes/tagged_reports.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "quotes/clauses.h"
#include "quotes/word_classes.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kFewestWords = 2;   // of a reported stretch
constexpr std::uint32_t kReachBefore = 24;  // tokens from a cue to the clause after it
constexpr std::uint32_t kReachAfter = 24;   // tokens from a clause to the cue after it
constexpr std::uint32_t kLongestGap = 30;   // tokens of the attribution between two parts

struct Found {
  TokenRange tokens;
  std::uint32_t cue = kNone;
  bool after = false;  // the cue stands after it
};

class TaggedReports {
 public:
  TaggedReports(const Document& doc, const std::vector<Cue>& cues, const SpeakerFinder& speakers)
      : doc_(doc), cues_(cues), speakers_(speakers) {}

  TokenRange trimmed(TokenRange part) const;
  std::uint32_t words_in(TokenRange part) const;
  // Whether marked words end with the mark of a whole sentence, or with its comma.
  bool is_whole(ByteRange at) const {
    const char last = at.empty() ? ' ' : doc_.view(at).back();
    return last == '.' || last == ',' || last == '!' || last == '?';
  }
  void find_cue(Found& found, TokenRange free) const;
  Subject subject_of(const Found& found) const;
  bool is_report(const Found& found, const Subject& subject) const;

 private:
  std::uint32_t cue_at_or_after(std::uint32_t token) const;

  const Document& doc_;
  const std::vector<Cue>& cues_;
  const SpeakerFinder& speakers_;
};

TokenRange TaggedReports::trimmed(TokenRange part) const {
  const auto is_edge = [&](std::uint32_t token) {
    const std::string& word = doc_.folded[token];
    return doc_.tokens[token].kind == TokenKind::Punctuation && word != "(" && word != ")" &&
           word != "[" && word != "]";
  };
  while (!part.empty() && is_edge(part.end - 1)) --part.end;
  while (!part.empty() && (is_edge(part.begin) || doc_.folded[part.begin] == "that")) ++part.begin;
  return part;
}

std::uint32_t TaggedReports::words_in(TokenRange part) const {
  std::uint32_t words = 0;
  for (std::uint32_t token = part.begin; token < part.end; ++token) {
    words += doc_.tokens[token].kind != TokenKind::Punctuation ? 1 : 0;
  }
  return words;
}

std::uint32_t TaggedReports::cue_at_or_after(std::uint32_t token) const {
  const auto at = std::lower_bound(
      cues_.begin(), cues_.end(), token,
      [](const Cue& cue, std::uint32_t begin) { return cue.tokens.begin < begin; });
  return static_cast<std::uint32_t>(at - cues_.begin());
}

// The cue of a stretch, inside `free`, the words of its sentence that no other stretch takes.
void TaggedReports::find_cue(Found& found, TokenRange free) const {
  const std::uint32_t next = cue_at_or_after(found.tokens.end);
  std::uint32_t before = kNone;
  const std::uint32_t at = cue_at_or_after(found.tokens.begin);
  if (at > 0 && cues_[at - 1].tokens.begin >= free.begin &&
      cues_[at - 1].tokens.end <= found.tokens.begin &&
      found.tokens.begin - cues_[at - 1].tokens.end <= kReachBefore) {
    before = at - 1;
  }
  std::uint32_t after = kNone;
  if (next < cues_.size() && cues_[next].tokens.end <= free.end &&
      cues_[next].tokens.begin - found.tokens.end <= kReachAfter) {
    after = next;
  }
  if (after != kNone && before != kNone) {
    // A comma or mark closes what is told before its cue.
    const std::string& close = doc_.folded[found.tokens.end];
    const bool comma = close == "," || close == "—" || close == "–" || close == "--" ||
                       close == "\"" || close == "”" || close == "’" || close == "''" ||
                       cues_[after].source_after;
    const std::uint32_t gap_before = found.tokens.begin - cues_[before].tokens.end;
    const std::uint32_t gap_after = cues_[after].tokens.begin - found.tokens.end;
    const bool near_before = gap_before <= 2;
    if (!comma || near_before || gap_before + 4 < gap_after) {
      after = kNone;
    } else {
      before = kNone;
    }
  }
  found.after = before == kNone && after != kNone;
  found.cue = before != kNone ? before : after;
}

Subject TaggedReports::subject_of(const Found& found) const {
  if (found.cue == kNone) return {};
  const Cue& cue = cues_[found.cue];
  const TokenRange sentence = doc_.sentence_at(cue.tokens.begin).tokens;
  if (cue.source_after) {
    const std::uint32_t end = found.after ? sentence.end : found.tokens.begin;
    return speakers_.after(cue.tokens.end, std::max(end, cue.tokens.end));
  }
  const std::uint32_t begin = found.after ? found.tokens.end : sentence.begin;
  if (cue.passive) {
    return speakers_.agent(cue.tokens.end, sentence.end);
  }
  if (found.after) {
    // "…, says X"
    std::uint32_t first = begin;
    while (first < cue.tokens.begin && doc_.tokens[first].kind == TokenKind::Punctuation) ++first;
    if (first == cue.tokens.begin) {
      if (Subject inverted = speakers_.after(cue.tokens.end, sentence.end); inverted.found())
        return inverted;
    }
  }
  const bool infinitive =
      cue.base && cue.tokens.begin > begin && doc_.folded[cue.tokens.begin - 1] == "to";
  if (!cue.participle && !infinitive) {
    Subject subject = speakers_.before(cue, begin);
    if (subject.likely) return subject;
    const bool conjoined =
        cue.tokens.begin > begin &&
        (doc_.folded[cue.tokens.begin - 1] == "and" || doc_.folded[cue.tokens.begin - 1] == "but");
    if (subject.found() && !conjoined) return subject;
  }
  return speakers_.first_in({begin, cue.tokens.begin});
}

// What the weights take for speech is a report when a verb of saying with its subject stands beside
// it: what somebody believes or merely names is none.
bool TaggedReports::is_report(const Found& found, const Subject& subject) const {
  if (found.cue == kNone || !subject.found()) return false;
  const Cue& cue = cues_[found.cue];
  const std::uint32_t begin = found.tokens.begin;
  const std::string_view opener =
      begin > 0 ? std::string_view(doc_.folded[begin - 1]) : std::string_view();
  const bool that = opener == "that";
  const std::string& first = doc_.folded[begin];
  const bool asks = first == "whether" || first == "if" || first == "how" || first == "why" ||
                    first == "to" || first == "what" || first == "where" || first == "when" ||
                    first == "who";
  if (cue.source_after) return true;
  if (!cue.clause && !that && !asks) return false;
  if (cue.that && !that && !asks) return false;
  if (!subject.likely && !subject.noun && !that && !found.after) return false;
  if (cue.base && cue.tokens.begin > 0 && doc_.folded[cue.tokens.begin - 1] == "to") return false;
  const TokenRange sentence = doc_.sentence_at(cue.tokens.begin).tokens;
  if (subject.words.begin > sentence.begin) {
    const std::string& before = doc_.folded[subject.words.begin - 1];
    if (before == "if" || before == "what" || before == "than" || before == "as" ||
        before == "like" || before == "whether" || before == "unless") {
      return false;
    }
  }
  if (found.after) return true;
  return begin - cue.tokens.end <= 1 || that || asks ||
         is_connective(doc_, {cue.tokens.end, begin}, cue.addressee);
}

// A part of a marked quote, and the quote's index.
struct Part {
  ByteRange at;
  std::size_t quote;
};

std::vector<Part> parts_of(const std::vector<Quote>& quotes) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    for (const ByteRange at : quotes[i].parts) parts.push_back({at, i});
  }
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return a.at != b.at ? a.at < b.at : a.quote < b.quote;
  });
  return parts;
}

// Makes a stretch that holds a marked part the clause of its quote. A few words in marks inside a
// much longer stretch are a mixed quote, unless they end as a sentence of their own.
void make_clause(Quote& quote, ByteRange part, ByteRange stretch, bool whole) {
  if (!stretch.contains(part)) return;
  const bool fragment = part.size() * 10 < stretch.size() * 7 && quote.parts.size() == 1 && !whole;
  if (quote.kind != QuoteKind::Mixed && !fragment) return;
  quote.kind = QuoteKind::Mixed;
  quote.clause = stretch;
}

// The words of the sentence around stretch `i` that no other stretch takes.
TokenRange free_around(const Document& doc, const std::vector<SpeechSpan>& tagged, std::size_t i,
                       TokenRange tokens) {
  TokenRange free = doc.sentence_at(tokens.begin).tokens;
  if (i > 0) free.begin = std::max(free.begin, std::min(tagged[i - 1].tokens.end, tokens.begin));
  if (i + 1 < tagged.size()) {
    free.end = std::min(free.end, std::max(tagged[i + 1].tokens.begin, tokens.end));
  }
  return free;
}

}  // namespace

std::vector<Quote> find_tagged_reports(const Document& doc, const std::vector<SpeechSpan>& tagged,
                                       const std::vector<Cue>& cues, MarkedQuotes& marked,
                                       const SpeakerFinder& speakers) {
  const TaggedReports reports(doc, cues, speakers);
  const std::vector<Part> parts = parts_of(marked.quotes);
  std::vector<Quote> quotes;
  Found last;
  std::size_t next = 0;
  for (std::size_t i = 0; i < tagged.size(); ++i) {
    Found found;
    found.tokens = reports.trimmed(tagged[i].tokens);
    if (found.tokens.empty()) continue;
    const ByteRange at = doc.bytes(found.tokens);
    while (next < parts.size() && parts[next].at.end <= at.begin) ++next;
    bool taken = false;
    for (std::size_t p = next; p < parts.size() && parts[p].at.begin < at.end; ++p) {
      taken = true;
      make_clause(marked.quotes[parts[p].quote], parts[p].at, at, reports.is_whole(parts[p].at));
    }
    if (taken || reports.words_in(found.tokens) < kFewestWords) continue;
    reports.find_cue(found, free_around(doc, tagged, i, found.tokens));
    // "The fix, the agency says, is …": the second part of one quote.
    const bool joins = !quotes.empty() && found.cue != kNone && found.cue == last.cue &&
                       last.after && !found.after &&
                       found.tokens.begin - last.tokens.end <= kLongestGap;
    if (joins) {
      quotes.back().parts.push_back(at);
      last = found;
      continue;
    }
    const Subject subject = reports.subject_of(found);
    if (!reports.is_report(found, subject) || marked.used[found.cue]) continue;
    Quote quote;
    quote.kind = QuoteKind::Indirect;
    quote.parts.push_back(at);
    quote.speaker = subject.speaker;
    quote.cue = doc.bytes(cues[found.cue].tokens);
    quote.cue_class = cues[found.cue].kind;
    quote.score = Score::of(std::clamp(500 + tagged[i].margin / 2, 500, 950));
    quote.rule = "tagged";
    quotes.push_back(std::move(quote));
    last = found;
  }
  return quotes;
}

}  // namespace sidelight
