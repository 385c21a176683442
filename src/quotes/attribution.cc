#include "quotes/attribution.h"

#include <algorithm>
#include <string_view>

#include "quotes/clauses.h"
#include "quotes/word_classes.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kFewestWordsAlone = 4;   // of a quote that no cue stands beside
constexpr std::uint32_t kFewestWordsDirect = 4;  // of a quote that begins with a small letter
constexpr std::uint32_t kSubjectOffset = 2;      // tokens from a closing mark to the subject
constexpr std::uint32_t kLongestSignature = 16;  // tokens of "— Ana Silva, a nurse in X"
constexpr std::uint32_t kFewestTokensWhole =
    8;                                       // of a paragraph in marks with no speaker beside it
constexpr std::uint32_t kCarriedBlocks = 3;  // from a quote to the next that its speaker says
constexpr std::uint32_t kLongestLabel = 8;   // tokens of "The mayor of X:"

// What was found out about one marked stretch.
struct Attribution {
  std::uint32_t cue = kNone;
  Speaker speaker;
  bool found = false;
  bool adjacent = false;  // nothing but a comma, a colon or an addressee between cue and mark
  bool after = false;     // the cue stands after the quote
  std::uint32_t clause_end = kNone;  // token: where the attribution after the quote begins
  std::string_view rule;
};

struct Shape {
  std::uint32_t words = 0;
  bool upper_start = false;
  bool terminal = false;  // ends with . ! ? or …
  bool comma = false;     // ends with , or a dash
  bool title = false;     // every long word has a capital
  bool whole() const { return terminal || comma; }
};

class Attributor {
 public:
  Attributor(const Document& doc, const std::vector<MarkedSpan>& spans,
             const std::vector<Cue>& cues, const SpeakerFinder& speakers)
      : doc_(doc), spans_(spans), cues_(cues), speakers_(speakers) {
    result_.used.assign(cues.size(), false);
  }

  MarkedQuotes run();

 private:
  Shape shape_of(const MarkedSpan& span) const;
  TokenRange before_of(std::size_t index) const;
  TokenRange after_of(std::size_t index, const Shape& shape) const;
  std::uint32_t first_cue(TokenRange range) const;
  std::uint32_t last_cue(TokenRange range) const;
  Attribution from_after(TokenRange after, const Shape& shape) const;
  Attribution from_before(TokenRange before) const;
  Attribution from_signature(const MarkedSpan& span) const;
  Attribution from_label(TokenRange before) const;
  Attribution from_context(std::size_t index) const;
  Subject subject_of(const Cue& cue, TokenRange clause) const;
  bool is_not_speech(const MarkedSpan& span, const Shape& shape, const Attribution& found,
                     TokenRange before) const;
  bool is_word_or_name(const MarkedSpan& span, const Shape& shape, const Attribution& found,
                       TokenRange before) const;
  bool stands_alone(std::size_t index, const Shape& shape) const;
  bool joins_previous(std::size_t index, const Shape& shape, const Attribution& found) const;
  bool is_mixed(std::size_t index, const Shape& shape, const Attribution& found,
                TokenRange before) const;
  void resolve_pronoun(std::size_t index, Speaker& speaker) const;
  ByteRange clause_of(const MarkedSpan& span, const Attribution& found, TokenRange before) const;
  void add(std::size_t index);

  const Document& doc_;
  const std::vector<MarkedSpan>& spans_;
  const std::vector<Cue>& cues_;
  const SpeakerFinder& speakers_;
  MarkedQuotes result_;
  // The last stretch that became part of a quote, and how.
  std::size_t last_index_ = static_cast<std::size_t>(-1);
  Attribution last_;
  // Parts of a quote whose speaker is still to come, and the last stretch among them.
  std::vector<ByteRange> waiting_;
  std::size_t waiting_last_ = 0;
};

