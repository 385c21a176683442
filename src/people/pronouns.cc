#include "people/pronouns.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <span>
#include <string_view>

#include "people/pronoun_weights.h"

namespace sidelight {
namespace {

// "it" and "they" mean more often what nobody named.
constexpr int kLeastOfThings = kWeightsOfLogit / 2;

// "her" is an object where no noun can follow: "saw her.", "told her that".
bool stands_alone(const Document& doc, std::uint32_t token) {
  const std::uint32_t next = token + 1;
  if (next >= doc.sentence_at(token).tokens.end) return true;
  if (doc.tokens[next].kind == TokenKind::Punctuation)
    return doc.folded[next] != "“" && doc.folded[next] != "\"" && doc.folded[next] != "‘";
  static constexpr std::string_view kAfterObject[] = {
      "a",       "about",  "after",   "again", "an",   "and",    "as",    "at",     "away", "back",
      "because", "before", "but",     "by",    "down", "during", "for",   "from",   "he",   "how",
      "if",      "in",     "into",    "is",    "it",   "like",   "more",  "not",    "of",   "off",
      "on",      "or",     "out",     "over",  "so",   "than",   "that",  "the",    "then", "there",
      "they",    "this",   "through", "to",    "too",  "under",  "until", "up",     "was",  "what",
      "when",    "where",  "which",   "while", "who",  "why",    "with",  "without"};
  return std::find(std::begin(kAfterObject), std::end(kAfterObject), doc.folded[next]) !=
         std::end(kAfterObject);
}

// Of a pronoun's word in the list: "m s subject". Nothing for other words.
bool read_pronoun(const Document& doc, std::string_view value, std::uint32_t token,
                  Pronoun& pronoun) {
  if (value.empty()) return false;
  pronoun.token = token;
  pronoun.gender = value[0] == 'a' ? 'p' : value[0];  // "any"
  const auto says = [&](std::string_view word) {
    return value.find(word) != std::string_view::npos;
  };
  pronoun.role = says("possessive")  ? PronounRole::Possessive
                 : says("subject")   ? PronounRole::Subject
                 : says("reflexive") ? PronounRole::Reflexive
                                     : PronounRole::Object;
  if (doc.folded[token] == "her" && stands_alone(doc, token)) pronoun.role = PronounRole::Object;
  return true;
}

int weight_of(std::size_t row, const PronounCandidate& candidate) {
  int sum = 0;
  for (const PronounFeature feature : candidate.features)
    sum += kPronounWeights[row][static_cast<std::size_t>(feature)];
  return sum;
}

}  // namespace

PronounColumns columns_of(const Pronoun& pronoun, const PronounCandidate& candidate) {
  PronounColumns columns{};
  for (const PronounFeature feature : candidate.features)
    columns[static_cast<std::size_t>(feature)] = 1;
  columns[kPronounFeatures] = static_cast<std::int32_t>(pronoun.row());
  return columns;
}

bool fits_pronouns(const TreeModel& model) {
  return model.feature_count() == kPronounColumns &&
         model.about("features") == kPronounFeaturesVersion &&
         model.output(kTreesOfPersons) != kNone && model.output(kTreesOfThings) != kNone;
}

PronounChoice choose_pronoun(const Pronoun& pronoun,
                             const std::vector<PronounCandidate>& candidates,
                             const TreeModel& trees) {
  constexpr int kOneWeight = TreeModel::kOneLogit / kWeightsOfLogit;
  const bool third = !trees.empty() && pronoun.row() < kRowsOfThirdPersons;
  const std::uint32_t output =
      third ? trees.output(pronoun.of_person() ? kTreesOfPersons : kTreesOfThings) : kNone;
  PronounChoice best{0, std::numeric_limits<int>::min()};
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    int weight = weight_of(pronoun.row(), candidates[i]);
    if (output != kNone)
      weight += trees.logit(output, columns_of(pronoun, candidates[i])) / kOneWeight;
    if (weight > best.weight) best = {i, weight};
  }
  return best;
}

std::vector<Joined> find_pronouns(const Document& doc, const std::vector<Joined>& mentions,
                                  const std::vector<GroupTrait>& traits, const Knowledge& knowledge,
                                  const PronounTask& task) {
  const WordList& pronouns = knowledge.language.list("pronouns");
  PronounScene scene(doc, traits, mentions, knowledge.language);
  std::vector<Joined> found;
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    while (next < mentions.size() && mentions[next].mention.tokens.begin <= i)
      scene.see(mentions[next++]);
    Pronoun pronoun;
    const bool asked = !task.asked.empty() && task.asked[i] != 0;
    const bool points = asked && (doc.folded[i] == "this" || doc.folded[i] == "that");
    const std::string_view value = points ? "n s object" : pronouns.value(doc.words[i]);
    if (doc.tokens[i].kind != TokenKind::Word || !read_pronoun(doc, value, i, pronoun)) continue;
    const auto ahead = std::span(mentions).subspan(next);
    const std::vector<PronounCandidate> candidates =
        asked ? scene.all_candidates(pronoun, ahead) : scene.candidates(pronoun, ahead);
    if (candidates.empty()) continue;
    const PronounChoice best = task.judge ? task.judge(pronoun, candidates)
                                          : choose_pronoun(pronoun, candidates, knowledge.pronouns);
    if (best.weight <= (pronoun.of_person() ? 0 : kLeastOfThings) && !asked) continue;
    const std::uint32_t group = candidates[best.candidate].group;
    Joined joined;
    joined.mention.tokens = {i, i + 1};
    joined.mention.kind = traits[group].kind;
    joined.mention.form = MentionForm::Pronoun;
    joined.mention.score = Score::of(std::clamp(500 + best.weight, 100, 900));
    joined.mention.rule = MentionRule::Pronoun;
    joined.group = group;
    found.push_back(joined);
    scene.resolve(pronoun, group, !asked && best.weight > kWeightsOfLogit);
  }
  return found;
}

}  // namespace sidelight
