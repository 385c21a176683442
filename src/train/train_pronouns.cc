#include "train/train_pronouns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"
#include "format/fnv.h"
#include "names/find_mentions.h"
#include "page/plain_text.h"
#include "people/given_names.h"
#include "people/group.h"
#include "people/pronouns.h"
#include "people/speech_pronouns.h"
#include "quotes/first_persons.h"
#include "quotes/quote.h"
#include "train/boost.h"
#include "train/text_places.h"
#include "train/training_data.h"
#include "train/write_file.h"
#include "train/write_trees.h"

namespace sidelight {
namespace {

using Json = nlohmann::json;
using Weights = std::array<std::array<double, kPronounFeatures>, kPronounRows>;

constexpr double kScale = kWeightsOfLogit;

struct Answer {
  std::vector<TokenRange> right;
  std::vector<TokenRange> wrong;
  bool rest_wrong = true;  // every other name is wrong too
};

struct PronounText {
  Document doc;
  std::vector<Mention> names;
  std::vector<char> asked;
  std::vector<char> given;
  std::unordered_map<std::uint32_t, Answer> answers;  // by the pronoun's token; looked up only
  double weight = 1;
};

std::vector<TokenRange> ranges_of(const Json& list, const TextPlaces& places) {
  std::vector<TokenRange> ranges;
  for (const Json& at : list) ranges.push_back(places.tokens(at[0], at[1]));
  return ranges;
}

// `given`: with the row's names and pronouns, all of which must be answered, as a corpus of
// coreference asks it; else as a reading finds them.
PronounText read_text(const Json& row, const Knowledge& knowledge, bool given) {
  const std::string text = repair_utf8(row.value("text", ""));
  const Page page = read_plain_text(text, "", "");
  PronounText out{build_document(read_article(page, knowledge.blocks), knowledge.language),
                  {},
                  {},
                  {},
                  {},
                  row.value("weight", 1.0)};
  out.names = find_mentions(out.doc, knowledge);
  const TextPlaces places(text, out.doc);
  if (!places.good()) return out;
  for (const Json& pronoun : row.value("pronouns", Json::array())) {
    const TokenRange at = places.tokens(pronoun.value("start", 0u), pronoun.value("end", 0u));
    if (at.size() != 1) continue;
    Answer answer;
    answer.right = ranges_of(pronoun.value("right", Json::array()), places);
    answer.wrong = ranges_of(pronoun.value("wrong", Json::array()), places);
    answer.rest_wrong = pronoun.value("rest", "wrong") == "wrong";
    out.answers.emplace(at.begin, std::move(answer));
  }
  if (!given) return out;
  const GivenNames names =
      names_of_spans(out.doc, ranges_of(row.value("mentions", Json::array()), places), out.names,
                     knowledge.language);
  out.names = names.names;
  out.given = begins_of_given(out.doc, names);
  out.asked.assign(out.doc.tokens.size(), 0);
  for (const auto& [token, answer] : out.answers) out.asked[token] = 1;
  return out;
}

// Where learning begins: what is true of speech by its sense, but has too few examples to be
// learnt.
Weights first_weights() {
  Weights weights = {};
  const auto set = [&](std::size_t row, PronounFeature feature, double value) {
    weights[kRowsOfThirdPersons + row][static_cast<std::size_t>(feature)] = value;
  };
  set(0, PronounFeature::Introduced, 2);
  set(0, PronounFeature::IntroducedHere, 2);
  set(0, PronounFeature::Signs, 2);
  set(0, PronounFeature::Labelled, 2);
  set(0, PronounFeature::Greeted, -1);
  set(0, PronounFeature::SaidHere, 1);
  set(0, PronounFeature::SaidInSentence, 2);
  set(0, PronounFeature::KindOpen, -2);
  set(1, PronounFeature::KindOpen, -2);
  set(1, PronounFeature::Greeted, 2);
  set(1, PronounFeature::Signs, -1);
  set(1, PronounFeature::CalledHere, 1);
  set(1, PronounFeature::SaidHere, 1);
  set(2, PronounFeature::Plural, 2);
  set(2, PronounFeature::PlaceActs, 1);
  set(2, PronounFeature::Person, -1);
  return weights;
}

std::vector<double> sums_of(const std::array<double, kPronounFeatures>& weights,
                            const std::vector<PronounCandidate>& candidates) {
  std::vector<double> sums;
  for (const PronounCandidate& candidate : candidates) {
    double sum = 0;
    for (const PronounFeature feature : candidate.features)
      sum += weights[static_cast<std::size_t>(feature)];
    sums.push_back(sum);
  }
  return sums;
}

PronounChoice best_of(const std::vector<double>& sums) {
  PronounChoice best{0, std::numeric_limits<int>::min()};
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const int weight = static_cast<int>(std::lround(sums[i] * kScale));
    if (weight > best.weight) best = {i, weight};
  }
  return best;
}

// Whether one of `names` names the group.
bool holds(const Groups& groups, std::uint32_t group, const std::vector<TokenRange>& names) {
  for (const std::uint32_t m : groups.groups[group].mentions) {
    if (groups.mentions[m].form != MentionForm::Name) continue;
    for (const TokenRange at : names) {
      if (groups.mentions[m].tokens.overlaps(at)) return true;
    }
  }
  return false;
}

// Parallel to `candidates`: 1 for those that the pronoun means, or may mean for all that is known.
std::vector<char> right_ones(const Groups& groups, const std::vector<PronounCandidate>& candidates,
                             const Answer& answer) {
  std::vector<char> right;
  for (const PronounCandidate& candidate : candidates) {
    const bool open = !answer.rest_wrong && !holds(groups, candidate.group, answer.wrong);
    right.push_back(open || holds(groups, candidate.group, answer.right) ? 1 : 0);
  }
  return right;
}

// Learns from each pronoun whose meaning is known, then decides as it would have.
class LearningJudge {
 public:
  explicit LearningJudge(const PronounTraining& training) : training_(training) {}

