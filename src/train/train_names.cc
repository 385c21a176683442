#include "train/train_names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <memory>
#include <random>
#include <unordered_map>
#include <utility>
#include <vector>

#include "format/container.h"
#include "format/section_readers.h"
#include "model/name_model.h"
#include "names/name_tagger.h"
#include "train/name_corpus.h"
#include "train/name_words.h"
#include "train/training_data.h"

namespace sidelight {
namespace {

constexpr std::size_t kLabels = NameModel::kLabels;

constexpr std::size_t kMeansInAPass = 16;
constexpr std::uint32_t kCalibrationFold = 8;  // one text in so many is kept aside to calibrate

// The labels after which no name goes on.
constexpr std::uint32_t kAnyBegin = [] {
  std::uint32_t labels = 0;
  for (std::size_t label = 0; label < kLabels; ++label) {
    if (!is_inside(label)) labels |= 1u << label;
  }
  return labels;
}();
// Logarithms below are those of ways that no number holds any more.
constexpr double kImpossible = -600;

using Row = std::array<double, kLabels>;

// One weight and the squares of its gradients so far.
struct Weight {
  float value = 0;
  float squares = 0;
};

// The features that are learnt, by number.
struct NameFeatures {
  std::vector<std::uint32_t> hashes;
  std::vector<std::uint32_t> counts;  // how often each is seen
  std::unordered_map<std::uint32_t, std::uint32_t> numbers;

  std::uint32_t number_of(std::uint32_t hash) const {
    const auto found = numbers.find(hash);
    return found == numbers.end() ? kNone : found->second;
  }
  void add(std::uint32_t hash, std::uint32_t count) {
    numbers.emplace(hash, static_cast<std::uint32_t>(hashes.size()));
    hashes.push_back(hash);
    counts.push_back(count);
  }
};

// All that are seen `least` times or more.
NameFeatures features_of(const NameCorpus& corpus, std::uint32_t least) {
  std::vector<std::uint32_t> seen;
  for (const NameStretch& stretch : corpus.stretches) {
    for (const TagFeatures::Row& row : stretch.rows)
      seen.insert(seen.end(), row.hashes.begin(),
                  row.hashes.begin() + static_cast<std::ptrdiff_t>(row.size));
  }
  std::sort(seen.begin(), seen.end());
  NameFeatures features;
  for (std::size_t i = 0; i < seen.size();) {
    std::size_t next = i;
    while (next < seen.size() && seen[next] == seen[i]) ++next;
    if (next - i >= least) features.add(seen[i], static_cast<std::uint32_t>(next - i));
    i = next;
  }
  return features;
}

// A conditional random field: probabilities of labels by forward and backward sums, each word's
// scaled to one.
class Chain {
 public:
  // `features`: the hashes that are learnt, each once.
  Chain(const NameTraining& training, const NameFeatures& features, const NameCorpus& corpus)
      : training_(training),
        corpus_(corpus),
        features_(features),
        weights_(kLabels * features.hashes.size()),
        transitions_(kLabels * kLabels) {
    for (const NameStretch& stretch : corpus.stretches) {
      Numbered& numbered = numbered_.emplace_back();
      for (const TagFeatures::Row& row : stretch.rows) {
        for (std::size_t f = 0; f < row.size; ++f) {
          const std::uint32_t number = features.number_of(row.hashes[f]);
          if (number != kNone) numbered.features.push_back(number);
        }
        numbered.ends.push_back(static_cast<std::uint32_t>(numbered.features.size()));
      }
    }
  }

