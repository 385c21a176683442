#include "quotes/reported.h"

#include <algorithm>
#include <string_view>

#include "base/one_of.h"
#include "quotes/clauses.h"
#include "quotes/word_classes.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kFewestWords = 3;   // of a reported clause
constexpr std::uint32_t kLongestTail = 10;  // tokens after a cue that closes its sentence
constexpr std::uint32_t kThatReach = 12;    // tokens from a cue to its "that"

}  // namespace

std::uint32_t ReportRules::words_in(TokenRange part) const {
  std::uint32_t words = 0;
  for (std::uint32_t token = part.begin; token < part.end && words < kFewestWords; ++token) {
    words +=
        doc_.tokens[token].kind == TokenKind::Word || doc_.tokens[token].kind == TokenKind::Number
            ? 1
            : 0;
  }
  return words;
}

Quote ReportRules::made(const Cue& cue, const Subject& subject,
                        const std::vector<TokenRange>& parts, std::string_view rule) const {
  Quote quote;
  for (const TokenRange part : parts) {
    const TokenRange clean = clause_words(doc_, part);
    if (!clean.empty() && (words_in(clean) >= kFewestWords || parts.size() > 1))
      quote.parts.push_back(doc_.bytes(clean));
  }
  quote.kind = QuoteKind::Indirect;
  quote.speaker = subject.speaker;
  quote.cue = doc_.bytes(cue.tokens);
  quote.cue_class = cue.kind;
  quote.score = Score::of(subject.likely ? 800 : 550);
  quote.rule = rule;
  return quote;
}

std::uint32_t ReportRules::comma_after(const Subject& source, std::uint32_t limit) const {
  const auto comma_from = [&](std::uint32_t token, std::uint32_t last) {
    while (token < last && doc_.folded[token] != ",") ++token;
    return token < last ? token : kNone;
  };
  const std::uint32_t comma =
      comma_from(source.words.end, std::min(limit, source.words.end + kThatReach));
  if (comma == kNone || comma + 1 >= limit || !doc_.tokens[source.words.begin].upper_first)
    return comma;
  const std::uint32_t begin = comma + 1;
  const std::string& opening = doc_.folded[begin];
  const bool relative = is_one_of(opening, {"who", "which", "whose"});
  if (!relative && !is_one_of(opening, {"a", "an", "the", "of", "from"})) return comma;
  // A word is to follow the comma within reach too.
  const std::uint32_t close = comma_from(begin + 2, std::min(limit, begin + kThatReach) - 1);
  if (close == kNone || (!relative && has_verb(begin, close))) return comma;
  const std::string& next = doc_.folded[close + 1];
  // "the man, 32, was shot", "the bank, and the fund, lost", "the bank, the oldest, closed"
  const bool goes_on = doc_.tokens[close + 1].kind != TokenKind::Word || is_auxiliary(next) ||
                       is_preposition(next) || is_one_of(next, {"and", "or", "who", "which"}) ||
                       (opening == "the" && next == "the");
  return goes_on || !has_verb(close + 1, limit, true) ? comma : close;
}

// "According to X, …" and "…, according to X."
Quote ReportRules::according_to(const Cue& cue, TokenRange sentence) const {
  const Subject subject = speakers_.source(cue, sentence.end);
  if (!subject.found()) return {};
  const bool opens = cue.tokens.begin <= sentence.begin + 1;
  if (opens) {
    const std::uint32_t comma = comma_after(subject, sentence.end);
    if (comma == kNone) return {};
    return made(cue, subject, {{comma + 1, content_end(doc_, comma + 1, sentence.end)}},
                "according_to");
  }
  // "Two members, according to the records, were asleep": both sides.
  const TokenRange left{sentence.begin, cue.tokens.begin};
  const std::uint32_t close = subject.words.end;
  // Not who the source is: "according to its architect, Ana Reyes, who lives there".
  const bool inside = doc_.folded[left.end - 1] == "," && close + 1 < sentence.end &&
                      doc_.folded[close] == "," && !is_clause_opener(doc_.folded[close + 1]) &&
                      (is_preposition(doc_.folded[close + 1]) || has_verb(close + 1, sentence.end));
  if (inside)
    return made(cue, subject, {left, {close + 1, content_end(doc_, close + 1, sentence.end)}},
                "inside");
  return made(cue, subject, {left}, "according_to");
}