  // Names of the text, with the names that each of its groups holds.
  void open(const PronounText& text, const Groups& groups) {
    text_ = &text;
    groups_ = &groups;
  }

  PronounChoice choose(const Pronoun& pronoun, const std::vector<PronounCandidate>& candidates) {
    const std::vector<double> scores = sums_of(weights[pronoun.row()], candidates);
    const auto known = text_->answers.find(pronoun.token);
    if (known != text_->answers.end()) learn(pronoun, candidates, scores, known->second);
    return best_of(scores);
  }

  Weights weights = first_weights();
  double rate = 0.1;
  double loss = 0;
  std::size_t met = 0;

 private:
  // One step down the loss -log P(right); nobody, with score 0, is a candidate too.
  void learn(const Pronoun& pronoun, const std::vector<PronounCandidate>& candidates,
             const std::vector<double>& scores, const Answer& answer) {
    const std::vector<char> right = right_ones(*groups_, candidates, answer);
    const bool any = std::find(right.begin(), right.end(), 1) != right.end();
    const bool nobody = !any || !answer.rest_wrong;
    // Where every pronoun must be answered, those that mean nobody named teach nothing.
    if (!any && !text_->asked.empty()) return;
    double top = 0;
    for (const double score : scores) top = std::max(top, score);
    double all = std::exp(-top);
    double good = nobody ? all : 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const double share = std::exp(scores[i] - top);
      all += share;
      if (right[i] != 0) good += share;
    }
    loss -= std::log(good / all);
    ++met;
    std::array<double, kPronounFeatures>& row = weights[pronoun.row()];
    // A text of one speaker has a hundred of one answer, which teach little more than a few.
    constexpr double kAsMany = 5;
    const std::size_t like = pronoun.row() >= kRowsOfThirdPersons ? text_->answers.size() : 0;
    const double weight = text_->weight * std::min(1.0, kAsMany / std::max(1.0, double(like)));
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const double share = std::exp(scores[i] - top);
      const double step = rate * weight * ((right[i] != 0 ? share / good : 0) - share / all);
      for (const PronounFeature feature : candidates[i].features) {
        double& w = row[static_cast<std::size_t>(feature)];
        w += step - rate * training_.penalty * w;
      }
    }
  }

  const PronounTraining& training_;
  const PronounText* text_ = nullptr;
  const Groups* groups_ = nullptr;
};

std::optional<Error> write_header(const std::string& path, const Weights& weights) {
  std::ofstream file(path);
  file << "// Written by `sidelight-train pronouns`; do not edit. Sixty-fourths of a logit, by row "
          "(Pronoun::row) "
          "and feature\n// (people/pronoun_features.h); how they were learnt: "
          "models/pronouns-en.md.\n#pragma once\n\n#include <array>\n#include <cstdint>\n\n"
          "#include \"people/pronoun_features.h\"\n\nnamespace sidelight {\n\n"
          "inline constexpr std::array<std::array<std::int16_t, kPronounFeatures>, kPronounRows>\n"
          "    kPronounWeights = {{\n";
  for (const auto& row : weights) {
    file << "        {";
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) file << (i % 12 == 0 ? ",\n         " : ", ");
      file << std::clamp(std::lround(row[i] * kScale), -32000l, 32000l);
    }
    file << "},\n";
  }
  file << "}};\n\n}  // namespace sidelight\n";
  file.flush();
  if (!file) return Error{path + ": can't be written"};
  return std::nullopt;
}

// The candidates of all pronouns of third persons, where the weights decide whom those before
// meant.
struct TreeExamples {
  Examples persons;
  Examples things;
};

