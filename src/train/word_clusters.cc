#include "train/word_clusters.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "page/plain_text.h"
#include "text/document.h"
#include "train/training_data.h"

namespace sidelight {
namespace {

using Words = std::vector<std::uint32_t>;

// The words of all texts as numbers, sentence by sentence.
struct WordTexts {
  std::vector<std::string> words;
  std::vector<std::uint32_t> counts;
  std::vector<Words> sentences;
};

Result<WordTexts> read_texts(const std::string& path, const Knowledge& knowledge) {
  std::ifstream file(path);
  if (!file) return Error{path + ": no such file, or it can't be opened"};
  WordTexts texts;
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::string line;
  while (std::getline(file, line)) {
    const auto row = nlohmann::json::parse(line, nullptr, false);
    if (!row.is_object()) return Error{path + ": a line is no object"};
    const Page page = read_plain_text(repair_utf8(row.value("text", "")), "", "");
    const Document doc = build_document(read_article(page, knowledge.blocks), knowledge.language);
    for (const Sentence& sentence : doc.sentences) {
      Words numbered;
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        const auto [at, fresh] =
            numbers.emplace(doc.folded[i], static_cast<std::uint32_t>(texts.words.size()));
        if (fresh) {
          texts.words.push_back(doc.folded[i]);
          texts.counts.push_back(0);
        }
        ++texts.counts[at->second];
        numbered.push_back(at->second);
      }
      texts.sentences.push_back(std::move(numbered));
    }
  }
  return texts;
}

// A word's weight for each neighbour, of length one.
using Sparse = std::vector<std::pair<std::uint32_t, float>>;

class Clusters {
 public:
  Clusters(const WordTexts& texts, const WordClustering& clustering)
      : texts_(texts), clustering_(clustering) {
    std::vector<std::uint32_t> order(texts.words.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return texts.counts[a] != texts.counts[b] ? texts.counts[a] > texts.counts[b]
                                                : texts.words[a] < texts.words[b];
    });
    while (!order.empty() && texts.counts[order.back()] < clustering.least) order.pop_back();
    ranked_ = std::move(order);
    read_neighbours();
  }

  void learn() {
    const std::size_t count = clustering_.clusters;
    const std::size_t width = 2 * static_cast<std::size_t>(clustering_.contexts) + 2;
    assigned_.assign(ranked_.size(), 0);
    std::vector<float> centres(count * width);
    for (std::size_t c = 0; c < count; ++c) {
      for (const auto& [at, value] : vectors_[ranked_.size() * c / count])
        centres[c * width + at] = value;
    }
    for (int pass = 0; pass < clustering_.passes; ++pass) {
      double near = 0;
      for (std::size_t i = 0; i < ranked_.size(); ++i) {
        float best = -1;
        for (std::size_t c = 0; c < count; ++c) {
          float dot = 0;
          for (const auto& [at, value] : vectors_[i]) dot += value * centres[c * width + at];
          if (dot > best) best = dot, assigned_[i] = static_cast<std::uint32_t>(c);
        }
        near += static_cast<double>(best);
      }
      std::fill(centres.begin(), centres.end(), 0.0f);
      for (std::size_t i = 0; i < ranked_.size(); ++i) {
        // Words seen often are known better, but must not be all.
        const float weight = std::sqrt(static_cast<float>(texts_.counts[ranked_[i]]));
        for (const auto& [at, value] : vectors_[i])
          centres[assigned_[i] * width + at] += weight * value;
      }
      for (std::size_t c = 0; c < count; ++c) scale_to_one(&centres[c * width], width);
      std::fprintf(stderr, "\rpass %d: nearness %.4f", pass + 1,
                   near / static_cast<double>(std::max<std::size_t>(1, ranked_.size())));
    }
    std::fprintf(stderr, "\n");
  }

  bool write(const std::string& path) const {
    std::ofstream file(path);
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
      const std::string& word = texts_.words[ranked_[i]];
      if (word.find_first_of("\t\n ") == std::string::npos)
        file << word << '\t' << assigned_[i] + 1 << '\n';
    }
    return static_cast<bool>(file);
  }

 private:
  static void scale_to_one(float* values, std::size_t width) {
    double squares = 0;
    for (std::size_t i = 0; i < width; ++i) squares += static_cast<double>(values[i] * values[i]);
    const auto scale = static_cast<float>(squares > 0 ? 1 / std::sqrt(squares) : 0);
    for (std::size_t i = 0; i < width; ++i) values[i] *= scale;
  }

  // What stands left and right of each word: the commonest words, all others as one.
  void read_neighbours() {
    const std::uint32_t contexts = clustering_.contexts;
    std::vector<std::uint32_t> rank(texts_.words.size(), kNone);
    for (std::uint32_t i = 0; i < ranked_.size(); ++i) rank[ranked_[i]] = i;
    std::vector<std::unordered_map<std::uint32_t, float>> counts(ranked_.size());
    std::vector<double> of_context(2 * static_cast<std::size_t>(contexts) + 2);
    double all = 0;
    const auto see = [&](std::uint32_t word, std::uint32_t context) {
      if (word == kNone) return;
      counts[word][context] += 1;
      of_context[context] += 1;
      all += 1;
    };
    for (const Words& sentence : texts_.sentences) {
      for (std::size_t i = 0; i <= sentence.size(); ++i) {
        const std::uint32_t left = i == 0 ? contexts : rank[sentence[i - 1]];
        const std::uint32_t right = i == sentence.size() ? contexts : rank[sentence[i]];
        // A rare neighbour says little; the sentence's edges are a neighbour too.
        if (i < sentence.size() && (left <= contexts)) see(right, left);
        if (i > 0 && right <= contexts) see(left, contexts + 1 + right);
      }
    }
    vectors_.resize(ranked_.size());
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
      double total = 0;
      for (const auto& [context, count] : counts[i]) total += static_cast<double>(count);
      Sparse& row = vectors_[i];
      for (const auto& [context, count] : counts[i]) {
        const double surprise =
            std::log(static_cast<double>(count) * all / (total * of_context[context]));
        if (surprise > 0)
          row.emplace_back(context, static_cast<float>(surprise * std::sqrt(count)));
      }
      std::sort(row.begin(), row.end());
      double squares = 0;
      for (const auto& [context, value] : row) squares += static_cast<double>(value * value);
      for (auto& [context, value] : row)
        value /= static_cast<float>(std::sqrt(std::max(squares, 1e-12)));
    }
  }

  const WordTexts& texts_;
  const WordClustering& clustering_;
  std::vector<std::uint32_t> ranked_;  // words by how often they stand
  std::vector<Sparse> vectors_;        // parallel to ranked_
  std::vector<std::uint32_t> assigned_;
};

}  // namespace

std::optional<Error> cluster_words(const WordClustering& clustering) {
  Result<KnowledgeFiles> files = load_training_data(clustering.data);
  if (!files) return files.error();
  const Result<WordTexts> texts = read_texts(clustering.texts, files.value().knowledge());
  if (!texts) return texts.error();
  Clusters clusters(texts.value(), clustering);
  clusters.learn();
  if (!clusters.write(clustering.out)) return Error{clustering.out + ": can't be written"};
  return std::nullopt;
}

}  // namespace sidelight
