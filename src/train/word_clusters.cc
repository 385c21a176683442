#include "train/word_clusters.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

namespace sidelight {
namespace {

constexpr std::uint32_t kMostNumbers = 255;  // a byte, and 0 says that a word is in none
// The first centres are taken from so many of the commonest words for each cluster: rarer words'
// vectors say less.
constexpr std::size_t kCommonWordsACluster = 80;

struct WordVectors {
  std::vector<std::string> words;
  std::size_t width = 0;
  std::vector<float> values;  // word after word, `width` each

  const float* of(std::size_t word) const { return &values[word * width]; }
};

void scale_to_one(float* values, std::size_t width) {
  float squares = 0;
  for (std::size_t i = 0; i < width; ++i) squares += values[i] * values[i];
  const float scale = squares > 0 ? 1 / std::sqrt(squares) : 0;
  for (std::size_t i = 0; i < width; ++i) values[i] *= scale;
}

Result<WordVectors> read_vectors(const std::string& path) {
  std::ifstream file(path);
  if (!file) return Error{path + ": no such file, or it can't be opened"};
  WordVectors vectors;
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    std::string word;
    fields >> word;
    const std::size_t before = vectors.values.size();
    for (float value = 0; fields >> value;) vectors.values.push_back(value);
    const std::size_t width = vectors.values.size() - before;
    if (vectors.words.empty()) vectors.width = width;
    if (width == 0 || width != vectors.width)
      return Error{path + ": line " + std::to_string(vectors.words.size() + 1) +
                   " has not as many numbers as the first"};
    vectors.words.push_back(std::move(word));
  }
  if (vectors.words.empty()) return Error{path + ": no words"};
  return vectors;
}

// What all words have in common says nothing of any: their mean becomes nought, and each one's
// length one.
void centre(WordVectors& vectors) {
  const std::size_t count = vectors.words.size();
  std::vector<double> mean(vectors.width);
  for (std::size_t i = 0; i < vectors.values.size(); ++i)
    mean[i % vectors.width] += static_cast<double>(vectors.values[i]);
  for (double& value : mean) value /= static_cast<double>(count);
  for (std::size_t i = 0; i < vectors.values.size(); ++i)
    vectors.values[i] -= static_cast<float>(mean[i % vectors.width]);
  for (std::size_t word = 0; word < count; ++word)
    scale_to_one(&vectors.values[word * vectors.width], vectors.width);
}

// The group of each of `words`, from 0 to `groups` - 1, by spherical k-means; the first centres are
// words at equal distances among the first `common` ones.
std::vector<std::uint32_t> grouped(const WordVectors& vectors,
                                   const std::vector<std::uint32_t>& words, std::uint32_t groups,
                                   std::size_t common, int passes) {
  const std::size_t width = vectors.width;
  std::vector<std::uint32_t> group(words.size());
  std::vector<float> centres(groups * width);
  for (std::size_t g = 0; g < groups; ++g)
    std::copy_n(vectors.of(words[common * g / groups]), width, &centres[g * width]);
  for (int pass = 0; pass < passes; ++pass) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const float* const word = vectors.of(words[i]);
      float best = -2;
      for (std::uint32_t g = 0; g < groups; ++g) {
        const float* const there = &centres[g * width];
        float dot = 0;
        for (std::size_t k = 0; k < width; ++k) dot += word[k] * there[k];
        if (dot > best) best = dot, group[i] = g;
      }
    }
    std::fill(centres.begin(), centres.end(), 0.0f);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const float* const word = vectors.of(words[i]);
      for (std::size_t k = 0; k < width; ++k) centres[group[i] * width + k] += word[k];
    }
    for (std::size_t g = 0; g < groups; ++g) scale_to_one(&centres[g * width], width);
  }
  return group;
}

}  // namespace

std::optional<Error> cluster_words(const WordClustering& clustering) {
  Result<WordVectors> read = read_vectors(clustering.vectors);
  if (!read) return read.error();
  WordVectors vectors = std::move(read).value();
  centre(vectors);
  std::vector<std::uint32_t> all(vectors.words.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
  const auto count = std::min<std::uint32_t>(clustering.clusters, kMostNumbers);
  const std::size_t common = std::min(all.size(), kCommonWordsACluster * count);
  const std::vector<std::uint32_t> cluster =
      grouped(vectors, all, count, common, clustering.passes);
  std::vector<std::uint32_t> part(all.size());
  std::uint32_t parts = 0;
  for (std::uint32_t c = 0; c < count; ++c) {
    std::vector<std::uint32_t> words;
    for (const std::uint32_t word : all) {
      if (cluster[word] == c) words.push_back(word);
    }
    if (words.empty()) continue;
    const std::uint32_t half = clustering.words_of_part / 2;
    const auto size = static_cast<std::uint32_t>(words.size());
    const std::uint32_t wanted =
        std::clamp((size + half) / clustering.words_of_part, 1u, kMostNumbers);
    const std::vector<std::uint32_t> within =
        grouped(vectors, words, wanted, words.size(), clustering.passes);
    for (std::size_t i = 0; i < words.size(); ++i) part[words[i]] = within[i];
    parts += wanted;
  }
  std::fprintf(stderr, "%zu words, %u clusters of %u parts\n", all.size(), count, parts);
  std::ofstream file(clustering.out);
  for (const std::uint32_t word : all)
    file << vectors.words[word] << '\t' << cluster[word] + 1 << '\t' << part[word] + 1 << '\n';
  if (!file) return Error{clustering.out + ": can't be written"};
  return std::nullopt;
}

}  // namespace sidelight