// The "that" which opens the clause: right after the cue, or after an addressee, a day or "in a
// statement".
std::uint32_t ReportRules::find_that(const Cue& cue, std::uint32_t limit) const {
  std::uint32_t token = cue.tokens.end;
  if (token >= limit) return kNone;
  const std::string& first = doc_.folded[token];
  const bool between = cue.addressee || first == "," || is_preposition(first) ||
                       is_day_word(first) || is_adverb(first);
  const std::uint32_t reach = between ? std::min(limit, token + kThatReach) : token + 1;
  bool comma = false;
  for (; token < reach; ++token) {
    const std::string& word = doc_.folded[token];
    if (is_that(doc_, token)) {
      // "will read anything, provided that …": a condition, not what is read.
      const std::string& before = doc_.folded[token - 1];
      const bool condition = before == "provided" || before == "given" || before == "so" ||
                             before == "such" || before == "except" || before == "now";
      return condition ? kNone : token;
    }
    if (word == ";" || word == "\"" || word == "who" || word == "which") break;
    // "noted, however, that"
    if (word == "," && token > cue.tokens.end && !comma && first != ",") break;
    comma = comma || word == ",";
    if (is_auxiliary(word) && word != "to") break;
  }
  return kNone;
}

// A word that shows that a clause follows, not a noun alone ("declared war").
bool ReportRules::has_verb(std::uint32_t begin, std::uint32_t limit, bool over_commas) const {
  constexpr std::uint32_t kVerbReach = 12;
  const std::uint32_t last = over_commas ? limit : std::min(limit, begin + kVerbReach);
  for (std::uint32_t token = begin; token < last; ++token) {
    const std::string& word = doc_.folded[token];
    if (!over_commas && (word == "," || is_that(doc_, token) || word == "which" || word == "who"))
      return false;
    if (word != "to" && word != "not" && is_auxiliary(word)) return true;
    const bool past =
        token > begin && word.size() > 4 && word.compare(word.size() - 2, 2, "ed") == 0;
    if (past && !doc_.tokens[token].upper_first) return true;
    if (word == "he" || word == "she" || word == "they" || word == "it" || word == "we" ||
        word == "there")
      return true;
  }
  return false;
}

// Whether a clause without "that" may begin here: "said [the] army", "said [Moscow] would".
bool ReportRules::may_open_clause(std::uint32_t token) const {
  const Token& shape = doc_.tokens[token];
  const std::string& word = doc_.folded[token];
  if (shape.kind == TokenKind::Number) return true;
  if (shape.kind != TokenKind::Word) return false;
  if (is_preposition(word) || is_auxiliary(word) || word == "and" || word == "or" || word == "so" ||
      word == "as")
    return false;
  return true;
}

// Whether nothing but a day, a place or an aside stands between `tail` and the sentence's end.
bool ReportRules::closes_sentence(std::uint32_t tail, const Cue& cue, TokenRange sentence) const {
  if (cue.addressee && tail == cue.tokens.end) {
    const Subject addressee = speakers_.after(tail, sentence.end);
    if (addressee.found()) tail = addressee.words.end;
  }
  if (tail >= sentence.end || doc_.tokens[tail].kind == TokenKind::Punctuation) return true;
  const std::string& word = doc_.folded[tail];
  if (is_day_word(word)) return find_that(cue, sentence.end) == kNone;
  const bool aside = word == "in" || word == "on" || word == "at" || word == "during" ||
                     word == "after" || word == "before" || word == "as" || word == "when" ||
                     word == "while" || word == "last" || word == "this" || word == "late" ||
                     word == "by";
  return aside &&
         (sentence.end - tail <= kLongestTail || word == "as" || word == "when" ||
          word == "after") &&
         find_that(cue, sentence.end) == kNone;
}

