// sidelight-train: learns the models that are committed in models/ from corpora that are not.
//
//     sidelight-train blocks ROWS OUT [--leave K/N] [--trees N] [--leaves N] [--seed N]
//     sidelight-train names ROWS OUT [--data FOLDER] [--leave K/N] [--passes N] [--most N] [--seed
//     N] sidelight-train quotes ROWS OUT [--data FOLDER] [--leave K/N] [--seed N] …
//     sidelight-train pronouns ROWS OUT.h [--trees OUT.model] [--data FOLDER] [--leave K/N]
//
// ROWS is a file of JSON lines, or - : {id, site, html, body, part?}. --leave K/N leaves out the
// sites whose hash is K modulo N, for cross-validation. Progress goes to standard error.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "train/train_blocks.h"
#include "train/train_names.h"
#include "train/train_pronouns.h"
#include "train/train_quotes.h"
#include "train/word_clusters.h"

namespace {

int usage() {
  std::fputs(
      "usage: sidelight-train blocks ROWS OUT [--leave K/N] [--trees N] [--leaves N] [--seed N]\n"
      "       sidelight-train names ROWS OUT [--data FOLDER] [--leave K/N] [--passes N] [--most N]"
      " [--seed N] [--known LIST] [--clusters LIST]\n"
      "       sidelight-train clusters VECTORS OUT [--clusters N] [--words-of-part N]\n"
      "       sidelight-train quotes ROWS OUT [--data FOLDER] [--leave K/N] [--seed N]\n"
      "       sidelight-train pronouns ROWS OUT.h [--trees OUT.model] [--data FOLDER] [--leave K/N]"
      " [--passes N]\n",
      stderr);
  return 2;
}

// Gives each option and its value to `take`, which says false to what it doesn't know; then calls
// `train`. The exit status.
template <class Take, class Train>
int run(int argc, char* argv[], Take take, Train train) {
  for (int i = 4; i + 1 < argc; i += 2) {
    if (!take(std::string(argv[i]), argv[i + 1])) return usage();
  }
  if (const auto trouble = train()) {
    std::fprintf(stderr, "sidelight-train: %s\n", trouble->message.c_str());
    return 1;
  }
  return 0;
}

int names_main(int argc, char* argv[]) {
  using namespace sidelight;
  NameTraining training;
  training.rows = argv[2];
  training.out = argv[3];
  const auto take = [&](const std::string& name, const char* value) {
    if (name == "--leave") {
      return std::sscanf(value, "%u/%u", &training.fold, &training.folds) == 2;
    } else if (name == "--data") {
      training.data = value;
    } else if (name == "--name") {
      training.name = value;
    } else if (name == "--known") {
      training.known = value;
    } else if (name == "--clusters") {
      training.clusters = value;
    } else if (name == "--calibrated") {
      training.calibrated = std::atoi(value) != 0;
    } else if (name == "--passes") {
      training.passes = std::atoi(value);
    } else if (name == "--unit") {
      training.unit = static_cast<float>(std::atof(value));
    } else if (name == "--averaged") {
      training.averaged = std::atoi(value);
    } else if (name == "--most") {
      training.most = static_cast<std::uint32_t>(std::max(1, std::atoi(value)));
    } else if (name == "--dropped") {
      training.dropped = static_cast<std::uint32_t>(std::atoi(value));
    } else if (name == "--rate") {
      training.rate = std::atof(value);
    } else if (name == "--penalty") {
      training.penalty = std::atof(value);
    } else if (name == "--least") {
      training.least = static_cast<std::uint32_t>(std::max(1, std::atoi(value)));
    } else if (name == "--seed") {
      training.seed = static_cast<std::uint64_t>(std::atoll(value));
    } else {
      return false;
    }
    return true;
  };
  return run(argc, argv, take, [&] { return train_names(training); });
}

int clusters_main(int argc, char* argv[]) {
  using namespace sidelight;
  WordClustering clustering;
  clustering.vectors = argv[2];
  clustering.out = argv[3];
  const auto take = [&](const std::string& name, const char* value) {
    if (name == "--clusters") {
      clustering.clusters = static_cast<std::uint32_t>(std::max(1, std::atoi(value)));
    } else if (name == "--words-of-part") {
      clustering.words_of_part = static_cast<std::uint32_t>(std::max(1, std::atoi(value)));
    } else if (name == "--passes") {
      clustering.passes = std::atoi(value);
    } else {
      return false;
    }
    return true;
  };
  return run(argc, argv, take, [&] { return cluster_words(clustering); });
}

int quotes_main(int argc, char* argv[]) {
  using namespace sidelight;
  QuoteTraining training;
  training.rows = argv[2];
  training.out = argv[3];
  const auto take = [&](const std::string& name, const char* value) {
    if (name == "--leave") {
      return std::sscanf(value, "%u/%u", &training.fold, &training.folds) == 2;
    } else if (name == "--data") {
      training.data = value;
    } else if (name == "--passes") {
      training.speech.passes = std::atoi(value);
    } else if (name == "--bits") {
      training.speech.bits = std::atoi(value);
    } else if (name == "--lean") {
      training.speech.lean = std::atof(value);
    } else if (name == "--rate") {
      training.speech.rate = std::atof(value);
    } else if (name == "--penalty") {
      training.speech.penalty = std::atof(value);
    } else if (name == "--wide") {
      training.wide = std::atoi(value);
    } else if (name == "--report-wide") {
      training.report_wide = std::atoi(value);
    } else if (name == "--own-reports") {
      training.own_report_weight = std::atof(value);
    } else if (name == "--trees") {
      training.boost.trees = std::atoi(value);
    } else if (name == "--leaves") {
      training.boost.leaves = std::atoi(value);
    } else if (name == "--own") {
      training.own_weight = std::atof(value);
    } else if (name == "--seed") {
      training.speech.seed = static_cast<std::uint64_t>(std::atoll(value));
      training.boost.seed = training.speech.seed;
    } else {
      return false;
    }
    return true;
  };
  return run(argc, argv, take, [&] { return train_quotes(training); });
}

int pronouns_main(int argc, char* argv[]) {
  using namespace sidelight;
  PronounTraining training;
  training.rows = argv[2];
  training.out = argv[3];
  const auto take = [&](const std::string& name, const char* value) {
    if (name == "--leave") {
      return std::sscanf(value, "%u/%u", &training.fold, &training.folds) == 2;
    } else if (name == "--data") {
      training.data = value;
    } else if (name == "--trees") {
      training.trees = value;
    } else if (name == "--passes") {
      training.passes = std::atoi(value);
    } else if (name == "--rate") {
      training.rate = std::atof(value);
    } else {
      return false;
    }
    return true;
  };
  return run(argc, argv, take, [&] { return train_pronouns(training); });
}

int blocks_main(int argc, char* argv[]) {
  using namespace sidelight;
  BlockTraining training;
  training.rows = argv[2];
  training.out = argv[3];
  const auto take = [&](const std::string& name, const char* value) {
    if (name == "--leave") {
      return std::sscanf(value, "%u/%u", &training.fold, &training.folds) == 2;
    } else if (name == "--trees") {
      training.boost.trees = std::atoi(value);
    } else if (name == "--leaves") {
      training.boost.leaves = std::atoi(value);
    } else if (name == "--rate") {
      training.boost.rate = std::atof(value);
    } else if (name == "--columns") {
      training.boost.column_share = std::atof(value);
    } else if (name == "--least") {
      training.boost.least_weight = std::atof(value);
    } else if (name == "--without") {
      training.without = std::string(",") + value + ",";
    } else if (name == "--seed") {
      training.boost.seed = static_cast<std::uint64_t>(std::atoll(value));
    } else {
      return false;
    }
    return true;
  };
  return run(argc, argv, take, [&] {
    return std::string(argv[3]) == "--ceiling" ? write_ceiling(training) : train_blocks(training);
  });
}

}  // namespace

int main(int argc, char* argv[]) {
  if (argc >= 4 && std::string(argv[1]) == "names") return names_main(argc, argv);
  if (argc >= 4 && std::string(argv[1]) == "clusters") return clusters_main(argc, argv);
  if (argc >= 4 && std::string(argv[1]) == "quotes") return quotes_main(argc, argv);
  if (argc >= 4 && std::string(argv[1]) == "pronouns") return pronouns_main(argc, argv);
  if (argc < 4 || std::string(argv[1]) != "blocks") return usage();
  return blocks_main(argc, argv);
}
