// sidelight-train: learns the models that are committed in models/ from corpora that are not.
//
//     sidelight-train blocks ROWS OUT [--leave K/N] [--trees N] [--leaves N] [--seed N]
//
// ROWS is a file of JSON lines, or - : {id, site, html, body, part?}. --leave K/N leaves out the
// sites whose hash is K modulo N, for cross-validation. Progress goes to standard error.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "train/train_blocks.h"

namespace {

int usage() {
  std::fputs(
      "usage: sidelight-train blocks ROWS OUT [--leave K/N] [--trees N] [--leaves N] [--seed N]\n",
      stderr);
  return 2;
}

}  // namespace

int main(int argc, char* argv[]) {
  using namespace sidelight;
  if (argc < 4 || std::string(argv[1]) != "blocks") return usage();
  BlockTraining training;
  training.rows = argv[2];
  training.out = argv[3];
  for (int i = 4; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    if (name == "--leave") {
      if (std::sscanf(argv[i + 1], "%u/%u", &training.fold, &training.folds) != 2) return usage();
    } else if (name == "--trees") {
      training.boost.trees = std::atoi(argv[i + 1]);
    } else if (name == "--leaves") {
      training.boost.leaves = std::atoi(argv[i + 1]);
    } else if (name == "--rate") {
      training.boost.rate = std::atof(argv[i + 1]);
    } else if (name == "--columns") {
      training.boost.column_share = std::atof(argv[i + 1]);
    } else if (name == "--least") {
      training.boost.least_weight = std::atof(argv[i + 1]);
    } else if (name == "--without") {
      training.without = std::string(",") + argv[i + 1] + ",";
    } else if (name == "--seed") {
      training.boost.seed = static_cast<std::uint64_t>(std::atoll(argv[i + 1]));
    } else {
      return usage();
    }
  }
  const auto trouble =
      std::string(argv[3]) == "--ceiling" ? write_ceiling(training) : train_blocks(training);
  if (trouble) {
    std::fprintf(stderr, "sidelight-train: %s\n", trouble->message.c_str());
    return 1;
  }
  return 0;
}
