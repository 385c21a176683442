#include "train/boost.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sidelight {
namespace {

constexpr std::size_t kBins = 64;

// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ull;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  }
  double share() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

 private:
  std::uint64_t state_;
};

// Columns cut into at most kBins bins; a value belongs to the first bin whose edge is not below it.
struct Bins {
  std::vector<std::vector<std::int32_t>> edges;  // a column's, increasing; the last bin is open
  std::vector<std::vector<std::uint8_t>> codes;  // a column's rows
};

Bins bin(const Examples& examples) {
  Bins bins;
  bins.edges.resize(examples.columns);
  bins.codes.resize(examples.columns);
  std::vector<std::int32_t> sorted(examples.rows());
  for (std::size_t c = 0; c < examples.columns; ++c) {
    for (std::size_t i = 0; i < examples.rows(); ++i) sorted[i] = examples.row(i)[c];
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::int32_t>& edges = bins.edges[c];
    std::vector<std::int32_t> distinct = sorted;
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    if (distinct.size() <= kBins) {
      edges.assign(distinct.begin(), distinct.end() - 1);
    } else {
      for (std::size_t k = 1; k < kBins; ++k) {
        const std::int32_t edge = sorted[k * sorted.size() / kBins];
        if (edges.empty() || edge > edges.back()) edges.push_back(edge);
      }
      if (!edges.empty() && edges.back() == distinct.back()) edges.pop_back();
    }
    bins.codes[c].resize(examples.rows());
    for (std::size_t i = 0; i < examples.rows(); ++i) {
      bins.codes[c][i] = static_cast<std::uint8_t>(
          std::lower_bound(edges.begin(), edges.end(), examples.row(i)[c]) - edges.begin());
    }
  }
  return bins;
}

struct Sum {
  double gradient = 0;
  double hessian = 0;
};

struct Split {
  double gain = 0;
  std::int32_t column = -1;
  std::size_t bin = 0;  // left: codes up to and with it
};

// A node of the tree that grows: rows [begin, end) of the order.
struct Growing {
  std::int32_t node = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  Sum sum;
  std::vector<Sum> histogram;  // columns drawn × kBins
  Split split;
};

class Booster {
 public:
  Booster(const Examples& examples, const BoostOptions& options)
      : examples_(examples), options_(options), bins_(bin(examples)), random_(options.seed) {}

  Forest run(const std::function<void(int, double)>& progress) {
    Forest forest;
    forest.bias = prior();
    logits_.assign(examples_.rows(), forest.bias);
    gradients_.resize(examples_.rows());
    for (int t = 0; t < options_.trees; ++t) {
      const double loss = derive();
      forest.trees.push_back(grow());
      for (std::size_t i = 0; i < examples_.rows(); ++i) {
        logits_[i] += leaf_of(forest.trees.back(), i);
      }
      if (progress) progress(t + 1, loss);
    }
    return forest;
  }

 private:
  double prior() const {
    double yes = 1;
    double all = 2;
    for (std::size_t i = 0; i < examples_.rows(); ++i) {
      all += examples_.weights[i];
      if (examples_.labels[i] != 0) yes += examples_.weights[i];
    }
    return std::log(yes / (all - yes));
  }

  double derive() {
    double loss = 0;
    double all = 1e-9;
    for (std::size_t i = 0; i < examples_.rows(); ++i) {
      const double p = 1 / (1 + std::exp(-logits_[i]));
      const double y = examples_.labels[i];
      const double w = examples_.weights[i];
      gradients_[i] = {w * (p - y), w * p * (1 - p)};
      loss -= w * std::log(std::max(1e-9, y > 0.5 ? p : 1 - p));
      all += w;
    }
    return loss / all;
  }

  std::vector<TreeNode> grow() {
    draw();
    std::vector<TreeNode> tree(1);
    std::vector<Growing> open;
    Growing root;
    root.end = order_.size();
    for (const std::uint32_t i : order_) add(root.sum, gradients_[i]);
    fill(root);
    find_split(root);
    open.push_back(std::move(root));
    for (int leaves = 1; leaves < options_.leaves; ++leaves) {
      const auto best = std::max_element(
          open.begin(), open.end(),
          [](const Growing& a, const Growing& b) { return a.split.gain < b.split.gain; });
      if (best->split.column < 0) break;
      Growing parent = std::move(*best);
      open.erase(best);
      split(std::move(parent), tree, open);
    }
    for (const Growing& leaf : open) {
      tree[static_cast<std::size_t>(leaf.node)].value =
          -options_.rate * leaf.sum.gradient / (leaf.sum.hessian + options_.penalty);
    }
    return tree;
  }

