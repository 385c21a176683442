#include "quotes/report_candidates.h"

#include <algorithm>
#include <utility>

#include "base/one_of.h"
#include "quotes/clauses.h"
#include "quotes/word_classes.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kReach = 24;        // tokens between a cue and what it reports
constexpr std::size_t kMostEnds = 12;       // of one begin
constexpr std::size_t kMostBegins = 6;      // before a cue
constexpr std::size_t kMostOfSide = 4;      // candidates of a cue, on each side
constexpr std::uint32_t kFewestTokens = 2;  // of a report

void add_place(std::vector<std::uint32_t>& places, std::uint32_t place) {
  if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
}

}  // namespace

// Where a clause may end or begin: marks, and words that open another one.
bool ReportCandidates::is_boundary(std::uint32_t token) const {
  if (doc_.tokens[token].kind == TokenKind::Punctuation) return true;
  const std::string& word = doc_.folded[token];
  return word == "and" || word == "but" || word == "while" || word == "as" || word == "when" ||
         word == "after" || word == "before" || word == "because" || word == "during";
}

// Who writes, or answers without marks: what "I" say is no report.
bool ReportCandidates::is_reporter(const Subject& subject) const {
  const std::string& word = doc_.folded[subject.words.begin];
  return subject.words.size() == 1 && (word == "i" || word == "we");
}

// The subject of a cue whose report follows it.
Subject ReportCandidates::subject_after(const Cue& cue, TokenRange sentence) const {
  if (cue.source_after) return speakers_.source(cue, sentence.end);
  if (cue.passive) return speakers_.agent(cue.tokens.end, sentence.end);
  return subject_before(cue, sentence, sentence.begin);
}

Subject ReportCandidates::subject_before(const Cue& cue, TokenRange sentence,
                                         std::uint32_t begin) const {
  const std::uint32_t at = cue.tokens.begin;
  const bool infinitive = cue.base && at > begin && doc_.folded[at - 1] == "to";
  if (!cue.participle && !infinitive) {
    const Subject subject = speakers_.before(cue, begin);
    if (subject.likely) return subject;
    const bool conjoined =
        at > begin && (doc_.folded[at - 1] == "and" || doc_.folded[at - 1] == "but");
    if (subject.found() && !conjoined) return subject;
  }
  const TokenRange clause{std::min(begin, at), std::min(at, sentence.end)};
  if (cue.participle) {
    if (const Subject subject = speakers_.of_participle(cue, clause.begin); subject.found())
      return subject;
  }
  return speakers_.first_in(clause);
}

// "…, says Ana Reyes, who runs it", "…, found a study that he paid for": who speaks, with the word
// that opens a clause about them, is no part of what is said. Empty for none.
TokenRange ReportCandidates::inverted_speaker(const Cue& cue, TokenRange sentence) const {
  const std::uint32_t at = cue.tokens.begin;
  if (at == sentence.begin || doc_.folded[at - 1] != "," || cue.participle || cue.passive ||
      cue.source_after)
    return {};
  const Subject subject = speakers_.after(cue.tokens.end, sentence.end);
  TokenRange words = subject.words;
  if (!subject.likely) return {};
  if (words.end >= sentence.end) return words;
  const auto is_relative = [&](std::uint32_t token) {
    return token + 1 < sentence.end && is_one_of(doc_.folded[token], {"who", "which", "whose"});
  };
  const bool that = !cue.addressee && is_that(doc_, words.end);
  if (!that && !is_one_of(doc_.folded[words.end], {",", "."})) return {};
  if (that || is_relative(words.end + 1)) words.end += 2;
  return words;
}

