#include "train/write_trees.h"

#include <cstring>
#include <memory>

#include "catch.h"
#include "model/trees.h"

using namespace sidelight;

namespace {

// feature 0 <= 10 ? (feature 1 <= -3 ? 1.5 : -0.25) : 2, and a second output of one leaf.
std::vector<NamedForest> two_outputs() {
  Forest first;
  first.bias = 0.5;
  first.trees.push_back({{0, 10, 1, 2, 0},
                         {1, -3, 3, 4, 0},
                         {-1, 0, -1, -1, 2},
                         {-1, 0, -1, -1, 1.5},
                         {-1, 0, -1, -1, -0.25}});
  Forest second;
  second.bias = -1;
  second.trees.push_back({{-1, 0, -1, -1, 0.125}});
  return {{"first", first}, {"second", second}};
}

std::vector<std::byte> small_file() {
  const auto bytes = write_trees({"length", "depth"}, two_outputs(), {{"name", "small"}});
  REQUIRE(bytes.ok());
  return bytes.value();
}

}  // namespace

TEST_CASE("written trees give what they were learnt to give") {
  const std::vector<std::byte> bytes = small_file();
  const Result<TreeModel> opened = TreeModel::open(bytes);
  REQUIRE(opened.ok());
  const TreeModel& model = opened.value();
  CHECK(model.feature_count() == 2);
  CHECK(model.feature(1) == "depth");
  CHECK(model.about("name") == "small");
  CHECK(model.output("second") == 1);
  CHECK(model.output("third") == kNone);
  const std::int32_t one = TreeModel::kOneLogit;
  const auto logit = [&](std::uint32_t output, std::int32_t a, std::int32_t b) {
    const std::int32_t features[] = {a, b};
    return model.logit(output, features);
  };
  CHECK(logit(0, 10, -3) == 2 * one);
  CHECK(logit(0, 10, -2) == one / 4);
  CHECK(logit(0, 11, -3) == 5 * one / 2);
  CHECK(logit(1, 0, 0) == -7 * one / 8);
  CHECK(logit(2, 0, 0) == 0);
  CHECK(model.logit(0, {}) == 0);
  const std::int32_t features[] = {10, -3};
  CHECK(model.is_likely(0, features));
  CHECK_FALSE(model.is_likely(1, features));
}

TEST_CASE("probabilities of logits are the same on every machine") {
  CHECK(thousandths_of_logit(0) == 500);
  CHECK(thousandths_of_logit(TreeModel::kOneLogit) == 731);
  CHECK(thousandths_of_logit(-TreeModel::kOneLogit) == 269);
  CHECK(thousandths_of_logit(100 * TreeModel::kOneLogit) == 1000);
}

TEST_CASE("a changed or cut file of trees is refused, or stays within itself") {
  const std::vector<std::byte> whole = small_file();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::unique_ptr<std::byte[]> part(new std::byte[size]);
    if (size > 0) std::memcpy(part.get(), whole.data(), size);
    CHECK(!TreeModel::open(std::span<const std::byte>(part.get(), size)).ok());
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (at == 10 || at == 11) continue;  // a higher minor version is accepted
    std::vector<std::byte> changed = whole;
    changed[at] ^= std::byte{0x41};
    const Result<TreeModel> opened = TreeModel::open(changed);
    CHECK(!opened.ok());
  }
}