  void draw() {
    order_.clear();
    for (std::size_t i = 0; i < examples_.rows(); ++i) {
      const bool drawn = random_.share() < options_.row_share;
      if (drawn && examples_.weights[i] > 0) order_.push_back(static_cast<std::uint32_t>(i));
    }
    columns_.clear();
    for (std::size_t c = 0; c < examples_.columns; ++c) {
      const bool drawn = random_.share() < options_.column_share;
      const bool unused = c < options_.unused.size() && options_.unused[c];
      if (drawn && !unused && !bins_.edges[c].empty()) columns_.push_back(c);
    }
  }

  static void add(Sum& sum, const Sum& one) {
    sum.gradient += one.gradient;
    sum.hessian += one.hessian;
  }

  void fill(Growing& node) const {
    node.histogram.assign(columns_.size() * kBins, {});
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::vector<std::uint8_t>& codes = bins_.codes[columns_[c]];
      Sum* const sums = node.histogram.data() + c * kBins;
      for (std::size_t k = node.begin; k < node.end; ++k) {
        add(sums[codes[order_[k]]], gradients_[order_[k]]);
      }
    }
  }

  double worth(const Sum& sum) const {
    return sum.gradient * sum.gradient / (sum.hessian + options_.penalty);
  }

  void find_split(Growing& node) const {
    node.split = {};
    const double whole = worth(node.sum);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      Sum left;
      const std::size_t edges = bins_.edges[columns_[c]].size();
      for (std::size_t b = 0; b < edges; ++b) {
        add(left, node.histogram[c * kBins + b]);
        const Sum right = {node.sum.gradient - left.gradient, node.sum.hessian - left.hessian};
        if (left.hessian < options_.least_weight || right.hessian < options_.least_weight) continue;
        const double gain = worth(left) + worth(right) - whole;
        if (gain > node.split.gain + 1e-9) node.split = {gain, static_cast<std::int32_t>(c), b};
      }
    }
  }

  void split(Growing parent, std::vector<TreeNode>& tree, std::vector<Growing>& open) {
    const std::size_t column = columns_[static_cast<std::size_t>(parent.split.column)];
    const std::vector<std::uint8_t>& codes = bins_.codes[column];
    const auto first = order_.begin() + static_cast<std::ptrdiff_t>(parent.begin);
    const auto last = order_.begin() + static_cast<std::ptrdiff_t>(parent.end);
    const auto middle = std::stable_partition(
        first, last, [&](std::uint32_t i) { return codes[i] <= parent.split.bin; });
    Growing left;
    Growing right;
    left.begin = parent.begin;
    left.end = right.begin = static_cast<std::size_t>(middle - order_.begin());
    right.end = parent.end;
    left.node = static_cast<std::int32_t>(tree.size());
    right.node = left.node + 1;
    tree.resize(tree.size() + 2);
    TreeNode& node = tree[static_cast<std::size_t>(parent.node)];
    node.feature = static_cast<std::int32_t>(column);
    node.threshold = bins_.edges[column][parent.split.bin];
    node.left = left.node;
    node.right = right.node;
    Growing& small = left.end - left.begin < right.end - right.begin ? left : right;
    Growing& large = &small == &left ? right : left;
    for (std::size_t k = small.begin; k < small.end; ++k) add(small.sum, gradients_[order_[k]]);
    large.sum = {parent.sum.gradient - small.sum.gradient, parent.sum.hessian - small.sum.hessian};
    fill(small);
    large.histogram = std::move(parent.histogram);
    for (std::size_t k = 0; k < large.histogram.size(); ++k) {
      large.histogram[k].gradient -= small.histogram[k].gradient;
      large.histogram[k].hessian -= small.histogram[k].hessian;
    }
    find_split(left);
    find_split(right);
    open.push_back(std::move(left));
    open.push_back(std::move(right));
  }

  double leaf_of(const std::vector<TreeNode>& tree, std::size_t i) const {
    const TreeNode* node = &tree[0];
    const std::int32_t* const row = examples_.row(i);
    while (node->feature >= 0) {
      node = &tree[static_cast<std::size_t>(row[node->feature] <= node->threshold ? node->left
                                                                                  : node->right)];
    }
    return node->value;
  }

  const Examples& examples_;
  const BoostOptions& options_;
  Bins bins_;
  Random random_;
  std::vector<double> logits_;
  std::vector<Sum> gradients_;
  std::vector<std::uint32_t> order_;
  std::vector<std::size_t> columns_;
};

}  // namespace

double Forest::logit(const std::int32_t* features) const {
  double sum = bias;
  for (const std::vector<TreeNode>& tree : trees) {
    const TreeNode* node = &tree[0];
    while (node->feature >= 0) {
      const bool left = features[node->feature] <= node->threshold;
      node = &tree[static_cast<std::size_t>(left ? node->left : node->right)];
    }
    sum += node->value;
  }
  return sum;
}

Forest boost(const Examples& examples, const BoostOptions& options,
             const std::function<void(int, double)>& progress) {
  return Booster(examples, options).run(progress);
}

}  // namespace sidelight