Shape Attributor::shape_of(const MarkedSpan& span) const {
  Shape shape;
  std::uint32_t capitals = 0;
  std::uint32_t long_words = 0;
  for (std::uint32_t token = span.inside.begin; token < span.inside.end; ++token) {
    const Token& at = doc_.tokens[token];
    if (at.kind != TokenKind::Word && at.kind != TokenKind::Number) continue;
    ++shape.words;
    if (doc_.folded[token].size() > 4) {
      ++long_words;
      capitals += at.upper_first ? 1 : 0;
    }
    if (shape.words == 1) shape.upper_start = at.upper_first || at.kind == TokenKind::Number;
  }
  std::uint32_t final = span.inside.end - 1;
  while (final > span.inside.begin && (doc_.folded[final] == "'" || doc_.folded[final] == "\""))
    --final;
  const std::string& last = doc_.folded[final];
  const std::string_view outer = span.outside.end < doc_.tokens.size()
                                     ? std::string_view(doc_.folded[span.outside.end])
                                     : std::string_view();
  shape.terminal = last == "." || last == "!" || last == "?" || last == "…" || last == "...";
  shape.comma = last == "," || last == "—" || last == "–" || last == "--" ||
                (!shape.terminal && outer == ",");
  shape.title = shape.upper_start && long_words > 0 && capitals == long_words &&
                !doc_.tokens[span.inside.begin].all_upper;
  return shape;
}

// The words of the reporter's sentence before the marks, back to the stretch before.
TokenRange Attributor::before_of(std::size_t index) const {
  const MarkedSpan& span = spans_[index];
  const std::uint32_t open = span.outside.begin;
  const TokenRange block = doc_.tokens_of_block(span.block);
  std::uint32_t begin = doc_.sentence_at(open).tokens.begin;
  if (begin == open && open > block.begin && doc_.folded[open - 1] == ":") {
    begin = doc_.sentence_at(open - 1).tokens.begin;
  }
  if (index > 0) begin = std::max(begin, spans_[index - 1].outside.end);
  return {std::min(std::max(begin, block.begin), open), open};
}

// The words after the marks, to the sentence's end or the next stretch.
TokenRange Attributor::after_of(std::size_t index, const Shape& shape) const {
  const MarkedSpan& span = spans_[index];
  const TokenRange block = doc_.tokens_of_block(span.block);
  const std::uint32_t begin = span.outside.end;
  if (begin >= block.end) return {begin, begin};
  const Sentence& sentence = doc_.sentence_at(begin);
  const bool same = doc_.sentence_of_token[begin] == doc_.sentence_of_token[begin - 1];
  if (!same && shape.terminal && doc_.folded[span.inside.end - 1] == "." &&
      doc_.tokens[begin].upper_first) {
    // "… end." Smith said.  Only a sentence that holds nothing else.
    const std::uint32_t cue = first_cue(sentence.tokens);
    if (cue == kNone || sentence.tokens.end - cues_[cue].tokens.end > 2) return {begin, begin};
  }
  std::uint32_t end = sentence.tokens.end;
  if (index + 1 < spans_.size()) end = std::min(end, spans_[index + 1].outside.begin);
  return {begin, std::max(begin, end)};
}

std::uint32_t Attributor::first_cue(TokenRange range) const {
  const auto at = std::lower_bound(
      cues_.begin(), cues_.end(), range.begin,
      [](const Cue& cue, std::uint32_t token) { return cue.tokens.begin < token; });
  return at != cues_.end() && at->tokens.end <= range.end
             ? static_cast<std::uint32_t>(at - cues_.begin())
             : kNone;
}

// The last cue of a stretch; one that hangs on another verb ("wants to blame", "tweets accusing X")
// only when there is no other.
std::uint32_t Attributor::last_cue(TokenRange range) const {
  const auto end = std::lower_bound(
      cues_.begin(), cues_.end(), range.end,
      [](const Cue& cue, std::uint32_t token) { return cue.tokens.begin < token; });
  std::uint32_t last = kNone;
  constexpr int kCuesBack = 4;
  auto at = end;
  for (int steps = 0; steps < kCuesBack && at != cues_.begin(); ++steps) {
    --at;
    if (at->tokens.begin < range.begin) break;
    const auto index = static_cast<std::uint32_t>(at - cues_.begin());
    if (last == kNone) last = index;
    const std::string_view before = at->tokens.begin > range.begin
                                        ? std::string_view(doc_.folded[at->tokens.begin - 1])
                                        : std::string_view(",");
    const bool hangs =
        (at->base && before == "to") ||
        (at->participle && before != "," && !is_auxiliary(before) && !is_adverb(before));
    if (!hangs) return index;
  }
  return last;
}