  // One step towards the allowed labels, with the features that `chosen` leaves; the surprise at
  // them (negative log likelihood).
  template <class Chosen>
  double learn(std::uint32_t index, Chosen&& chosen) {
    const NameStretch& stretch = corpus_.stretches[index];
    const std::size_t count = stretch.rows.size();
    choose_features(numbered_[index], chosen);
    score(count);
    const double all = marginals(count, nullptr, expected_, pairs_);
    const double right = marginals(count, &stretch.allowed, wanted_, right_pairs_);
    if (!(right > kImpossible)) return 0;
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t l = 0; l < kLabels; ++l) expected_[i][l] -= wanted_[i][l];
      for (const std::uint32_t feature : chosen_[i]) {
        Weight* const row = &weights_[feature * kLabels];
        for (std::size_t l = 0; l < kLabels; ++l) change(row[l], expected_[i][l]);
      }
    }
    for (std::size_t t = 0; t < pairs_.size(); ++t) {
      if (pairs_[t] != right_pairs_[t]) change(transitions_[t], pairs_[t] - right_pairs_[t]);
    }
    return all - right;
  }

  // Takes the weights of now into the mean that is written: weights that swing from step to step
  // come to rest in it (Polyak and Juditsky 1992).
  void take_into_mean() {
    mean_.resize(weights_.size() + transitions_.size());
    for (std::size_t i = 0; i < weights_.size(); ++i) mean_[i] += weights_[i].value;
    for (std::size_t i = 0; i < transitions_.size(); ++i)
      mean_[weights_.size() + i] += transitions_[i].value;
    ++taken_;
  }

  // The mean of the weights in whole numbers, so many to one logit: of the features `chosen`, label
  // after label.
  std::vector<std::byte> rows(const std::vector<std::uint32_t>& chosen) const {
    std::vector<std::byte> rows;
    for (std::size_t label = 0; label < kLabels; ++label) {
      for (const std::uint32_t feature : chosen) {
        const float value =
            std::clamp(mean(feature * kLabels + label) * training_.unit, -127.0f, 127.0f);
        rows.push_back(static_cast<std::byte>(static_cast<std::int8_t>(std::lround(value))));
      }
    }
    return rows;
  }

