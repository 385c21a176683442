#include "quotes/judged_reports.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "model/trees.h"
#include "quotes/clauses.h"
#include "quotes/mixed_clauses.h"
#include "quotes/reported.h"
#include "quotes/word_classes.h"

namespace sidelight {
namespace {

// Of a report: chosen by cross-validation, where more that is found outweighs less that is right.
constexpr std::int32_t kLeastLogit = -TreeModel::kOneLogit / 2;
// Of the clause of a mixed quote: there is one, and the alternative is the tagger's.
constexpr std::int32_t kLeastClauseLogit = -2 * TreeModel::kOneLogit;
constexpr std::uint32_t kLongestGap = 30;  // tokens of the attribution between two parts

struct Judged {
  const ReportCandidate* candidate;
  std::int32_t logit;
};

// Of the candidates that no mixed quote took, the likely ones, none over another: the likeliest
// first, of two alike the earlier one.
std::vector<Judged> choose(const SentenceReports& reports,
                           const std::vector<std::int32_t>& logits) {
  std::vector<Judged> judged;
  for (std::size_t i = 0; i < logits.size(); ++i) {
    if (reports.quotes[i] == kNone && logits[i] >= kLeastLogit)
      judged.push_back({&reports.candidates[i], logits[i]});
  }
  std::stable_sort(judged.begin(), judged.end(),
                   [](const Judged& a, const Judged& b) { return a.logit > b.logit; });
  std::vector<Judged> chosen;
  for (const Judged& one : judged) {
    const bool overlaps = std::any_of(chosen.begin(), chosen.end(), [&](const Judged& other) {
      return other.candidate->tokens.overlaps(one.candidate->tokens) ||
             (other.candidate->cue == one.candidate->cue &&
              other.candidate->after == one.candidate->after);
    });
    if (!overlaps) chosen.push_back(one);
  }
  return chosen;
}

// "announced a plan that …", "promised an inquiry": a verb that takes things reports a clause only
// where "that", a question or a verb shows one.
void leave_out_things(const Document& doc, const std::vector<Cue>& cues, const ReportRules& rules,
                      std::vector<Judged>& chosen) {
  const auto is_thing = [&](const Judged& judged) {
    const ReportCandidate& report = *judged.candidate;
    const TokenRange at = report.tokens;
    const auto words = doc.folded.begin();
    return cues[report.cue].thing && !report.after && !is_that(doc, at.begin - 1) &&
           !is_asking_word(doc.folded[at.begin]) && !rules.has_verb(at.begin, at.end) &&
           std::find(words + at.begin - 1, words + at.end, "\"") == words + at.end;
  };
  chosen.erase(std::remove_if(chosen.begin(), chosen.end(), is_thing), chosen.end());
}

// "The fix, the agency says, is …": where one side is likely and the rules read both, the other
// side belongs to it.
void complete(const Document& doc, const SentenceReports& reports,
              const std::vector<std::int32_t>& logits, const ReportRules& rules,
              std::vector<Judged>& chosen) {
  const std::vector<Judged> likely = chosen;
  for (const Judged& one : likely) {
    const std::uint32_t cue = one.candidate->cue;
    const Quote read = rules.read(cue);
    if (read.rule != "inside") continue;
    for (std::size_t i = 0; i < logits.size(); ++i) {
      const ReportCandidate& other = reports.candidates[i];
      if (other.cue != cue || other.after == one.candidate->after) continue;
      const ByteRange at = doc.bytes(other.tokens);
      const bool part = std::find(read.parts.begin(), read.parts.end(), at) != read.parts.end();
      const bool free = std::none_of(chosen.begin(), chosen.end(), [&](const Judged& taken) {
        return taken.candidate->tokens.overlaps(other.tokens) ||
               (taken.candidate->cue == cue && taken.candidate->after == other.after);
      });
      if (part && free) chosen.push_back({&other, one.logit});
    }
  }
  std::sort(chosen.begin(), chosen.end(), [](const Judged& a, const Judged& b) {
    return a.candidate->tokens.begin < b.candidate->tokens.begin;
  });
}

// Gives each mixed quote of a sentence its likeliest clause.
void set_clauses(const Document& doc, const SentenceReports& reports,
                 const std::vector<std::int32_t>& logits, std::vector<Quote>& quotes) {
  std::uint32_t last = kNone;
  std::int32_t most = 0;
  for (std::size_t i = 0; i < logits.size(); ++i) {
    const std::uint32_t quote = reports.quotes[i];
    if (quote == kNone || (quote == last && logits[i] <= most)) continue;
    last = quote;
    most = logits[i];
    if (most >= kLeastClauseLogit) quotes[quote].clause = doc.bytes(reports.candidates[i].tokens);
  }
}

Quote quote_of(const Document& doc, const std::vector<Cue>& cues, const Judged& judged) {
  const ReportCandidate& candidate = *judged.candidate;
  const Cue& cue = cues[candidate.cue];
  Quote quote;
  quote.kind = QuoteKind::Indirect;
  quote.parts.push_back(doc.bytes(candidate.tokens));
  quote.speaker = candidate.subject.speaker;
  quote.cue = doc.bytes(cue.tokens);
  quote.cue_class = cue.kind;
  quote.score = Score::of(static_cast<int>(std::min(thousandths_of_logit(judged.logit), 950u)));
  quote.rule = "judged";
  return quote;
}

// Rising.
std::vector<ByteRange> words_of(const std::vector<Quote>& quotes) {
  std::vector<ByteRange> words;
  for (const Quote& quote : quotes) {
    words.insert(words.end(), quote.parts.begin(), quote.parts.end());
  }
  rise(words);
  return words;
}

// For each cue the mixed quote of one part that took it, or kNone.
using CueOwners = std::vector<std::uint32_t>;

CueOwners owners_of(const Document& doc, const std::vector<Cue>& cues, const MarkedQuotes& marked) {
  CueOwners owners(cues.size(), kNone);
  for (std::uint32_t i = 0; i < marked.quotes.size(); ++i) {
    const Quote& quote = marked.quotes[i];
    if (quote.kind != QuoteKind::Mixed || quote.cue.empty() || quote.parts.size() != 1) continue;
    const std::uint32_t token = doc.tokens_in(quote.cue).begin;
    const auto at = std::lower_bound(
        cues.begin(), cues.end(), token,
        [](const Cue& cue, std::uint32_t begin) { return cue.tokens.begin < begin; });
    if (at != cues.end() && at->tokens.begin == token)
      owners[static_cast<std::size_t>(at - cues.begin())] = i;
  }
  return owners;
}

// A cue that only stands beside marks reports a clause no more than after "that" or "whether".
bool may_report(const Document& doc, const Cue& cue, std::uint32_t end) {
  if (cue.clause || cue.source_after) return true;
  constexpr std::uint32_t kReach = 24;
  end = std::min(end, cue.tokens.end + kReach);
  for (std::uint32_t token = cue.tokens.end; token < end; ++token) {
    if (doc.folded[token] == "that" || is_asking_word(doc.folded[token])) return true;
  }
  return false;
}

// Whether a clause holds the words in marks, their closing punctuation aside.
bool holds_words(const Document& doc, const Quote& quote, ByteRange clause) {
  ByteRange words = quote.parts.front();
  while (!words.empty() &&
         std::string_view(".,!?;:").find(doc.view(words).back()) != std::string_view::npos) {
    --words.end;
  }
  return clause.contains(words);
}

}  // namespace

bool fits_reports(const QuoteModel& model) {
  const TreeModel& trees = model.trees();
  if (trees.empty()) return true;
  if (trees.feature_count() < ReportCandidate::kFeatures || trees.output("report") == kNone)
    return false;
  for (std::size_t i = 0; i < ReportCandidate::kFeatures; ++i) {
    if (trees.feature(i) != ReportCandidates::names()[i]) return false;
  }
  return true;
}

void for_each_report(const Document& doc, const std::vector<MarkedSpan>& spans,
                     const std::vector<Cue>& cues, MarkedQuotes& marked,
                     const SpeakerFinder& speakers, const QuoteModel& model,
                     const ReportJudge& judge) {
  const std::vector<ByteRange> taken = words_of(marked.quotes);
  const CueOwners owners = owners_of(doc, cues, marked);
  SpeechTagger tagger(doc, spans, cues, model);
  const ReportCandidates finder(doc, cues, speakers, tagger);
  SentenceReports reports;
  std::vector<std::uint32_t> open;  // cues of the sentence that may report
  std::size_t next = 0;
  std::size_t span = 0;
  std::size_t first_quote = 0;
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    const TokenRange sentence = doc.sentences[s].tokens;
    if (sentence.empty()) continue;
    const ByteRange at = doc.bytes(sentence);
    open.clear();
    for (; next < cues.size() && cues[next].tokens.begin < sentence.end; ++next) {
      const std::uint32_t token = cues[next].tokens.begin;
      while (span < spans.size() && spans[span].outside.end <= token) ++span;
      const bool in_marks = span < spans.size() && spans[span].outside.begin < token;
      const bool used = marked.used[next] && owners[next] == kNone;
      if (in_marks || used) continue;
      if (owners[next] != kNone || may_report(doc, cues[next], sentence.end))
        open.push_back(static_cast<std::uint32_t>(next));
    }
    while (first_quote < marked.quotes.size() &&
           marked.quotes[first_quote].parts.front().begin < at.begin) {
      ++first_quote;
    }
    std::size_t last_quote = first_quote;
    bool clause = false;
    for (; last_quote < marked.quotes.size() &&
           marked.quotes[last_quote].parts.front().begin < at.end;
         ++last_quote) {
      clause = clause || may_have_clause(doc, marked.quotes[last_quote], at);
    }
    if ((open.empty() && !clause) || !tagger.turn_to(s)) continue;
    std::vector<ByteRange> clauses;
    for (std::size_t q = first_quote; q < last_quote; ++q) {
      widen_clause(doc, tagger.stretches(), marked.quotes[q]);
      if (!marked.quotes[q].clause.empty()) clauses.push_back(marked.quotes[q].clause);
    }
    reports = {};
    for (const std::uint32_t cue : open) {
      const std::uint32_t owner = owners[cue];
      std::vector<ReportCandidate> candidates;
      finder.add(cue, candidates);
      for (const ReportCandidate& one : candidates) {
        const ByteRange words = doc.bytes(one.tokens);
        const bool free = !overlaps(taken, words) &&
                          std::none_of(clauses.begin(), clauses.end(),
                                       [&](ByteRange other) { return other.overlaps(words); });
        const bool fits = owner == kNone ? free : holds_words(doc, marked.quotes[owner], words);
        if (!fits) continue;
        reports.candidates.push_back(one);
        reports.quotes.push_back(owner);
      }
    }
    if (!reports.candidates.empty()) judge(reports);
  }
}