ReportCandidates::Places ReportCandidates::begins_after(const Cue& cue, TokenRange sentence,
                                                        const Quote& by_rule) const {
  Places begins;
  add_place(begins, content_begin(doc_, cue, sentence.end));
  if (const std::uint32_t that = rules_.find_that(cue, sentence.end); that != kNone)
    add_place(begins, that + 1);
  if (cue.addressee) {
    const Subject addressee = speakers_.after(cue.tokens.end, sentence.end);
    if (addressee.found()) add_place(begins, addressee.words.end);
    // "told Harbour Weekly | the claims were false"
    const Subject name = speakers_.at(cue.tokens.end);
    if (name.found()) add_place(begins, name.words.end);
  }
  // "According to X of Y, …"; "asked X whether …".
  const std::uint32_t last = std::min(sentence.end, cue.tokens.end + kReach);
  for (std::uint32_t token = cue.tokens.end; token + 1 < last; ++token) {
    const std::string& word = doc_.folded[token];
    if (cue.source_after && (word == "," || word == ":")) add_place(begins, token + 1);
    if (cue.addressee || cue.kind == CueClass::Asked) {
      if (token > cue.tokens.end && is_asking_word(word)) add_place(begins, token);
    }
    if (begins.size() >= kMostBegins) break;
  }
  for (const SpeechSpan& stretch : tagger_.stretches()) {
    const std::uint32_t begin = clause_words(doc_, stretch.tokens).begin;
    if (begin >= cue.tokens.end && begin - cue.tokens.end <= kReach) add_place(begins, begin);
  }
  for (const ByteRange part : by_rule.parts) {
    const std::uint32_t begin = doc_.tokens_in(part).begin;
    if (begin >= cue.tokens.end && begin < sentence.end) add_place(begins, begin);
  }
  // What is said of the source is no part of what it says.
  const Subject source = cue.source_after ? speakers_.source(cue, sentence.end) : Subject{};
  const std::uint32_t comma = source.found() ? rules_.comma_after(source, sentence.end) : kNone;
  if (comma == kNone) return begins;
  const auto is_before = [&](std::uint32_t begin) {
    return begin > source.words.begin && begin <= comma;
  };
  begins.erase(std::remove_if(begins.begin(), begins.end(), is_before), begins.end());
  return begins;
}

// "He asked for a vote; the speaker said …": the semicolon before another report, else `end`.
std::uint32_t ReportCandidates::before_next_report(std::uint32_t begin, std::uint32_t end) const {
  auto cue = std::lower_bound(
      cues_.begin(), cues_.end(), begin,
      [](const Cue& one, std::uint32_t token) { return one.tokens.begin < token; });
  std::uint32_t semicolon = kNone;
  for (std::uint32_t token = begin; token < end; ++token) {
    if (doc_.folded[token] == ";") semicolon = token;
    while (cue != cues_.end() && cue->tokens.begin < token) ++cue;
    const bool report = cue != cues_.end() && cue->tokens.begin == token && !cue->participle;
    if (report && semicolon != kNone) return semicolon;
  }
  return end;
}

ReportCandidates::Places ReportCandidates::ends_from(std::uint32_t begin, TokenRange sentence,
                                                     const Quote& by_rule) const {
  Places ends;
  const std::uint32_t last =
      before_next_report(begin, std::min(sentence.end, begin + kLongestClause));
  add_place(ends, last);
  for (const SpeechSpan& stretch : tagger_.stretches()) {
    if (stretch.tokens.end > begin && stretch.tokens.end <= last)
      add_place(ends, stretch.tokens.end);
  }
  for (const ByteRange part : by_rule.parts) {
    const std::uint32_t end = doc_.tokens_in(part).end;
    if (end > begin && end <= last) add_place(ends, end);
  }
  std::uint32_t depth = 0;  // of brackets: "the Gannet Bay Lunar Services (GBLS) contracts"
  for (std::uint32_t token = begin; token < last && ends.size() < kMostEnds; ++token) {
    if (token >= begin + kFewestTokens && depth == 0 && is_boundary(token)) add_place(ends, token);
    if (doc_.folded[token] == "(") ++depth;
    if (doc_.folded[token] == ")" && depth > 0) --depth;
  }
  return ends;
}

// Of the stretches those that cost the tagger's reading least, and what the rules read.
void ReportCandidates::add_best(const ReportCandidate& shape, const Ranges& ranges,
                                const Quote& by_rule,
                                std::vector<ReportCandidate>& candidates) const {
  std::vector<std::pair<std::int32_t, TokenRange>> costs;
  for (const TokenRange range : ranges) {
    const TokenRange clean = clause_words(doc_, range);
    if (clean.empty()) continue;
    bool read = false;
    for (const ByteRange part : by_rule.parts)
      read = read || clause_words(doc_, doc_.tokens_in(part)) == clean;
    if (!read && clean.size() < kFewestTokens) continue;
    costs.push_back({read ? -1 : tagger_.loss(clean), clean});
  }
  std::sort(costs.begin(), costs.end());
  costs.erase(std::unique(costs.begin(), costs.end()), costs.end());
  if (costs.size() > kMostOfSide) costs.resize(kMostOfSide);
  for (const auto& [cost, range] : costs) {
    ReportCandidate candidate = shape;
    candidate.tokens = range;
    fill(candidate, by_rule);
    candidates.push_back(candidate);
  }
}

