#include "train/boost.h"

#include "catch.h"

using namespace sidelight;

namespace {

// Yes where exactly one of two columns is above 5; a third column says nothing.
Examples either_or() {
  Examples examples;
  examples.columns = 3;
  for (std::int32_t a = 0; a < 12; ++a) {
    for (std::int32_t b = 0; b < 12; ++b) {
      examples.values.insert(examples.values.end(), {a, b, (a * 7 + b * 3) % 5});
      examples.labels.push_back((a > 5) != (b > 5));
      examples.weights.push_back(1);
    }
  }
  return examples;
}

BoostOptions few() {
  BoostOptions options;
  options.trees = 40;
  options.leaves = 4;
  options.rate = 0.3;
  options.least_weight = 0.5;
  options.column_share = 1;
  options.row_share = 0.9;
  return options;
}

}  // namespace

TEST_CASE("boosted trees learn what no single column tells") {
  const Examples examples = either_or();
  const Forest forest = boost(examples, few(), nullptr);
  for (std::size_t i = 0; i < examples.rows(); ++i) {
    CHECK((forest.logit(examples.row(i)) > 0) == (examples.labels[i] == 1));
  }
}

TEST_CASE("the same seed gives the same trees") {
  const Examples examples = either_or();
  const Forest one = boost(examples, few(), nullptr);
  const Forest two = boost(examples, few(), nullptr);
  BoostOptions other = few();
  other.seed = 2;
  const Forest three = boost(examples, other, nullptr);
  bool differs = false;
  for (std::size_t i = 0; i < examples.rows(); ++i) {
    CHECK(one.logit(examples.row(i)) == two.logit(examples.row(i)));
    differs = differs || one.logit(examples.row(i)) != three.logit(examples.row(i));
  }
  CHECK(differs);
}

TEST_CASE("rows of no weight and columns that are not to be used are not learnt from") {
  Examples examples = either_or();
  for (std::size_t i = 0; i < examples.rows(); ++i) {
    if (examples.labels[i] == 1) examples.weights[i] = 0;
  }
  CHECK(boost(examples, few(), nullptr).logit(examples.row(0)) < 0);
  CHECK(boost(examples, few(), nullptr).logit(examples.row(11)) < 0);
  BoostOptions blind = few();
  blind.unused = {true, true, true};
  const Forest forest = boost(either_or(), blind, nullptr);
  CHECK(forest.logit(examples.row(0)) == forest.logit(examples.row(11)));
}