std::vector<Quote> find_judged_reports(const Document& doc, const std::vector<MarkedSpan>& spans,
                                       const std::vector<Cue>& cues, MarkedQuotes& marked,
                                       const SpeakerFinder& speakers, const QuoteModel& model) {
  std::vector<Quote> quotes;
  const std::uint32_t output = model.trees().output("report");
  const ReportRules rules(doc, cues, speakers);
  // The trees ask of other columns too: those of the speakers.
  std::vector<std::int32_t> row(model.trees().feature_count());
  const auto judge = [&](const SentenceReports& reports) {
    std::vector<std::int32_t> logits;
    for (const ReportCandidate& candidate : reports.candidates) {
      std::copy(candidate.features.begin(), candidate.features.end(), row.begin());
      logits.push_back(model.trees().logit(output, row));
    }
    set_clauses(doc, reports, logits, marked.quotes);
    std::vector<Judged> chosen = choose(reports, logits);
    leave_out_things(doc, cues, rules, chosen);
    complete(doc, reports, logits, rules, chosen);
    const ReportCandidate* last = nullptr;
    for (const Judged& judged : chosen) {
      const ReportCandidate& one = *judged.candidate;
      // "The fix, the agency says, is …": the second part of one quote.
      const bool joins = last != nullptr && last->cue == one.cue && last->after &&
                         one.tokens.begin - last->tokens.end <= kLongestGap;
      if (joins) {
        quotes.back().parts.push_back(doc.bytes(one.tokens));
      } else {
        quotes.push_back(quote_of(doc, cues, judged));
      }
      last = &one;
    }
  };
  for_each_report(doc, spans, cues, marked, speakers, model, judge);
  const std::vector<ByteRange> taken = words_of(marked.quotes);
  const auto cue_at = [&](const Quote& quote) {
    const std::uint32_t token = doc.tokens_in(quote.cue).begin;
    return std::lower_bound(
        cues.begin(), cues.end(), token,
        [](const Cue& cue, std::uint32_t begin) { return cue.tokens.begin < begin; });
  };
  for (Quote& quote : marked.quotes) {
    if (quote.kind == QuoteKind::Mixed && !quote.cue.empty())
      take_marked_words(doc, spans, taken, *cue_at(quote), quote);
  }
  for (Quote& quote : quotes) take_marked_words(doc, spans, taken, *cue_at(quote), quote);
  return quotes;
}

}  // namespace sidelight