  std::vector<std::uint32_t> transitions() const {
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = weights_.size(); i < mean_.size(); ++i) {
      const long value = std::lround(mean(i) * training_.unit);
      numbers.push_back(static_cast<std::uint32_t>(
          static_cast<std::int32_t>(std::clamp(value, -10'000l, 10'000l))));
    }
    return numbers;
  }

  // How much of what is found would change without the feature: its weights' squares, and how often
  // it is seen.
  double worth(std::uint32_t feature) const {
    double squares = 0;
    for (std::size_t label = 0; label < kLabels; ++label) {
      const auto value = static_cast<double>(mean(feature * kLabels + label));
      squares += value * value;
    }
    return squares * std::sqrt(static_cast<double>(features_.counts[feature]));
  }

 private:
  // The numbers of a stretch's features, word after word.
  struct Numbered {
    std::vector<std::uint32_t> features;
    std::vector<std::uint32_t> ends;  // of each word's
  };

  template <class Chosen>
  void choose_features(const Numbered& stretch, Chosen&& chosen) {
    chosen_.resize(std::max(chosen_.size(), stretch.ends.size()));
    std::uint32_t f = 0;
    for (std::size_t i = 0; i < stretch.ends.size(); ++i) {
      chosen_[i].clear();
      for (; f < stretch.ends[i]; ++f) {
        if (chosen()) chosen_[i].push_back(stretch.features[f]);
      }
    }
  }

  float mean(std::size_t i) const { return mean_[i] / static_cast<float>(taken_); }

  void score(std::size_t count) {
    local_.assign(count, {});
    for (std::size_t i = 0; i < count; ++i) {
      for (const std::uint32_t feature : chosen_[i]) {
        const Weight* weight = &weights_[feature * kLabels];
        for (std::size_t l = 0; l < kLabels; ++l)
          local_[i][l] += static_cast<double>(weight[l].value);
      }
      const double most = *std::max_element(local_[i].begin(), local_[i].end());
      for (double& value : local_[i]) value = std::exp(value - most);
    }
    for (std::size_t from = 0; from < kLabels; ++from) {
      for (std::size_t to = 0; to < kLabels; ++to) {
        const std::size_t t = from * kLabels + to;
        step_[t] = may_follow(from, to) ? std::exp(static_cast<double>(transitions_[t].value)) : 0;
      }
    }
  }

  // The probability of each label of each word, and how often each transition is expected, among
  // the ways through the allowed labels; the logarithm of their sum, less what score() took away.
  double marginals(std::size_t count, const std::vector<std::uint32_t>* allowed,
                   std::vector<Row>& labels, std::array<double, kLabels * kLabels>& pairs) {
    forward_.resize(count);
    scale_.resize(count);
    labels.resize(count);
    pairs.fill(0);
    double sum = 0;
    const auto may = [&](std::size_t i, std::size_t label) {
      return allowed == nullptr || (((*allowed)[i] >> label) & 1u) != 0;
    };
    for (std::size_t i = 0; i < count; ++i) {
      double total = 0;
      for (std::size_t to = 0; to < kLabels; ++to) {
        double way = 0;
        if (may(i, to)) {
          if (i == 0) {
            way = step_[kOutside * kLabels + to];
          } else {
            for (std::size_t from = 0; from < kLabels; ++from)
              way += forward_[i - 1][from] * step_[from * kLabels + to];
          }
        }
        forward_[i][to] = way * local_[i][to];
        total += forward_[i][to];
      }
      scale_[i] = std::max(total, 1e-300);
      for (double& way : forward_[i]) way /= scale_[i];
      sum += std::log(scale_[i]);
    }
    Row after;
    double end = 0;
    for (std::size_t l = 0; l < kLabels; ++l) {
      after[l] = step_[l * kLabels + kOutside];
      end += forward_[count - 1][l] * after[l];
    }
    end = std::max(end, 1e-300);
    for (double& way : after) way /= end;
    for (std::size_t i = count; i-- > 0;) {
      for (std::size_t l = 0; l < kLabels; ++l) labels[i][l] = forward_[i][l] * after[l];
      Row next{};
      for (std::size_t l = 0; l < kLabels; ++l) {
        if (i + 1 == count) pairs[l * kLabels + kOutside] += labels[i][l];
        if (i == 0) pairs[kOutside * kLabels + l] += labels[i][l];
        if (i == 0 || !may(i, l)) continue;
        const double behind = local_[i][l] * after[l] / scale_[i];
        for (std::size_t from = 0; from < kLabels; ++from) {
          const double way = step_[from * kLabels + l] * behind;
          next[from] += way;
          pairs[from * kLabels + l] += forward_[i - 1][from] * way;
        }
      }
      after = next;
    }
    return sum + std::log(end);
  }

  // AdaGrad (Duchi et al. 2011), with a pull towards nought.
  void change(Weight& weight, double gradient) const {
    const double slope = gradient + training_.penalty * static_cast<double>(weight.value);
    if (slope == 0) return;
    weight.squares += static_cast<float>(slope * slope);
    weight.value -= static_cast<float>(training_.rate * slope /
                                       (1e-4 + std::sqrt(static_cast<double>(weight.squares))));
  }

  const NameTraining& training_;
  const NameCorpus& corpus_;
  const NameFeatures& features_;
  std::vector<Numbered> numbered_;  // parallel to the corpus's stretches
  std::vector<Weight> weights_;
  std::vector<Weight> transitions_;
  std::vector<float> mean_;  // sums of the weights, then of the transitions
  std::uint32_t taken_ = 0;
  std::vector<std::vector<std::uint32_t>> chosen_;
  std::vector<Row> local_;
  std::vector<Row> forward_;
  std::vector<Row> expected_;
  std::vector<Row> wanted_;
  std::vector<double> scale_;
  std::array<double, kLabels * kLabels> step_{};
  std::array<double, kLabels * kLabels> pairs_{};
  std::array<double, kLabels * kLabels> right_pairs_{};
};

bool is_aside(const NameStretch& stretch) { return stretch.text % kCalibrationFold == 0; }