// The subject of a cue inside a stretch of the reporter's words.
Subject Attributor::subject_of(const Cue& cue, TokenRange clause) const {
  if (cue.source_after) return speakers_.after(cue.tokens.end, clause.end);
  if (cue.passive) return speakers_.agent(cue.tokens.end, clause.end);
  const bool infinitive =
      cue.base && cue.tokens.begin > clause.begin && doc_.folded[cue.tokens.begin - 1] == "to";
  if (cue.participle || infinitive) {
    const TokenRange sentence = doc_.sentence_at(cue.tokens.begin).tokens;
    return speakers_.first_in(
        {std::max(sentence.begin, std::min(clause.begin, cue.tokens.begin)), cue.tokens.begin});
  }
  Subject subject = speakers_.before(cue, clause.begin);
  // "Trump called him weak and said …": the subject stands before the first verb.
  if (!subject.likely) {
    if (Subject first = speakers_.first_in({clause.begin, cue.tokens.begin}); first.found())
      return first;
  }
  return subject;
}

Attribution Attributor::from_after(TokenRange after, const Shape& shape) const {
  Attribution found;
  std::uint32_t begin = after.begin;
  while (begin < after.end && (doc_.folded[begin] == "," || doc_.folded[begin] == "—" ||
                               doc_.folded[begin] == "–" || doc_.folded[begin] == "--"))
    ++begin;
  if (begin >= after.end || (!shape.whole() && begin == after.begin)) return found;
  const std::uint32_t index = first_cue({begin, after.end});
  if (index == kNone) return found;
  const Cue& cue = cues_[index];
  Subject subject;
  const bool at_once =
      cue.tokens.begin == begin || (cue.tokens.begin == begin + 1 && is_adverb(doc_.folded[begin]));
  if (at_once) {
    subject = speakers_.after(cue.tokens.end, after.end);
    if (cue.participle || cue.base || !subject.found()) return found;
  } else if (!cue.passive && !cue.participle) {
    if (is_clause_opener(doc_.folded[begin])) return found;
    subject = speakers_.before(cue, begin);
    if (!subject.found() || subject.words.begin > begin + kSubjectOffset) return found;
  } else {
    return found;
  }
  found.found = true;
  found.after = true;
  found.adjacent = true;
  found.cue = index;
  found.speaker = subject.speaker;
  found.clause_end = after.begin;
  found.rule = at_once ? "inverted" : "after";
  return found;
}

Attribution Attributor::from_before(TokenRange before) const {
  Attribution found;
  const std::uint32_t index = last_cue(before);
  if (index == kNone) return found;
  const Cue& cue = cues_[index];
  Subject subject = subject_of(cue, before);
  std::uint32_t from = cue.tokens.end;
  if (cue.source_after && subject.found()) from = subject.words.end;
  if (!subject.found() && !cue.passive) {
    // "Said Smith: …"
    subject = speakers_.after(cue.tokens.end, before.end);
    if (subject.found()) from = subject.words.end;
  }
  found.found = true;
  found.cue = index;
  found.speaker = subject.speaker;
  found.adjacent = is_connective(doc_, {from, before.end}, cue.addressee);
  found.rule = "before";
  return found;
}

// “…” — Smith
Attribution Attributor::from_signature(const MarkedSpan& span) const {
  Attribution found;
  const TokenRange block = doc_.tokens_of_block(span.block);
  const std::uint32_t dash = span.outside.end;
  if (dash + 1 >= block.end || block.end - dash > kLongestSignature) return found;
  const std::string& mark = doc_.folded[dash];
  if (mark != "—" && mark != "―" && mark != "–" && mark != "--" && mark != "-") return found;
  const Subject subject = speakers_.after(dash + 1, block.end);
  if (!subject.likely) return found;
  found.found = true;
  found.after = true;
  found.adjacent = true;
  found.speaker = subject.speaker;
  found.clause_end = dash;
  found.rule = "signature";
  return found;
}

// "Smith: “…”"
Attribution Attributor::from_label(TokenRange before) const {
  Attribution found;
  if (before.empty() || doc_.folded[before.end - 1] != ":") return found;
  const TokenRange label{before.begin, before.end - 1};
  if (label.empty()) return found;
  Subject subject =
      label.size() <= kLongestLabel ? speakers_.after(label.begin, label.end) : Subject{};
  if (!subject.likely) subject = speakers_.first_in(label);
  if (!subject.found()) return found;
  found.found = true;
  found.adjacent = true;
  found.speaker = subject.speaker;
  found.rule = "label";
  return found;
}