void ReportCandidates::add_after_cue(std::size_t index, const Quote& by_rule,
                                     std::vector<ReportCandidate>& candidates) const {
  const Cue& cue = cues_[index];
  const TokenRange sentence = doc_.sentence_at(cue.tokens.begin).tokens;
  ReportCandidate shape;
  shape.cue = static_cast<std::uint32_t>(index);
  shape.subject = subject_after(cue, sentence);
  if (!shape.subject.found() || is_reporter(shape.subject)) return;
  const TokenRange speaker = inverted_speaker(cue, sentence);
  // "A gate jammed, he maintains, and …"
  const bool inserted = by_rule.rule == "inside" && shape.subject.words.end == cue.tokens.begin;
  Ranges ranges;
  for (const std::uint32_t begin : begins_after(cue, sentence, by_rule)) {
    if (begin >= sentence.end || shape.subject.words.contains(begin) || speaker.contains(begin))
      continue;
    const bool that = is_that(doc_, begin - 1);
    const bool plain = (cue.clause || cue.source_after) && (!cue.only_that || inserted);
    if (!plain && !that && !is_asking_word(doc_.folded[begin])) continue;
    for (const std::uint32_t end : ends_from(begin, sentence, by_rule)) {
      ranges.push_back({begin, end});
    }
  }
  add_best(shape, ranges, by_rule, candidates);
}

void ReportCandidates::add_before_cue(std::size_t index, const Quote& by_rule,
                                      std::vector<ReportCandidate>& candidates) const {
  const Cue& cue = cues_[index];
  const TokenRange sentence = doc_.sentence_at(cue.tokens.begin).tokens;
  if (cue.participle || cue.passive || cue.tokens.begin <= sentence.begin) return;
  // "Ana Reyes, who advises insurers, keeps a list"
  if (is_one_of(doc_.folded[cue.tokens.begin - 1], {"who", "which", "that"})) return;
  // "two members were, by their own account, asleep": what stands before it is half a clause.
  const bool inserted =
      cue.phrase_end != 0 && cue.phrase_end < sentence.end && doc_.folded[cue.phrase_end] == ",";
  if (inserted) return;
  // "…, says X": only a mark stands between.
  const bool inverted = doc_.tokens[cue.tokens.begin - 1].kind == TokenKind::Punctuation;
  Subject subject = cue.source_after ? speakers_.source(cue, sentence.end)
                    : inverted       ? speakers_.after(cue.tokens.end, sentence.end)
                                     : Subject{};
  std::uint32_t end = cue.tokens.begin;
  if (!subject.found()) {
    if (cue.source_after) return;
    subject = speakers_.before(cue, sentence.begin);
    if (!subject.found()) return;
    end = subject.words.begin;
  }
  if (is_reporter(subject)) return;
  if (end <= sentence.begin) return;
  if (!cue.source_after && doc_.tokens[end - 1].kind != TokenKind::Punctuation) return;
  Places begins;
  add_place(begins, sentence.begin);
  for (const SpeechSpan& stretch : tagger_.stretches()) {
    if (stretch.tokens.begin < end && end - stretch.tokens.begin <= kLongestClause)
      add_place(begins, clause_words(doc_, stretch.tokens).begin);
  }
  const std::uint32_t first =
      std::max(sentence.begin, end - std::min(end, std::uint32_t{kLongestClause}));
  for (std::uint32_t token = end - 1; token-- > first && begins.size() < kMostBegins;) {
    if (is_boundary(token)) add_place(begins, token + 1);
  }
  ReportCandidate shape;
  shape.cue = static_cast<std::uint32_t>(index);
  shape.after = true;
  shape.subject = subject;
  Ranges ranges;
  for (const std::uint32_t begin : begins) {
    if (begin < end) ranges.push_back({begin, end});
  }
  add_best(shape, ranges, by_rule, candidates);
}

void ReportCandidates::add(std::size_t cue, std::vector<ReportCandidate>& candidates) const {
  const Quote by_rule = cues_[cue].clause || cues_[cue].source_after ? rules_.read(cue) : Quote{};
  add_before_cue(cue, by_rule, candidates);
  add_after_cue(cue, by_rule, candidates);
}

}  // namespace sidelight