// Passes over the stretches, in an order drawn by the seed; without those kept aside when `part`.
void learn(Chain& chain, const NameCorpus& corpus, const NameTraining& training, bool part) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < corpus.stretches.size(); ++i) {
    if (part && is_aside(corpus.stretches[i])) continue;
    for (std::uint32_t k = 0; k < corpus.stretches[i].weight; ++k) order.push_back(i);
  }
  std::mt19937_64 random(training.seed);
  // Features are left out by chance, so that none is relied upon alone.
  const auto kept = [&] { return random() % 1000 >= training.dropped; };
  for (int pass = 0; pass < training.passes; ++pass) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    double surprise = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      surprise += chain.learn(order[i], kept);
      const bool last_passes = pass + 1 + training.averaged > training.passes;
      if (last_passes && (i + 1) % (order.size() / kMeansInAPass + 1) == 0) chain.take_into_mean();
    }
    std::fprintf(stderr, "\rpass %d: surprise %.4f a stretch", pass + 1,
                 surprise / static_cast<double>(order.size()));
  }
  chain.take_into_mean();
  std::fprintf(stderr, "\n");
}

// The `most` features of the greatest worth.
NameFeatures worthiest(const NameFeatures& features, const Chain& chain, std::uint32_t most) {
  std::vector<std::pair<double, std::uint32_t>> order;
  for (std::uint32_t i = 0; i < features.hashes.size(); ++i) order.emplace_back(-chain.worth(i), i);
  std::sort(order.begin(), order.end());
  NameFeatures kept;
  for (std::size_t i = 0; i < std::min<std::size_t>(most, order.size()); ++i) {
    const std::uint32_t number = order[i].second;
    kept.add(features.hashes[number], features.counts[number]);
  }
  return kept;
}

Result<std::vector<std::byte>> file_of(const Chain& chain, const NameTraining& training,
                                       const NameCorpus& corpus, const NameFeatures& features,
                                       const NameWordFile& words,
                                       const std::vector<std::uint32_t>& calibration) {
  std::vector<std::uint32_t> kept;
  std::vector<std::byte> index = hash_index_section(features.hashes, kept);
  const std::vector<std::uint32_t> transitions = chain.transitions();
  const std::vector<std::string> about = {
      "features", std::string(TagFeatures::kVersion), "name",  training.name,
      "texts",    std::to_string(corpus.texts),       "words", std::to_string(corpus.words),
      "passes",   std::to_string(training.passes),    "seed",  std::to_string(training.seed)};
  ContainerWriter file(NameModel::kKind, NameModel::kMajor, NameModel::kMinor);
  file.add("FEAT", static_cast<std::uint32_t>(kept.size()), std::move(index));
  file.add("TAGW", static_cast<std::uint32_t>(kept.size()), chain.rows(kept));
  file.add("TRAN", static_cast<std::uint32_t>(transitions.size()), number_section(transitions));
  file.add("CALI", static_cast<std::uint32_t>(calibration.size()), number_section(calibration));
  words.add_to(file);
  file.add("META", static_cast<std::uint32_t>(about.size()), string_section(about));
  return file.finish();
}

// A name that the model found, and whether the corpus has it.
struct Judged {
  std::int32_t margin = 0;
  bool right = false;
};

void judge(const NameModel& model, const NameStretch& stretch, std::vector<Judged>& out) {
  const std::vector<TaggedWord> tagged = tag_words(model, stretch.rows);
  const auto allows = [&](std::size_t i) {
    return ((stretch.allowed[i] >> tagged[i].label) & 1u) != 0;
  };
  for (std::size_t i = 0; i < tagged.size();) {
    if (tagged[i].label == kOutside) {
      ++i;
      continue;
    }
    Judged name{tagged[i].margin, allows(i)};
    for (++i; i < tagged.size() && is_inside(tagged[i].label); ++i) {
      name.margin = std::min(name.margin, tagged[i].margin);
      name.right = name.right && allows(i);
    }
    // It must end where the corpus's name ends.
    if (i < tagged.size()) name.right = name.right && (stretch.allowed[i] & kAnyBegin) != 0;
    out.push_back(name);
  }
}

