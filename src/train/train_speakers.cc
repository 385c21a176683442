#include "train/train_speakers.h"

#include <algorithm>

#include "quotes/quote.h"
#include "quotes/speaker_candidates.h"
#include "train/quote_scene.h"

namespace sidelight {
namespace {

class SpeakerLabels {
 public:
  SpeakerLabels(const ReportCase& text, const Groups& groups) : text_(text), groups_(groups) {}

  // The quotation whose words a quote has for the most part; null for none.
  const GoldQuote* match(const Quote& quote) const {
    const Document& doc = text_.given->doc;
    const ByteRange at = quote.clause.empty() ? quote.parts.front() : quote.clause;
    for (const GoldQuote& gold : text_.given->quotes) {
      if (gold.speaker.empty()) continue;
      for (const TokenRange part : gold.parts) {
        const ByteRange other = doc.bytes(part);
        const std::uint32_t begin = std::max(at.begin, other.begin);
        const std::uint32_t end = std::min(at.end, other.end);
        if (begin < end && 10 * (end - begin) >= 6 * std::max(at.size(), other.size()))
          return &gold;
      }
    }
    return nullptr;
  }

  bool is_right(const GoldQuote& gold, const Speaker& speaker) const {
    const ByteRange at = text_.given->doc.bytes(gold.speaker);
    if (!at.overlaps(speaker.at)) return false;
    // Of "a spokesman for X" the spokesman: what stands at their begin, or their first name.
    constexpr std::uint32_t kHead = 3;  // tokens
    const TokenRange tokens = text_.given->doc.tokens_in(speaker.at);
    return tokens.begin < gold.speaker.begin + kHead || first_inside(gold) >= speaker.at.begin;
  }

  // The group of a quotation's speaker; kNone for none.
  std::uint32_t group_of(const GoldQuote& gold) const {
    for (std::size_t i = 0; i < groups_.mentions.size(); ++i) {
      if (gold.speaker.contains(groups_.mentions[i].tokens) && groups_.group_of_mention[i] != kNone)
        return groups_.group_of_mention[i];
    }
    return kNone;
  }

 private:
  // Byte: where the first name inside the words for a speaker begins.
  std::uint32_t first_inside(const GoldQuote& gold) const {
    for (const Mention& mention : groups_.mentions) {
      const bool name = mention.form == MentionForm::Name && mention.kind == EntityKind::Person;
      if (name && gold.speaker.contains(mention.tokens))
        return text_.given->doc.bytes(mention.tokens).begin;
    }
    return 0;
  }

  const ReportCase& text_;
  const Groups& groups_;
};

}  // namespace

void add_speakers(const ReportCase& text, const Knowledge& knowledge, const QuoteModel& model,
                  Examples& examples) {
  const Document& doc = text.given->doc;
  const QuoteScene scene(doc, knowledge);
  const SpeakerCandidates finder(doc, scene.groups, scene.spans, scene.cues, scene.speakers);
  const SpeakerLabels labels(text, scene.groups);
  examples.columns = SpeakerCandidate::kFeatures;
  EarlierSpeakers earlier;
  std::vector<Quote> quotes = find_quotes(doc, scene.groups, knowledge.language, model);
  for (Quote& quote : quotes) {
    const GoldQuote* gold = labels.match(quote);
    if (gold == nullptr) continue;
    for (const SpeakerCandidate& candidate : finder.of(quote, earlier)) {
      examples.add(candidate.features, labels.is_right(*gold, candidate.speaker), text.weight);
    }
    earlier.note(labels.group_of(*gold), quote.parts.back().end);
  }
}

}  // namespace sidelight
