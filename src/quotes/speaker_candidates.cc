#include "quotes/speaker_candidates.h"

#include <algorithm>

#include "quotes/word_classes.h"

namespace sidelight {
namespace {

constexpr std::size_t kMostCandidates = 24;
constexpr std::uint32_t kFarthest = 60;       // tokens from the cue
constexpr std::uint32_t kLongestScene = 300;  // tokens

// Which way a candidate was found; a bit each.
enum Source : std::int32_t { kRule = 1, kBefore = 2, kAfter = 4, kFirst = 8 };

std::int32_t few(std::uint32_t count, std::uint32_t most) {
  return static_cast<std::int32_t>(std::min(count, most));
}

// Which rule found a marked quote; 0 for others.
std::int32_t rule_index(std::string_view rule) {
  static constexpr std::array<std::string_view, 15> kRules = {"before",
                                                              "inverted",
                                                              "after",
                                                              "label",
                                                              "late",
                                                              "signature",
                                                              "verb",
                                                              "colon",
                                                              "carried",
                                                              "answer",
                                                              "same_paragraph",
                                                              "sentence_before",
                                                              "paragraph",
                                                              "paragraph_begin",
                                                              "paragraph_before"};
  const auto at = std::find(kRules.begin(), kRules.end(), rule);
  return at == kRules.end() ? 0 : static_cast<std::int32_t>(at - kRules.begin()) + 1;
}

}  // namespace

// What the candidates of one quote share.
struct SpeakerCandidates::Scene {
  const Quote* quote = nullptr;
  const Cue* cue = nullptr;  // null for none
  TokenRange part;           // of the quote, the one nearest to the cue
  TokenRange anchor;         // the cue, else that part
  TokenRange sentence;       // of the anchor
  std::uint32_t first = 0;   // tokens that are looked at
  std::uint32_t end = 0;
  std::vector<Subject> subjects;      // that begin there, in order
  std::vector<std::uint32_t> around;  // groups of the mentions there
  std::vector<std::uint32_t> said;    // groups named in the quote
};

const std::array<std::string_view, SpeakerCandidate::kFeatures>& SpeakerCandidates::names() {
  static constexpr std::array<std::string_view, SpeakerCandidate::kFeatures> kNames = {
      "rule",
      "sources",
      "quote_kind",
      "rule_name",
      "cue",
      "cue_kind",
      "cue_flags",
      "side",
      "distance",
      "between",
      "cues_between",
      "verbs_between",
      "commas",
      "same_sentence",
      "same_block",
      "sentences",
      "in_marks",
      "in_quote",
      "form",
      "kind",
      "likely",
      "mentions",
      "before_class",
      "after_class",
      "opens",
      "last",
      "before_last",
      "last_far",
      "in_words",
      "nearer",
      "size",
      "head_class",
      "cue_before_class",
      "cue_after_class",
      "sentence_mentions"};
  return kNames;
}

SpeakerCandidates::SpeakerCandidates(const Document& doc, const Groups& groups,
                                     const std::vector<MarkedSpan>& spans,
                                     const std::vector<Cue>& cues, const SpeakerFinder& speakers)
    : doc_(doc),
      groups_(groups),
      spans_(spans),
      cues_(cues),
      speakers_(speakers),
      classes_(doc.tokens.size(), kUnread) {}

bool SpeakerCandidates::in_marks(std::uint32_t token) const {
  const auto after = std::upper_bound(
      spans_.begin(), spans_.end(), token,
      [](std::uint32_t at, const MarkedSpan& span) { return at < span.outside.begin; });
  return after != spans_.begin() && (after - 1)->outside.end > token;
}

// Coarse classes of the words beside a candidate.
std::int8_t SpeakerCandidates::read_class(std::uint32_t token) const {
  const std::string_view word = doc_.folded[token];
  if (word == ",") return 1;
  if (doc_.tokens[token].kind == TokenKind::Punctuation) return word == "." ? 2 : 3;
  if (word == "'s" || word == "'") return 4;
  if (word == "who" || word == "which" || word == "whom" || word == "that") return 5;
  if (word == "and") return 6;
  if (word == "by") return 7;
  if (word == "of") return 8;
  if (word == "to") return 9;
  if (is_auxiliary(word)) return 10;
  if (is_preposition(word)) return 11;
  if (is_determiner(word)) return 12;
  if (is_pronoun_word(word)) return 13;
  if (is_clause_opener(word)) return 14;
  if (is_adverb(word)) return 15;
  if (doc_.tokens[token].upper_first) return 16;
  if (word.size() > 4 && word.substr(word.size() - 3) == "ing") return 17;
  if (word.size() > 3 && word.substr(word.size() - 2) == "ed") return 18;
  return word.back() == 's' ? 19 : 20;
}

SpeakerCandidates::Scene SpeakerCandidates::scene_of(const Quote& quote) const {
  Scene scene;
  scene.quote = &quote;
  scene.part = doc_.tokens_in(quote.parts.front());
  scene.anchor = scene.part;
  if (!quote.cue.empty()) {
    scene.anchor = doc_.tokens_in(quote.cue);
    const auto at = std::lower_bound(
        cues_.begin(), cues_.end(), scene.anchor.begin,
        [](const Cue& cue, std::uint32_t token) { return cue.tokens.begin < token; });
    if (at != cues_.end() && at->tokens.begin == scene.anchor.begin) scene.cue = &*at;
  }
  const std::size_t at = doc_.sentence_of_token[scene.anchor.begin];
  scene.sentence = doc_.sentences[at].tokens;
  scene.first = scene.sentence.begin;
  scene.end = scene.sentence.end;
  // Without a cue, or with a pronoun, the sentence before tells; after a quote the next one may.
  if (at > 0) scene.first = doc_.sentences[at - 1].tokens.begin;
  if (scene.cue == nullptr) {
    scene.end = std::max(scene.end, doc_.tokens_in(quote.parts.back()).end);
  }
  scene.end = std::min(scene.end, scene.first + kLongestScene);
  for (std::uint32_t token = scene.first; token < scene.end; ++token) {
    const Subject subject = speakers_.at(token);
    if (!subject.found()) continue;
    scene.subjects.push_back(subject);
    token = std::max(token, subject.words.end - 1);
  }
  const auto first = std::lower_bound(
      groups_.mentions.begin(), groups_.mentions.end(), scene.first,
      [](const Mention& mention, std::uint32_t token) { return mention.tokens.begin < token; });
  for (auto mention = first; mention != groups_.mentions.end(); ++mention) {
    if (mention->tokens.begin >= scene.end) break;
    const auto index = static_cast<std::size_t>(mention - groups_.mentions.begin());
    const std::uint32_t group = groups_.group_of_mention[index];
    if (group == kNone) continue;
    scene.around.push_back(group);
    const ByteRange words = doc_.bytes(mention->tokens);
    const bool said = std::any_of(quote.parts.begin(), quote.parts.end(),
                                  [&](ByteRange part) { return part.contains(words); });
    if (said) scene.said.push_back(group);
  }
  return scene;
}

void SpeakerCandidates::add(const Scene& scene, const Speaker& speaker, std::int32_t source,
                            std::vector<SpeakerCandidate>& candidates) const {
  if (speaker.at.empty()) return;
  for (SpeakerCandidate& known : candidates) {
    if (!known.speaker.at.overlaps(speaker.at)) continue;
    known.features[1] |= source;
    return;
  }
  if (candidates.size() >= kMostCandidates) return;
  // Whom "who" means the rules tell; "who" itself names nobody.
  const TokenRange words = doc_.tokens_in(speaker.at);
  if (source != kRule && words.size() == 1 && is_clause_opener(doc_.folded[words.begin])) return;
  for (const ByteRange part : scene.quote->parts) {
    if (part.overlaps(speaker.at) && source != kRule) return;
  }
  SpeakerCandidate candidate;
  candidate.speaker = speaker;
  candidate.features[1] = source;
  candidates.push_back(candidate);
}

std::vector<SpeakerCandidate> SpeakerCandidates::of(const Quote& quote,
                                                    const EarlierSpeakers& earlier) const {
  const Scene scene = scene_of(quote);
  std::vector<SpeakerCandidate> candidates;
  if (scene.cue != nullptr && scene.cue->passive) return candidates;
  add(scene, quote.speaker, kRule, candidates);
  if (scene.cue != nullptr) {
    const Cue& cue = *scene.cue;
    add(scene, speakers_.before(cue, scene.sentence.begin).speaker, kBefore, candidates);
    add(scene, speakers_.source(cue, scene.sentence.end).speaker, kAfter, candidates);
    add(scene, speakers_.first_in({scene.sentence.begin, cue.tokens.begin}).speaker, kFirst,
        candidates);
  }
  for (const Subject& subject : scene.subjects) add(scene, subject.speaker, 0, candidates);
  for (SpeakerCandidate& candidate : candidates) fill(scene, earlier, candidate);
  return candidates;
}

void SpeakerCandidates::fill(const Scene& scene, const EarlierSpeakers& earlier,
                             SpeakerCandidate& candidate) const {
  const Speaker& speaker = candidate.speaker;
  const TokenRange at = doc_.tokens_in(speaker.at);
  const Quote& quote = *scene.quote;
  auto& row = candidate.features;
  std::size_t next = 2;
  const auto put = [&](std::int32_t value) { row[next++] = value; };
  row[0] = (row[1] & kRule) != 0 ? 1 : 0;
  put(static_cast<std::int32_t>(quote.kind));
  put(quote.kind == QuoteKind::Indirect ? 0 : rule_index(quote.rule));
  put(scene.cue != nullptr ? 1 : 0);
  put(scene.cue == nullptr ? -1 : static_cast<std::int32_t>(scene.cue->kind));
  put(scene.cue == nullptr
          ? 0
          : (scene.cue->clause ? 1 : 0) + (scene.cue->that ? 2 : 0) +
                (scene.cue->participle ? 4 : 0) + (scene.cue->base ? 8 : 0) +
                (scene.cue->source_after ? 16 : 0) + (scene.cue->addressee ? 32 : 0));
  const bool after = at.begin >= scene.anchor.end;
  const TokenRange between = after ? TokenRange{scene.anchor.end, at.begin}
                                   : TokenRange{at.end, std::max(at.end, scene.anchor.begin)};
  put(after ? 1 : 0);
  put(few(between.size(), kFarthest) * (after ? 1 : -1));
  put(few(between.size(), kFarthest));
  const auto first = std::lower_bound(
      cues_.begin(), cues_.end(), between.begin,
      [](const Cue& cue, std::uint32_t token) { return cue.tokens.begin < token; });
  const auto last = std::lower_bound(
      first, cues_.end(), between.end,
      [](const Cue& cue, std::uint32_t token) { return cue.tokens.begin < token; });
  put(few(static_cast<std::uint32_t>(last - first), 5));
  std::uint32_t verbs = 0;
  std::uint32_t commas = 0;
  std::uint32_t nearer = 0;
  const std::uint32_t reach = std::min(between.size(), kFarthest);
  for (std::uint32_t token = between.begin; token < between.begin + reach; ++token) {
    const std::int32_t word = class_of(token);
    verbs += word == 10 || word == 18 || word == 17 ? 1 : 0;
    commas += word == 1 ? 1 : 0;
  }
  for (const Subject& subject : scene.subjects) {
    nearer += between.contains(subject.words.begin) ? 1 : 0;
  }
  put(few(verbs, 6));
  put(few(commas, 6));
  const std::uint32_t sentence = doc_.sentence_of_token[at.begin];
  const std::uint32_t anchor = doc_.sentence_of_token[scene.anchor.begin];
  put(sentence == anchor ? 1 : 0);
  put(doc_.block_of(at.begin) == doc_.block_of(scene.anchor.begin) ? 1 : 0);
  put(sentence < anchor ? -few(anchor - sentence, 6) : few(sentence - anchor, 6));
  put(in_marks(at.begin) ? 1 : 0);
  const bool inside = std::any_of(quote.parts.begin(), quote.parts.end(),
                                  [&](ByteRange part) { return part.overlaps(speaker.at); });
  put(inside || quote.clause.contains(speaker.at) ? 1 : 0);
  const bool single = at.size() == 1;
  const bool pronoun = single && is_pronoun_word(doc_.folded[at.begin]);
  put((speaker.named ? 1 : 0) + (pronoun ? 2 : 0) + (speaker.group != kNone ? 4 : 0));
  put(speaker.group == kNone ? -1 : static_cast<std::int32_t>(groups_.groups[speaker.group].kind));
  put(static_cast<std::int32_t>(speaker.score.thousandths) / 50);
  const std::size_t mentions =
      speaker.group == kNone ? 0 : groups_.groups[speaker.group].mentions.size();
  put(few(static_cast<std::uint32_t>(mentions), 20));
  put(at.begin > doc_.sentences[sentence].tokens.begin ? class_of(at.begin - 1) : 0);
  put(class_of(at.end));
  put(few(at.begin - doc_.sentences[sentence].tokens.begin, 20));
  const bool known = speaker.group != kNone;
  put(known && speaker.group == earlier.last ? 1 : 0);
  put(known && speaker.group == earlier.before_last ? 1 : 0);
  put(earlier.last == kNone || quote.parts.front().begin < earlier.last_end
          ? -1
          : few((quote.parts.front().begin - earlier.last_end) / 16, 60));
  // Named in the words that are said: somebody else speaks.
  const auto count = [&](const std::vector<std::uint32_t>& of) {
    return few(static_cast<std::uint32_t>(std::count(of.begin(), of.end(), speaker.group)), 5);
  };
  put(known ? count(scene.said) : 0);
  put(few(nearer, 8));
  put(few(at.size(), 8));
  put(at.empty() ? 0 : class_of(at.end - 1));
  put(scene.anchor.begin > 0 ? class_of(scene.anchor.begin - 1) : 0);
  put(class_of(scene.anchor.end));
  put(known ? count(scene.around) : 0);
}

}  // namespace sidelight
