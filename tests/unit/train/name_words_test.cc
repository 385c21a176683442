#include "train/name_words.h"

#include <cstdio>
#include <fstream>
#include <string>

#include "catch.h"

namespace sidelight {
namespace {

struct ListFile {
  ListFile(const char* at, const char* lines) : path(at) { std::ofstream(path) << lines; }
  ~ListFile() { std::remove(path.c_str()); }
  std::string path;
};

TEST_CASE("name words: what several lines say of a name is one code") {
  const ListFile list("name_words_test.tsv", "Paris\tplace\nParis\tgiven\nNew York\tplace\n");
  const auto read = read_name_words(list.path, "");
  REQUIRE(read);
  const WordCodes& known = read.value()->words.known;
  CHECK(known.code(word_hash("paris")) == (kPlaceName | kGivenName));
  CHECK(known.code(mixed_hash(word_hash("new"), word_hash("york"))) == kPlaceName);
  CHECK(known.code(word_hash("york")) == 0);
  CHECK(read.value()->words.clusters.code(word_hash("paris")) == 0);
}

TEST_CASE("name words: the first cluster of a word stands, with its part") {
  const ListFile list("name_clusters_test.tsv", "said\t7\t2\nsays\t7\t255\nsaid\t9\t1\n");
  const auto read = read_name_words("", list.path);
  REQUIRE(read);
  CHECK(read.value()->words.clusters.code(word_hash("said")) == 2 * 256 + 7);
  CHECK(read.value()->words.clusters.code(word_hash("says")) == 255 * 256 + 7);
  CHECK(read.value()->words.clusters.code(word_hash("told")) == 0);
}

TEST_CASE("name words: a list with another kind, or none, is refused") {
  const ListFile odd("name_words_odd_test.tsv", "Paris\tcity\n");
  CHECK_FALSE(read_name_words(odd.path, ""));
  CHECK_FALSE(read_name_words("", odd.path));
  for (const char* const line : {"said\t7\n", "said\t7\t0\n", "said\t256\t1\n"}) {
    const ListFile clusters("name_clusters_odd_test.tsv", line);
    CHECK_FALSE(read_name_words("", clusters.path));
  }
  CHECK_FALSE(read_name_words("no-such-list.tsv", ""));
}

}  // namespace
}  // namespace sidelight
