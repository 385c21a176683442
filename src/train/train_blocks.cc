#include "train/train_blocks.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "model/trees.h"
#include "page/block_features.h"
#include "page/block_rows.h"
#include "page/html_page.h"
#include "train/block_labels.h"
#include "train/write_file.h"
#include "train/write_trees.h"

namespace sidelight {
namespace {

using Json = nlohmann::json;

constexpr double kPageWeight = 100;  // of the leaves of one page, at most
constexpr double kLeastFound = 0.5;  // of a reference's words
constexpr char kVersion[] = "1";
constexpr int kStandfirstTrees = 120;
constexpr int kStandfirstLeaves = 6;
constexpr double kLeastWords = 3;  // a leaf of one word counts as this many

struct LabelledPage {
  std::string site;
  BlockRows rows;
  std::vector<std::uint8_t> labels;  // part of the article's text
  std::vector<float> weights;
  std::vector<std::uint8_t> standfirsts;  // empty where the reference does not say
};

using Corpus = std::vector<LabelledPage>;

std::string text_member(const Json& row, const char* name) {
  const auto found = row.find(name);
  return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// A wrong label of a leaf costs as much of the page as the leaf has words. False where most of the
// reference isn't found on the page: then the labels say more about the reference.
bool label_page(LabelledPage& page, const std::string& truth, double weight) {
  const std::vector<std::string_view> texts(page.rows.texts.begin(), page.rows.texts.end());
  page.labels = label_leaves(texts, truth);
  std::vector<double> words(texts.size());
  double yes = 0;
  double all = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    words[i] = std::max(kLeastWords, static_cast<double>(word_count(texts[i])));
    if (page.labels[i] != 0) yes += words[i];
    all += words[i];
  }
  if (yes < kLeastFound * static_cast<double>(word_count(truth))) return false;
  const double unit = weight * kPageWeight / std::max(yes + 100, all / 3);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    page.weights.push_back(i == page.rows.headline ? 0.0f : static_cast<float>(words[i] * unit));
  }
  return true;
}

// The leaves that hold the words of the reference's standfirst: where they stand twice, after the
// headline.
void label_standfirst(LabelledPage& page, const std::string& truth) {
  const std::vector<std::string> lines = lines_of(truth);
  page.standfirsts.assign(page.labels.size(), 0);
  for (const std::string& line : lines) {
    const std::vector<std::string_view> texts(page.rows.texts.begin(), page.rows.texts.end());
    const std::vector<std::size_t> found = leaves_holding(texts, line);
    if (found.empty()) continue;
    const auto after = std::find_if(found.begin(), found.end(), [&](std::size_t i) {
      return page.rows.headline != kNone && i > page.rows.headline;
    });
    page.standfirsts[after == found.end() ? found.front() : *after] = 1;
  }
}

Result<Corpus> read_corpus(const BlockTraining& training) {
  std::ifstream file;
  if (training.rows != "-") {
    file.open(training.rows, std::ios::binary);
    if (!file) return Error{training.rows + ": can't be opened"};
  }
  std::istream& in = training.rows == "-" ? std::cin : file;
  Corpus corpus;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const Json row = Json::parse(line, nullptr, false);
    if (!row.is_object()) {
      return Error{training.rows + ": line " + std::to_string(number) + ": not a JSON object"};
    }
    const std::string site = text_member(row, "site");
    if (training.folds > 0 && fold_of(site, training.folds) == training.fold) continue;
    const HtmlSource source{text_member(row, "url"), {}, {}, true};
    const Result<Page> page = read_html(text_member(row, "html"), source);
    if (!page) continue;
    LabelledPage labelled{site, block_rows(page.value()), {}, {}, {}};
    if (!label_page(labelled, text_member(row, "body"), row.value("weight", 1.0))) continue;
    if (row.contains("standfirst")) label_standfirst(labelled, text_member(row, "standfirst"));
    corpus.push_back(std::move(labelled));
    if (number % 100 == 0) std::fprintf(stderr, "\r%zu pages", number);
  }
  std::fprintf(stderr, "\r%zu pages, %zu features\n", corpus.size(), BlockFeatures::names().size());
  if (corpus.empty()) return Error{training.rows + ": no page with an article"};
  return corpus;
}