// Rows of margin and share of right names, by names that the model did not learn from: parts of
// equal size, joined until the shares rise (isotonic regression by pooling).
std::vector<std::uint32_t> calibrate(const NameModel& model, const NameCorpus& corpus) {
  std::vector<Judged> names;
  for (const NameStretch& stretch : corpus.stretches) {
    if (is_aside(stretch)) judge(model, stretch, names);
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const Judged& a, const Judged& b) { return a.margin < b.margin; });
  struct Part {
    std::int32_t margin;
    std::uint32_t right;
    std::uint32_t all;
  };
  std::vector<Part> parts;
  constexpr std::size_t kParts = 20;
  for (std::size_t p = 0; p < kParts && names.size() >= kParts; ++p) {
    const std::size_t begin = names.size() * p / kParts;
    const std::size_t end = names.size() * (p + 1) / kParts;
    Part part{names[begin].margin, 0, static_cast<std::uint32_t>(end - begin)};
    for (std::size_t i = begin; i < end; ++i) part.right += names[i].right ? 1 : 0;
    while (!parts.empty() && std::uint64_t{parts.back().right} * part.all >=
                                 std::uint64_t{part.right} * parts.back().all) {
      part = {parts.back().margin, parts.back().right + part.right, parts.back().all + part.all};
      parts.pop_back();
    }
    parts.push_back(part);
  }
  std::vector<std::uint32_t> rows;
  for (const Part& part : parts) {
    const std::uint32_t thousandths = 1000 * part.right / part.all;
    std::fprintf(stderr, "margin from %6d: %4u of 1000 names right (%u)\n", part.margin,
                 thousandths, part.all);
    rows.push_back(static_cast<std::uint32_t>(std::max(0, part.margin)));
    rows.push_back(thousandths);
  }
  return rows;
}

std::optional<Error> write_file(const std::string& name, const std::vector<std::byte>& bytes) {
  std::ofstream file(name, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  if (!file) return Error{name + ": can't be written"};
  return std::nullopt;
}

}  // namespace

std::optional<Error> train_names(const NameTraining& training) {
  Result<KnowledgeFiles> files = load_training_data(training.data);
  if (!files) return files.error();
  const Result<std::unique_ptr<NameWordFile>> words =
      read_name_words(training.known, training.clusters);
  if (!words) return words.error();
  const Result<NameCorpus> corpus =
      read_name_corpus(training.rows, files.value().knowledge(), words.value()->words,
                       training.fold, training.folds);
  if (!corpus) return corpus.error();
  if (corpus.value().stretches.empty()) return Error{training.rows + ": no words to learn from"};
  const NameFeatures all = features_of(corpus.value(), training.least);
  NameFeatures features = all;
  if (all.hashes.size() > training.most) {
    // Once with all of them to see which are worth their place, and once with those alone.
    Chain first(training, all, corpus.value());
    learn(first, corpus.value(), training, false);
    features = worthiest(all, first, training.most);
  }
  std::fprintf(stderr, "%zu features of %zu\n", features.hashes.size(), all.hashes.size());
  std::vector<std::uint32_t> calibration;
  if (training.calibrated) {
    Chain part(training, features, corpus.value());
    learn(part, corpus.value(), training, true);
    const Result<std::vector<std::byte>> bytes =
        file_of(part, training, corpus.value(), features, *words.value(), {});
    if (!bytes) return bytes.error();
    const Result<NameModel> model = NameModel::open(bytes.value());
    if (!model) return model.error();
    calibration = calibrate(model.value(), corpus.value());
  }
  Chain chain(training, features, corpus.value());
  learn(chain, corpus.value(), training, false);
  const Result<std::vector<std::byte>> bytes =
      file_of(chain, training, corpus.value(), features, *words.value(), calibration);
  if (!bytes) return bytes.error();
  return write_file(training.out, bytes.value());
}

}  // namespace sidelight