// A quote that no cue stands beside: the speaker of the one before, or whom the sentence before
// tells of.
Attribution Attributor::from_context(std::size_t index) const {
  const MarkedSpan& span = spans_[index];
  Attribution found;
  const std::uint32_t open = span.outside.begin;
  const bool same_block = last_index_ < index && spans_[last_index_].block == span.block;
  if (same_block && last_.found) {
    found.found = true;
    found.speaker = last_.speaker;
    found.rule = "same_paragraph";
    return found;
  }
  if (open == 0) return found;
  const Sentence& previous = doc_.sentence_at(open - 1);
  const bool in_block = previous.block == span.block;
  const bool colon = doc_.folded[open - 1] == ":";
  if (in_block || colon) {
    const std::uint32_t cue = last_cue(previous.tokens);
    Subject subject = cue == kNone ? Subject{} : subject_of(cues_[cue], previous.tokens);
    if (!subject.likely) subject = speakers_.first_in(previous.tokens);
    if (subject.found()) {
      found.found = true;
      found.speaker = subject.speaker;
      found.rule = colon ? "colon" : "sentence_before";
      if (colon) found.cue = cue;
      return found;
    }
  }
  const bool next_block =
      last_index_ < index && last_.found && spans_[last_index_].block + 1 == span.block;
  if (next_block) {
    found.found = true;
    found.speaker = last_.speaker;
    found.rule = "paragraph_before";
    return found;
  }
  // An answer in marks after a question of the interviewer, or a long statement: a whole paragraph
  // of speech goes on with who spoke last, or is speech of nobody known.
  const TokenRange block = doc_.tokens_of_block(span.block);
  const bool whole = span.outside.begin == block.begin && span.outside.end == block.end &&
                     doc_.article.blocks[span.block].kind == BlockKind::Paragraph;
  if (whole && span.inside.size() > kFewestTokensWhole) {
    const bool carried = last_index_ < index && last_.found &&
                         spans_[last_index_].block + kCarriedBlocks >= span.block;
    found.found = true;
    if (carried) found.speaker = last_.speaker;
    found.rule = carried ? "carried" : "paragraph";
  }
  return found;
}

// Words as words and names as names: "the word “sovereign”", "a town called “Hop”", "they call him
// “the mayor”", "writes ‘1944’".
bool Attributor::is_word_or_name(const MarkedSpan& span, const Shape& shape,
                                 const Attribution& found, TokenRange before) const {
  constexpr std::uint32_t kLongestName = 4;  // words
  if (before.empty() || shape.words > kLongestName) return false;
  const std::uint32_t open = span.outside.begin;
  const std::string& last = doc_.folded[open - 1];
  if (last == "word" || last == "words" || last == "term" || last == "label" || last == "phrase" ||
      last == "nickname" || last == "named" || last == "nicknamed" || last == "dubbed" ||
      last == "called" || last == "so-called" || last == "titled" || last == "entitled") {
    return true;
  }
  if (shape.words == 1 && doc_.tokens[span.inside.begin].kind == TokenKind::Number) return true;
  const std::string_view earlier =
      before.size() > 1 ? std::string_view(doc_.folded[open - 2]) : std::string_view();
  if (last == "of" && (earlier == "spelling" || earlier == "meaning" || earlier == "name")) {
    return true;
  }
  const bool pronoun = last == "him" || last == "her" || last == "it" || last == "this" ||
                       last == "them" || last == "us" || last == "me";
  if (pronoun && (earlier == "call" || earlier == "calls")) return true;
  // "in ‘the good jacket’": what is named with its article after a preposition, far from a cue.
  const std::string& first = doc_.folded[span.inside.begin];
  const bool named = first == "the" || first == "a" || shape.title;
  return named && !found.adjacent && (last == "in" || last == "under" || last == "beside");
}

