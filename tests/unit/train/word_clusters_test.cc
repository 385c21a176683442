#include "train/word_clusters.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "catch.h"

namespace sidelight {
namespace {

// What is written for these vectors, or the error.
std::string clustered(const char* vectors, std::uint32_t clusters, std::uint32_t words_of_part) {
  WordClustering clustering;
  clustering.vectors = "word_clusters_test.txt";
  clustering.out = "word_clusters_test.tsv";
  clustering.clusters = clusters;
  clustering.words_of_part = words_of_part;
  std::ofstream(clustering.vectors) << vectors;
  const auto trouble = cluster_words(clustering);
  std::ifstream file(clustering.out);
  const std::string written{std::istreambuf_iterator<char>(file), {}};
  std::remove(clustering.vectors.c_str());
  std::remove(clustering.out.c_str());
  return trouble ? trouble->message : written;
}

TEST_CASE("word clusters: what points the same way from the mean is together") {
  CHECK(clustered("said 5 0 1\nParis 0 5 1\nsays 4 1 1\nRome 1 4 1\ntold 5 1 1\nOslo 1 5 1\n", 2,
                  9) ==
        "said\t1\t1\nParis\t2\t1\nsays\t1\t1\nRome\t2\t1\ntold\t1\t1\nOslo\t2\t1\n");
}

TEST_CASE("word clusters: a cluster has parts of those most alike") {
  CHECK(clustered("a 1 9\nb 1 8\nc 1 -9\nd 1 -8\n", 1, 2) ==
        "a\t1\t1\nb\t1\t1\nc\t1\t2\nd\t1\t2\n");
}

TEST_CASE("word clusters: lines of different lengths, and none, are refused") {
  CHECK(clustered("said 1 2\nsays 1\n", 2, 9).find("line 2") != std::string::npos);
  CHECK(clustered("", 2, 9).find("no words") != std::string::npos);
}

}  // namespace
}  // namespace sidelight