// The comma that closes an inserted attribution, right at `tail` or after an addressee, a day or a
// place: "…, she wrote to the mayor on Friday, …"; kNone for none, and where another verb follows.
std::uint32_t ReportRules::closing_comma(std::uint32_t tail, const Cue& cue,
                                         TokenRange sentence) const {
  if (tail >= sentence.end) return kNone;
  if (doc_.folded[tail] != "," && !is_preposition(doc_.folded[tail]) &&
      !is_day_word(doc_.folded[tail]) && !cue.addressee) {
    return kNone;
  }
  const std::uint32_t last = std::min(sentence.end, tail + kLongestTail);
  for (std::uint32_t token = tail; token + 1 < last; ++token) {
    const std::string& word = doc_.folded[token];
    if (word != ",") {
      if (is_clause_opener(word) || (is_auxiliary(word) && word != "to")) return kNone;
      continue;
    }
    // "…, he said, adding that", "…, he said, who": the reporter goes on.
    const std::string& next = doc_.folded[token + 1];
    const bool participle = next.size() > 4 && next.compare(next.size() - 3, 3, "ing") == 0;
    return participle || next == "who" || next == "which" || next == "according" ? kNone : token;
  }
  return kNone;
}

// "…, the ministry said on Tuesday." and "…, says X, a Y."
Quote ReportRules::postposed(const Cue& cue, const Subject& subject, TokenRange sentence) const {
  const std::uint32_t tail = std::max(cue.tokens.end, subject.words.end);
  const std::uint32_t head = std::min(cue.tokens.begin, subject.words.begin);
  if (head <= sentence.begin || doc_.folded[head - 1] != ",") return {};
  // "Ana Reyes, who advises insurers, keeps a list"; "…, nobody told the bench, …"
  if (is_one_of(doc_.folded[cue.tokens.begin - 1], {"who", "which", "that", "nobody"})) return {};
  const TokenRange left{sentence.begin, head - 1};
  const std::uint32_t comma = closing_comma(tail, cue, sentence);
  if (comma != kNone && subject.words.begin < cue.tokens.begin &&
      sentence.end - comma > kFewestWords) {
    // "The fix, the agency says, is …": both sides.
    return made(cue, subject, {left, {comma + 1, content_end(doc_, comma + 1, sentence.end)}},
                "inside");
  }
  if (cue.that || !closes_sentence(tail, cue, sentence)) return {};
  const std::uint32_t begin = sentence.begin;
  if (words_in(left) < kFewestWords || !has_verb(begin, begin + left.size(), true)) return {};
  return made(cue, subject, {left}, "postposed");
}

// "The ministry said that …"
Quote ReportRules::preposed(const Cue& cue, const Subject& subject, std::uint32_t limit) const {
  const std::uint32_t that = find_that(cue, limit);
  std::uint32_t begin = kNone;
  if (that != kNone) {
    begin = that + 1;
  } else if (!cue.that) {
    begin = content_begin(doc_, cue, limit);
    if (cue.addressee && begin == cue.tokens.end) {
      // "told reporters | the plan", "told Reuters | he"
      const Subject addressee = speakers_.after(begin, limit);
      if (!addressee.found() || addressee.words.size() > 3) return {};
      begin = addressee.words.begin + 1;
      while (begin < limit && doc_.tokens[begin].upper_first && doc_.tokens[begin - 1].upper_first)
        ++begin;
    }
    if (begin >= limit) return {};
    const std::string& word = doc_.folded[begin];
    const bool infinitive = word == "to" && cue.kind == CueClass::Promised;
    if (!infinitive && (!may_open_clause(begin) || !has_verb(begin, limit))) return {};
  }
  if (begin == kNone || begin >= limit) return {};
  return made(cue, subject, {{begin, content_end(doc_, begin, limit)}},
              that != kNone ? "that" : "clause");
}