// Titles of works, nicknames, scare quotes.
bool Attributor::is_not_speech(const MarkedSpan& span, const Shape& shape, const Attribution& found,
                               TokenRange before) const {
  if (shape.words == 0) return true;
  if (is_word_or_name(span, shape, found, before)) return true;
  // The interviewer's own question.
  if (found.cue != kNone && cues_[found.cue].kind == CueClass::Asked &&
      doc_.view(found.speaker.at) == "I") {
    return true;
  }
  const bool headline = doc_.article.blocks[span.block].kind == BlockKind::Headline;
  const std::uint32_t open = span.outside.begin;
  const bool beside = found.found && found.adjacent;
  // Joseph “Joe” Smith
  if (shape.words <= 2 && !before.empty() && span.outside.end < doc_.tokens.size() &&
      doc_.tokens[open - 1].upper_first && doc_.tokens[span.outside.end].upper_first &&
      doc_.sentence_of_token[open] == doc_.sentence_of_token[span.outside.end]) {
    return true;
  }
  if (shape.title && !headline && shape.words <= 10 && !beside) return true;
  if (shape.title && shape.words >= 2 && !before.empty() && !headline) {
    const std::string& word = doc_.folded[open - 1];
    if (is_preposition(word) || word == "'s" || word == "'") return true;
  }
  if (found.found && found.cue != kNone && !found.adjacent) {
    // The farther the cue, the more words it takes to be speech.
    const std::uint32_t away = found.after ? 0 : open - cues_[found.cue].tokens.end;
    if (away > 14 && shape.words <= 2) return true;
  }
  return false;
}

bool Attributor::stands_alone(std::size_t index, const Shape& shape) const {
  const TokenRange before = before_of(index);
  const bool bare = before.empty() || doc_.folded[before.end - 1] == ":";
  return bare && shape.words >= kFewestWordsAlone && (shape.upper_start || shape.whole());
}

// "A," she said, "B."  and  "A," she said. "B."
bool Attributor::joins_previous(std::size_t index, const Shape& shape,
                                const Attribution& found) const {
  if (last_index_ + 1 != index || !last_.found || result_.quotes.empty()) return false;
  const MarkedSpan& span = spans_[index];
  const MarkedSpan& last = spans_[last_index_];
  if (last.continues && span.block != last.block) return true;
  if (span.block != last.block || result_.quotes.back().kind != QuoteKind::Direct) return false;
  if (found.found && found.cue != kNone)
    return found.cue == last_.cue && last_.after && found.adjacent;
  if (!shape.whole() || !last_.after) return false;
  // Only the attribution stands between the two.
  return doc_.sentence_of_token[span.outside.begin] <= doc_.sentence_of_token[last.outside.end] + 1;
}

bool Attributor::is_mixed(std::size_t index, const Shape& shape, const Attribution& found,
                          TokenRange before) const {
  const MarkedSpan& span = spans_[index];
  if (!found.adjacent && found.cue != kNone) return true;
  if (found.after) {
    // "The move was “a mistake,” he said."
    for (std::uint32_t token = before.begin; token < before.end; ++token) {
      if (doc_.tokens[token].kind == TokenKind::Word && !is_adverb(doc_.folded[token]) &&
          doc_.folded[token] != "and" && doc_.folded[token] != "but")
        return true;
    }
    return false;
  }
  if (shape.upper_start && shape.words > 1) return false;
  // "called it “a toll by another name”", "said it would “tie every hand”": the words in marks are
  // a part of the reporter's clause.
  if (found.cue != kNone && !cues_[found.cue].clause) return true;
  if (!before.empty()) {
    const std::string& last = doc_.folded[before.end - 1];
    if (is_auxiliary(last) || is_preposition(last) || is_determiner(last)) return true;
  }
  if (shape.words < kFewestWordsDirect && !before.empty() && doc_.folded[before.end - 1] != ":")
    return true;
  // "said “we will win” in every state"
  const std::uint32_t next = span.outside.end;
  return !shape.whole() && next < doc_.tokens.size() &&
         doc_.sentence_of_token[next] == doc_.sentence_of_token[span.outside.begin] &&
         doc_.tokens[next].kind == TokenKind::Word;
}

ByteRange Attributor::clause_of(const MarkedSpan& span, const Attribution& found,
                                TokenRange before) const {
  const TokenRange sentence = doc_.sentence_at(span.outside.begin).tokens;
  if (found.cue == kNone) return {};
  if (found.after) {
    const std::uint32_t begin = std::min(before.begin, span.outside.begin);
    return doc_.bytes(TokenRange{begin, std::max(found.clause_end, span.outside.end)});
  }
  const Cue& cue = cues_[found.cue];
  const std::uint32_t begin = content_begin(doc_, cue, span.outside.begin);
  // "called X “weak” and left": what is called so ends with the marks.
  const std::uint32_t end =
      cue.clause ? std::max(span.outside.end, content_end(doc_, span.outside.end, sentence.end))
                 : span.outside.end;
  return doc_.bytes(TokenRange{std::min(begin, span.outside.begin), end});
}

