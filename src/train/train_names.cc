#include "train/train_names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <memory>
#include <random>
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

// A conditional random field: probabilities of labels by forward and backward sums, each word's
// scaled to one.
class Chain {
 public:
  Chain(const NameTraining& training)
      : training_(training),
        mask_((1u << training.bits) - 1),
        weights_(kLabels << training.bits),
        transitions_(kLabels * kLabels) {}

  void count_features(const NameCorpus& corpus) {
    std::vector<std::uint8_t> seen(mask_ + 1u);
    for (const NameStretch& stretch : corpus.stretches) {
      for (const TagFeatures::Row& row : stretch.rows) {
        for (std::size_t f = 0; f < row.size; ++f) {
          std::uint8_t& count = seen[row.hashes[f] & mask_];
          if (count < 255) ++count;
        }
      }
    }
    kept_.resize(seen.size());
    for (std::size_t i = 0; i < seen.size(); ++i) kept_[i] = seen[i] >= training_.least;
  }

  // One step towards the allowed labels, with the features that `chosen` leaves; the surprise at
  // them (negative log likelihood).
  template <class Chosen>
  double learn(const NameStretch& stretch, Chosen&& chosen) {
    const std::size_t count = stretch.rows.size();
    choose_features(stretch, chosen);
    score(count);
    const double all = marginals(count, nullptr, expected_, pairs_);
    const double right = marginals(count, &stretch.allowed, wanted_, right_pairs_);
    if (!(right > kImpossible)) return 0;
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t l = 0; l < kLabels; ++l) expected_[i][l] -= wanted_[i][l];
      for (const std::uint32_t bucket : chosen_[i]) {
        Weight* const row = &weights_[bucket * kLabels];
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

  // The mean of the weights in whole numbers: kUnit are one logit.
  void write(std::vector<std::byte>& rows, std::vector<std::uint32_t>& transitions) const {
    const float unit = kUnit / static_cast<float>(taken_);
    rows.resize(weights_.size());
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      const float value = std::clamp(mean_[i] * unit, -127.0f, 127.0f);
      rows[i] = static_cast<std::byte>(static_cast<std::int8_t>(std::lround(value)));
    }
    for (std::size_t i = weights_.size(); i < mean_.size(); ++i) {
      const long value = std::lround(mean_[i] * unit);
      transitions.push_back(static_cast<std::uint32_t>(
          static_cast<std::int32_t>(std::clamp(value, -10'000l, 10'000l))));
    }
  }

 private:
  static constexpr float kUnit = 48;

  template <class Chosen>
  void choose_features(const NameStretch& stretch, Chosen&& chosen) {
    chosen_.resize(std::max(chosen_.size(), stretch.rows.size()));
    for (std::size_t i = 0; i < stretch.rows.size(); ++i) {
      chosen_[i].clear();
      const TagFeatures::Row& row = stretch.rows[i];
      for (std::size_t f = 0; f < row.size; ++f) {
        const std::uint32_t bucket = row.hashes[f] & mask_;
        if (kept_[bucket] && chosen()) chosen_[i].push_back(bucket);
      }
    }
  }

  void score(std::size_t count) {
    local_.assign(count, {});
    for (std::size_t i = 0; i < count; ++i) {
      for (const std::uint32_t bucket : chosen_[i]) {
        const Weight* weight = &weights_[bucket * kLabels];
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
  std::uint32_t mask_;
  std::vector<Weight> weights_;
  std::vector<Weight> transitions_;
  std::vector<float> mean_;  // sums of the weights, then of the transitions
  std::uint32_t taken_ = 0;
  std::vector<bool> kept_;
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
      surprise += chain.learn(corpus.stretches[order[i]], kept);
      const bool last_passes = pass + 1 + training.averaged > training.passes;
      if (last_passes && (i + 1) % (order.size() / kMeansInAPass + 1) == 0) chain.take_into_mean();
    }
    std::fprintf(stderr, "\rpass %d: surprise %.4f a stretch", pass + 1,
                 surprise / static_cast<double>(order.size()));
  }
  chain.take_into_mean();
  std::fprintf(stderr, "\n");
}

Result<std::vector<std::byte>> file_of(const Chain& chain, const NameTraining& training,
                                       const NameCorpus& corpus, const NameWordFile& words,
                                       const std::vector<std::uint32_t>& calibration) {
  std::vector<std::byte> rows;
  std::vector<std::uint32_t> transitions;
  chain.write(rows, transitions);
  const std::vector<std::string> about = {
      "features", std::string(TagFeatures::kVersion), "name",  training.name,
      "texts",    std::to_string(corpus.texts),       "words", std::to_string(corpus.words),
      "passes",   std::to_string(training.passes),    "seed",  std::to_string(training.seed)};
  ContainerWriter file(NameModel::kKind, NameModel::kMajor, NameModel::kMinor);
  file.add("TAGW", static_cast<std::uint32_t>(rows.size() / kLabels), rows);
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
  std::vector<std::uint32_t> calibration;
  if (training.calibrated) {
    Chain part(training);
    part.count_features(corpus.value());
    learn(part, corpus.value(), training, true);
    const Result<std::vector<std::byte>> bytes = file_of(part, training, corpus.value(), *words.value(), {});
    if (!bytes) return bytes.error();
    const Result<NameModel> model = NameModel::open(bytes.value());
    if (!model) return model.error();
    calibration = calibrate(model.value(), corpus.value());
  }
  Chain chain(training);
  chain.count_features(corpus.value());
  learn(chain, corpus.value(), training, false);
  const Result<std::vector<std::byte>> bytes =
      file_of(chain, training, corpus.value(), *words.value(), calibration);
  if (!bytes) return bytes.error();
  return write_file(training.out, bytes.value());
}

}  // namespace sidelight