// The leaves of all pages.
Examples examples_of(const Corpus& corpus) {
  Examples examples;
  examples.columns = BlockFeatures::names().size();
  for (const LabelledPage& page : corpus) {
    for (std::size_t i = 0; i < page.labels.size(); ++i) {
      const auto row = page.rows.features.row(i);
      examples.values.insert(examples.values.end(), row.begin(), row.end());
    }
    examples.labels.insert(examples.labels.end(), page.labels.begin(), page.labels.end());
    examples.weights.insert(examples.weights.end(), page.weights.begin(), page.weights.end());
  }
  return examples;
}

// The leaves near the head of all pages whose reference says which is the standfirst.
Examples standfirst_examples(const Corpus& corpus) {
  Examples examples;
  examples.columns = BlockFeatures::names().size();
  for (const LabelledPage& page : corpus) {
    for (std::size_t i = 0; i < page.standfirsts.size(); ++i) {
      const auto row = page.rows.features.row(i);
      examples.values.insert(examples.values.end(), row.begin(), row.end());
      examples.labels.push_back(page.standfirsts[i]);
      examples.weights.push_back(i == page.rows.headline ? 0.0f : 1.0f);
    }
  }
  return examples;
}

Forest learn(const Examples& examples, const BoostOptions& options, const std::string& what) {
  const auto progress = [&](int trees, double loss) {
    if (trees % 20 == 0) {
      std::fprintf(stderr, "\r%s: tree %d of %d, loss %.4f", what.c_str(), trees, options.trees,
                   loss);
    }
  };
  Forest forest = boost(examples, options, progress);
  std::fputs("\n", stderr);
  return forest;
}

}  // namespace

std::uint32_t fold_of(const std::string& site, std::uint32_t folds) {
  std::uint32_t hash = 2166136261u;
  for (const char c : site) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return folds == 0 ? 0 : (hash >> 8) % folds;
}

std::optional<Error> write_ceiling(const BlockTraining& training) {
  std::ifstream file(training.rows, std::ios::binary);
  if (!file) return Error{training.rows + ": can't be opened"};
  for (std::string line; std::getline(file, line);) {
    const Json row = Json::parse(line, nullptr, false);
    const HtmlSource source{text_member(row, "url"), {}, {}, true};
    const Result<Page> page = read_html(text_member(row, "html"), source);
    if (!page) continue;
    const BlockRows rows = block_rows(page.value());
    const std::vector<std::string_view> texts(rows.texts.begin(), rows.texts.end());
    const std::vector<std::uint8_t> labels = label_leaves(texts, text_member(row, "body"));
    std::string body;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (labels[i] == 0 || i == rows.headline) continue;
      if (!body.empty()) body.push_back('\n');
      body += texts[i];
    }
    Json out;
    out["id"] = row["id"];
    out["articleBody"] = body;
    const std::string text = out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
  }
  return std::nullopt;
}

std::optional<Error> train_blocks(const BlockTraining& training) {
  Result<Corpus> read = read_corpus(training);
  if (!read) return read.error();
  Corpus& corpus = read.value();
  BoostOptions options = training.boost;
  for (const std::string_view name : BlockFeatures::names()) {
    const std::string word = "," + std::string(name) + ",";
    options.unused.push_back(training.without.find(word) != std::string::npos);
  }
  std::vector<NamedForest> outputs;
  outputs.push_back({"body", learn(examples_of(corpus), options, "body")});
  BoostOptions few = options;  // a hundred examples bear fewer and smaller trees
  few.trees = kStandfirstTrees;
  few.leaves = kStandfirstLeaves;
  few.least_weight = 1;
  const Examples standfirsts = standfirst_examples(corpus);
  if (standfirsts.rows() > 0)
    outputs.push_back({"standfirst", learn(standfirsts, few, "standfirst")});
  const Result<std::vector<std::byte>> bytes =
      write_trees(BlockFeatures::names(), outputs,
                  {{"name", "blocks"},
                   {"version", kVersion},
                   {"pages", std::to_string(corpus.size())},
                   {"seed", std::to_string(training.boost.seed)}});
  if (!bytes) return bytes.error();
  return write_file(training.out, bytes.value());
}

}  // namespace sidelight
