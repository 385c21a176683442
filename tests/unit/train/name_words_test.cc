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

TEST_CASE("name words: the first cluster of a word stands") {
  const ListFile list("name_clusters_test.tsv", "said\t7\nsays\t7\nsaid\t9\n");
  const auto read = read_name_words("", list.path);
  REQUIRE(read);
  CHECK(read.value()->words.clusters.code(word_hash("said")) == 7);
  CHECK(read.value()->words.clusters.code(word_hash("says")) == 7);
}

TEST_CASE("name words: a list with another kind, or none, is refused") {
  const ListFile odd("name_words_odd_test.tsv", "Paris\tcity\n");
  CHECK_FALSE(read_name_words(odd.path, ""));
  CHECK_FALSE(read_name_words("", odd.path));
  CHECK_FALSE(read_name_words("no-such-list.tsv", ""));
}

}  // namespace
}  // namespace sidelight