TreeExamples tree_examples(const std::vector<PronounText>& texts, const Knowledge& knowledge,
                           const Weights& weights) {
  TreeExamples examples;
  examples.persons.columns = examples.things.columns = kPronounColumns;
  for (const PronounText& text : texts) {
    const Groups plain = group_mentions(text.doc, text.names, knowledge);
    PronounTask task;
    task.asked = text.asked;
    task.given = text.given;
    task.judge = [&](const Pronoun& pronoun, const std::vector<PronounCandidate>& candidates) {
      const auto known = text.answers.find(pronoun.token);
      if (known != text.answers.end() && pronoun.row() < kRowsOfThirdPersons) {
        const std::vector<char> right = right_ones(plain, candidates, known->second);
        const bool any = std::find(right.begin(), right.end(), 1) != right.end();
        Examples& rows = pronoun.of_person() ? examples.persons : examples.things;
        for (std::size_t i = 0; i < candidates.size() && (any || text.asked.empty()); ++i) {
          rows.add(columns_of(pronoun, candidates[i]), right[i] != 0,
                   static_cast<float>(text.weight));
        }
      }
      return best_of(sums_of(weights[pronoun.row()], candidates));
    };
    group_mentions(text.doc, text.names, knowledge, task);
  }
  return examples;
}

std::optional<Error> learn_trees(const std::vector<PronounText>& texts, const Knowledge& knowledge,
                                 const Weights& weights, const std::string& path) {
  const TreeExamples examples = tree_examples(texts, knowledge, weights);
  BoostOptions options;
  options.trees = 100;
  options.leaves = 16;
  options.rate = 0.1;
  options.least_weight = 10;
  options.column_share = 0.4;
  const auto quiet = [](int, double) {};
  const Forest persons = boost(examples.persons, options, quiet);
  options.trees = 60;
  options.least_weight = 20;
  const Forest things = boost(examples.things, options, quiet);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kPronounFeatures; ++i) names.push_back(std::to_string(i));
  names.push_back("row");
  const auto bytes =
      write_trees({names.begin(), names.end()},
                  {{std::string(kTreesOfPersons), persons}, {std::string(kTreesOfThings), things}},
                  {{"name", "pronouns-en"}, {"features", std::string(kPronounFeaturesVersion)}});
  if (!bytes) return bytes.error();
  return write_file(path, bytes.value());
}

}  // namespace

std::optional<Error> train_pronouns(const PronounTraining& training) {
  const Result<KnowledgeFiles> files = load_training_data(training.data, true);
  if (!files) return files.error();
  const Knowledge& knowledge = files.value().knowledge();
  std::ifstream rows(training.rows);
  if (!rows) return Error{training.rows + ": no such file, or it can't be opened"};
  std::vector<PronounText> texts;
  std::string line;
  while (std::getline(rows, line)) {
    const Json row = Json::parse(line, nullptr, false);
    if (!row.is_object()) return Error{training.rows + ": a line is no object"};
    const std::string id = row.value("id", "");
    if (training.folds > 0 && fnv1a(std::string_view(id)) % training.folds == training.fold)
      continue;
    texts.push_back(read_text(row, knowledge, false));
    if (row.contains("mentions")) texts.push_back(read_text(row, knowledge, true));
  }
  LearningJudge judge(training);
  Weights sum = {};
  for (int pass = 0; pass < training.passes; ++pass) {
    judge.loss = 0;
    judge.met = 0;
    judge.rate = training.rate / (1.0 + 0.3 * pass);
    for (const PronounText& text : texts) {
      const Groups plain = group_mentions(text.doc, text.names, knowledge);
      judge.open(text, plain);
      PronounTask task;
      task.asked = text.asked;
      task.given = text.given;
      task.judge = [&](const Pronoun& pronoun, const std::vector<PronounCandidate>& candidates) {
        return judge.choose(pronoun, candidates);
      };
      Groups groups = group_mentions(text.doc, text.names, knowledge, task);
      if (!text.asked.empty()) {
        const auto quotes = find_quotes(text.doc, groups, knowledge.language, knowledge.quotes);
        groups = join_first_persons(text.doc, std::move(groups), quotes, knowledge.language);
        join_speech_pronouns(text.doc, std::move(groups), knowledge.language, task);
      }
      for (std::size_t r = 0; r < sum.size(); ++r) {
        for (std::size_t f = 0; f < sum[r].size(); ++f) sum[r][f] += judge.weights[r][f];
      }
    }
    std::fprintf(stderr, "pass %d of %d: %zu pronouns, loss %.4f\n", pass + 1, training.passes,
                 judge.met, judge.loss / static_cast<double>(std::max<std::size_t>(1, judge.met)));
  }
  const double count = static_cast<double>(texts.size()) * training.passes;
  for (auto& row : sum) {
    for (double& weight : row) weight /= std::max(1.0, count);
  }
  if (std::optional<Error> trouble = write_header(training.out, sum)) return trouble;
  return learn_trees(texts, knowledge, sum, training.trees);
}

}  // namespace sidelight