Quote ReportRules::read(std::size_t index) const {
  const Cue& cue = cues_[index];
  if (!cue.clause && !cue.source_after) return {};
  const TokenRange sentence = doc_.sentence_at(cue.tokens.begin).tokens;
  if (cue.source_after) return according_to(cue, sentence);
  if (cue.passive) return {};
  const bool infinitive =
      cue.base && cue.tokens.begin > sentence.begin && doc_.folded[cue.tokens.begin - 1] == "to";
  if (infinitive) return {};
  // Inverted: "…, says X."
  if (cue.tokens.begin > sentence.begin && doc_.folded[cue.tokens.begin - 1] == "," &&
      !cue.participle) {
    const Subject after = speakers_.after(cue.tokens.end, sentence.end);
    const bool pronoun = after.words.size() == 1 && is_pronoun_word(doc_.folded[after.words.begin]);
    if (after.found() && after.likely && !pronoun) {
      const Quote quote = postposed(cue, after, sentence);
      if (!quote.parts.empty()) return quote;
    }
  }
  Subject subject;
  if (cue.participle) {
    if (cue.tokens.begin == sentence.begin || doc_.folded[cue.tokens.begin - 1] != ",") return {};
    subject = speakers_.of_participle(cue, sentence.begin);
    if (!subject.found()) subject = speakers_.first_in({sentence.begin, cue.tokens.begin});
  } else {
    subject = speakers_.before(cue, sentence.begin);
    // "… and said he would": the subject of the verb before.
    const std::uint32_t at = cue.tokens.begin;
    if (!subject.found() && at > sentence.begin &&
        (doc_.folded[at - 1] == "and" || doc_.folded[at - 1] == "but")) {
      subject = speakers_.first_in({sentence.begin, at});
    }
  }
  if (!subject.found()) return {};
  // "what Smith says", "as Smith said": the clause stands elsewhere.
  if (subject.words.begin > sentence.begin) {
    const std::string& opener = doc_.folded[subject.words.begin - 1];
    if (opener == "what" || opener == "than" || opener == "as" || opener == "like" ||
        opener == "if" || opener == "unless" || opener == "whether") {
      return {};
    }
  }
  if (Quote quote = postposed(cue, subject, sentence); !quote.parts.empty() && !cue.participle)
    return quote;
  const bool likely = subject.likely || (subject.noun && !cue.that && !cue.participle);
  if (!likely && find_that(cue, sentence.end) == kNone) return {};
  return preposed(cue, subject, sentence.end);
}

void rise(std::vector<ByteRange>& taken) {
  std::sort(taken.begin(), taken.end());
  for (std::size_t i = 1; i < taken.size(); ++i) {
    taken[i].end = std::max(taken[i].end, taken[i - 1].end);
  }
}

std::vector<ByteRange> taken_by(const std::vector<Quote>& marked) {
  std::vector<ByteRange> taken;
  for (const Quote& quote : marked) {
    taken.insert(taken.end(), quote.parts.begin(), quote.parts.end());
    if (!quote.clause.empty()) taken.push_back(quote.clause);
  }
  rise(taken);
  return taken;
}

bool overlaps(const std::vector<ByteRange>& taken, ByteRange at) {
  const auto after =
      std::lower_bound(taken.begin(), taken.end(), at.end,
                       [](const ByteRange& range, std::uint32_t end) { return range.begin < end; });
  return after != taken.begin() && (after - 1)->end > at.begin;
}

std::vector<Quote> find_reported(const Document& doc, const std::vector<MarkedSpan>& spans,
                                 const std::vector<Cue>& cues, const MarkedQuotes& marked,
                                 const SpeakerFinder& speakers) {
  const ReportRules rules(doc, cues, speakers);
  std::vector<Quote> found;
  const std::vector<ByteRange> taken = taken_by(marked.quotes);
  std::size_t span = 0;
  std::uint32_t covered = 0;  // bytes: the end of the last reported clause
  for (std::size_t i = 0; i < cues.size(); ++i) {
    while (span < spans.size() && spans[span].outside.end <= cues[i].tokens.begin) ++span;
    const bool in_marks = span < spans.size() && spans[span].outside.begin < cues[i].tokens.begin;
    if (marked.used[i] || in_marks) continue;
    // A cue inside a reported clause is part of it.
    if (doc.tokens[cues[i].tokens.begin].at.begin < covered) continue;
    Quote quote = rules.read(i);
    if (quote.parts.empty() || overlaps(taken, {quote.parts.front().begin, quote.parts.back().end}))
      continue;
    if (quote.parts.front().begin < covered) continue;
    covered = quote.parts.back().end;
    found.push_back(std::move(quote));
  }
  return found;
}

}  // namespace sidelight
