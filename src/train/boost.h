// Boosting (gradient-boosted decision trees, second order, histogram based, after Friedman 2001 and
// Chen & Guestrin 2016): learns sums of small trees over whole-number features for one yes-or-no
// question. Deterministic by seed. Never reads files; what is learnt is written by
// train/write_trees.h and looked up by model/trees.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace sidelight {

// Rows of features, one after another, with what is true of each row.
struct Examples {
  std::size_t columns = 0;
  std::vector<std::int32_t> values;  // rows × columns
  std::vector<std::uint8_t> labels;  // 0 or 1, one a row
  std::vector<float> weights;        // 0 or more, one a row; a row of weight 0 is not learnt from

  std::size_t rows() const { return labels.size(); }
  // `row` has a value for each column.
  void add(std::span<const std::int32_t> row, bool label, float weight) {
    values.insert(values.end(), row.begin(), row.end());
    labels.push_back(label ? 1 : 0);
    weights.push_back(weight);
  }
  const std::int32_t* row(std::size_t i) const { return values.data() + i * columns; }
};

struct BoostOptions {
  int trees = 300;
  int leaves = 16;             // of each tree
  double rate = 0.06;          // shrinkage
  double penalty = 1.0;        // L2, on the leaves' values
  double least_weight = 4.0;   // sum of second derivatives in a leaf
  double column_share = 0.25;  // of the columns, drawn anew for each tree
  double row_share = 0.7;      // of the rows, drawn anew for each tree
  std::vector<bool> unused;    // columns that are not learnt from; empty for none
  std::uint64_t seed = 1;
};

struct TreeNode {
  std::int32_t feature = -1;  // -1: a leaf
  std::int32_t threshold = 0;
  std::int32_t left = -1;
  std::int32_t right = -1;
  double value = 0;  // of a leaf, in logits, shrinkage applied
};

struct Forest {
  double bias = 0;  // logit
  std::vector<std::vector<TreeNode>> trees;

  double logit(const std::int32_t* features) const;
};

// `progress` is called after each tree with its number and the mean loss over the rows.
Forest boost(const Examples& examples, const BoostOptions& options,
             const std::function<void(int, double)>& progress);

}  // namespace sidelight