// "he added": who spoke last in this paragraph or the one before.
void Attributor::resolve_pronoun(std::size_t index, Speaker& speaker) const {
  if (speaker.group != kNone || speaker.at.empty() || !last_.found || last_index_ >= index) return;
  if (spans_[last_index_].block + 1 < spans_[index].block || last_.speaker.at.empty()) return;
  const TokenRange tokens = doc_.tokens_in(speaker.at);
  if (tokens.size() != 1) return;
  const std::string& word = doc_.folded[tokens.begin];
  if (word != "he" && word != "she" && word != "they") return;
  speaker.group = last_.speaker.group;
  speaker.named = last_.speaker.named;
  speaker.described = last_.speaker.described.empty() ? last_.speaker.at : last_.speaker.described;
}

void Attributor::add(std::size_t index) {
  const MarkedSpan& span = spans_[index];
  const Shape shape = shape_of(span);
  const TokenRange before = before_of(index);
  Attribution found = from_before(before);
  const bool strict = found.found && found.adjacent && !before.empty() &&
                      (doc_.folded[before.end - 1] == ":" || doc_.folded[before.end - 1] == ",");
  if (!strict || last_index_ + 1 == index) {
    // A cue after the marks is nearer than one that stands some words before them.
    const Attribution after = from_after(after_of(index, shape), shape);
    const bool split = strict && last_.found && last_.after && found.cue == last_.cue;
    if (after.found && !split) found = after;
  }
  if (!found.found) found = from_signature(span);
  if (!found.found) found = from_label(before);
  if (!found.found) {
    const std::uint32_t late = first_cue(after_of(index, shape));
    if (late != kNone && !shape.title && !cues_[late].participle && !cues_[late].passive &&
        cues_[late].clause) {
      const Subject subject = speakers_.before(cues_[late], span.outside.end);
      const std::uint32_t comma = subject.words.begin;
      if (subject.likely && comma > span.outside.end && doc_.folded[comma - 1] == ",") {
        found.found = true;
        found.after = true;
        found.cue = late;
        found.speaker = subject.speaker;
        found.clause_end = comma - 1;
        found.rule = "late";
      }
    }
  }
  const bool alone = !found.found && stands_alone(index, shape);
  if (joins_previous(index, shape, found)) {
    result_.quotes.back().parts.push_back(doc_.bytes(span.inside));
    if (!last_.speaker.at.empty() || !found.found) found = last_;
    last_index_ = index;
    return;
  }
  const bool follows = !waiting_.empty() && waiting_last_ + 1 == index;
  if (!follows) waiting_.clear();
  // The first paragraphs of a long quote, whose speaker a later one names.
  if (!found.found && span.continues) {
    waiting_.push_back(doc_.bytes(span.inside));
    waiting_last_ = index;
    return;
  }
  if (alone || (follows && !found.found)) found = from_context(index);
  if (!found.found || is_not_speech(span, shape, found, before)) {
    waiting_.clear();
    return;
  }
  resolve_pronoun(index, found.speaker);
  Quote quote;
  quote.kind =
      !follows && is_mixed(index, shape, found, before) ? QuoteKind::Mixed : QuoteKind::Direct;
  quote.parts = std::move(waiting_);
  waiting_.clear();
  quote.parts.push_back(doc_.bytes(span.inside));
  quote.speaker = found.speaker;
  quote.rule = found.rule;
  if (found.cue != kNone) {
    quote.cue = doc_.bytes(cues_[found.cue].tokens);
    quote.cue_class = cues_[found.cue].kind;
    result_.used[found.cue] = true;
  }
  if (quote.kind == QuoteKind::Mixed) quote.clause = clause_of(span, found, before);
  quote.score = Score::of(found.cue == kNone ? 600 : found.adjacent ? 950 : 800);
  result_.quotes.push_back(std::move(quote));
  last_index_ = index;
  last_ = found;
}

MarkedQuotes Attributor::run() {
  for (std::size_t i = 0; i < spans_.size(); ++i) add(i);
  return std::move(result_);
}

}  // namespace

MarkedQuotes attribute_marked(const Document& doc, const std::vector<MarkedSpan>& spans,
                              const std::vector<Cue>& cues, const SpeakerFinder& speakers) {
  return Attributor(doc, spans, cues, speakers).run();
}

}  // namespace sidelight
