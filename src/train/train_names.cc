#include "train/train_names.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <random>
#include <utility>
#include <vector>

#include "format/container.h"
#include "format/section_readers.h"
#include "model/name_model.h"
#include "names/name_tagger.h"
#include "train/name_chain.h"
#include "train/name_corpus.h"
#include "train/name_words.h"
#include "train/training_data.h"
#include "train/write_file.h"

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

bool is_aside(const NameStretch& stretch) { return stretch.text % kCalibrationFold == 0; }

// Passes over the stretches, in an order drawn by the seed; without those kept aside when `part`.
void learn(NameChain& chain, const NameCorpus& corpus, const NameTraining& training, bool part) {
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
NameFeatures worthiest(const NameFeatures& features, const NameChain& chain, std::uint32_t most) {
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

Result<std::vector<std::byte>> file_of(const NameChain& chain, const NameTraining& training,
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

// Rows of margin and share of right names: parts of equal size, joined until the shares rise
// (isotonic regression by pooling). `names` are sorted by margin.
std::vector<std::uint32_t> rows_of(const std::vector<Judged>& names) {
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
    rows.push_back(static_cast<std::uint32_t>(std::max(0, part.margin)));
    rows.push_back(1000 * part.right / part.all);
  }
  return rows;
}

// Prints what the rows say of other names than those they were made from, and how many were right.
void print_reliability(const std::vector<Judged>& names, const std::vector<std::uint32_t>& rows) {
  struct Tenth {
    std::uint64_t said = 0;
    std::uint32_t right = 0;
    std::uint32_t all = 0;
  };
  std::array<Tenth, 10> tenths;
  for (const Judged& name : names) {
    std::uint32_t said = 500;
    for (std::size_t i = 0; i + 1 < rows.size(); i += 2) {
      if (static_cast<std::int64_t>(rows[i]) <= name.margin) said = rows[i + 1];
    }
    Tenth& tenth = tenths[std::min(9u, said / 100)];
    tenth.said += said;
    tenth.right += name.right ? 1 : 0;
    ++tenth.all;
  }
  for (const Tenth& tenth : tenths) {
    if (tenth.all == 0) continue;
    std::fprintf(stderr, "said %4u, right %4u of 1000 names (%u)\n",
                 static_cast<unsigned>(tenth.said / tenth.all), 1000 * tenth.right / tenth.all,
                 tenth.all);
  }
}

// How often names of a margin are right, by texts that the model did not learn from. It is tried
// first: made from half of them, and held against the other half.
std::vector<std::uint32_t> calibrate(const NameModel& model, const NameCorpus& corpus) {
  std::vector<Judged> all;
  std::vector<Judged> half;
  std::vector<Judged> other;
  for (const NameStretch& stretch : corpus.stretches) {
    if (!is_aside(stretch)) continue;
    std::vector<Judged> names;
    judge(model, stretch, names);
    std::vector<Judged>& part = stretch.text / kCalibrationFold % 2 == 0 ? half : other;
    part.insert(part.end(), names.begin(), names.end());
    all.insert(all.end(), names.begin(), names.end());
  }
  const auto by_margin = [](const Judged& a, const Judged& b) { return a.margin < b.margin; };
  std::stable_sort(half.begin(), half.end(), by_margin);
  std::stable_sort(all.begin(), all.end(), by_margin);
  print_reliability(other, rows_of(half));
  return rows_of(all);
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
    NameChain first(training, all, corpus.value());
    learn(first, corpus.value(), training, false);
    features = worthiest(all, first, training.most);
  }
  std::fprintf(stderr, "%zu features of %zu\n", features.hashes.size(), all.hashes.size());
  std::vector<std::uint32_t> calibration;
  if (training.calibrated) {
    NameChain part(training, features, corpus.value());
    learn(part, corpus.value(), training, true);
    const Result<std::vector<std::byte>> bytes =
        file_of(part, training, corpus.value(), features, *words.value(), {});
    if (!bytes) return bytes.error();
    const Result<NameModel> model = NameModel::open(bytes.value());
    if (!model) return model.error();
    calibration = calibrate(model.value(), corpus.value());
  }
  NameChain chain(training, features, corpus.value());
  learn(chain, corpus.value(), training, false);
  const Result<std::vector<std::byte>> bytes =
      file_of(chain, training, corpus.value(), features, *words.value(), calibration);
  if (!bytes) return bytes.error();
  return write_file(training.out, bytes.value());
}

}  // namespace sidelight
