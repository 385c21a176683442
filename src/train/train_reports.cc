#include "train/train_reports.h"

#include <algorithm>

#include "quotes/attribution.h"
#include "quotes/judged_reports.h"
#include "train/quote_scene.h"

namespace sidelight {
namespace {

// How much of two stretches both have, in thousandths of what either has (Jaccard, in bytes).
std::uint32_t common(const Document& doc, TokenRange a, TokenRange b) {
  const ByteRange one = doc.bytes(a);
  const ByteRange other = doc.bytes(b);
  const std::uint32_t begin = std::max(one.begin, other.begin);
  const std::uint32_t end = std::min(one.end, other.end);
  if (begin >= end) return 0;
  return (end - begin) * 1000 / (std::max(one.end, other.end) - std::min(one.begin, other.begin));
}

TokenRange trimmed(const Document& doc, TokenRange part) {
  const auto is_edge = [&](std::uint32_t token) {
    return doc.tokens[token].kind == TokenKind::Punctuation;
  };
  while (!part.empty() && is_edge(part.end - 1)) --part.end;
  while (!part.empty() && (is_edge(part.begin) || doc.folded[part.begin] == "that")) ++part.begin;
  return part;
}

class CandidateLabels {
 public:
  explicit CandidateLabels(const ReportCase& text) : text_(text) {
    const QuoteCase& given = *text.given;
    for (std::size_t i = 0; i < given.quotes.size(); ++i) {
      for (const TokenRange part : given.quotes[i].parts) {
        const TokenRange clean = trimmed(given.doc, part);
        if (!clean.empty()) parts_.push_back({clean, i});
      }
    }
  }

  // The weight of a candidate as an example, and whether it is a report.
  float weigh(const ReportCandidate& candidate, bool& right) const {
    constexpr std::uint32_t kSame = 800;
    const QuoteCase& given = *text_.given;
    float weight = text_.weight;
    right = false;
    for (const auto& [part, index] : parts_) {
      if (!part.overlaps(candidate.tokens)) continue;
      const GoldQuote& quote = given.quotes[index];
      // Our own corpus does not tell the clause of a mixed quotation.
      if (given.own && quote.kind == QuoteKind::Mixed) weight = 0;
      if (common(given.doc, part, candidate.tokens) < kSame) continue;
      if (text_.learnt[index]) {
        right = true;
      } else {
        weight = 0;
      }
    }
    return weight;
  }

 private:
  const ReportCase& text_;
  std::vector<std::pair<TokenRange, std::size_t>> parts_;
};

}  // namespace

void add_reports(const ReportCase& text, const Knowledge& knowledge, const QuoteModel& model,
                 Examples& examples) {
  const Document& doc = text.given->doc;
  const QuoteScene scene(doc, knowledge);
  MarkedQuotes marked = attribute_marked(doc, scene.spans, scene.cues, scene.speakers);
  const CandidateLabels labels(text);
  examples.columns = ReportCandidate::kFeatures;
  const auto add = [&](const SentenceReports& reports) {
    for (const ReportCandidate& candidate : reports.candidates) {
      bool right = false;
      const float weight = labels.weigh(candidate, right);
      if (weight > 0) examples.add(candidate.features, right, weight);
    }
  };
  for_each_report(doc, scene.spans, scene.cues, marked, scene.speakers, model, add);
}

}  // namespace sidelight
