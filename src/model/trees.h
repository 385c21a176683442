// Trees (gradient-boosted decision trees): sums of small trees over whole-number features, opened
// from a container file that src/train wrote. Never knows what a feature measures: the room that
// fills the features does, and asks by name whether they are the ones that were trained on.
//
//     FEAT  string table of the features' names, in their order
//     OUTS  string table of the outputs' names ("body", "caption" …)
//     BIAS  number an output: what the sum begins with (two's complement)
//     OTRE  number an output, and one that closes: its first tree
//     TREE  number a tree, and one that closes: its first node
//     NODE  2 numbers a node, a tree's nodes in pre-order. First: feature in the low half (0xFFFF
//           for a leaf), in the high half how many nodes further the right branch begins; the left
//           one follows at once. Second: the threshold (left when feature <= threshold), or the
//           leaf's value.
//     META  string table: name, value, name, value …
//
// Values are whole numbers, 65,536 to one logit, so that a sum is the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/result.h"
#include "format/section_readers.h"

namespace sidelight {

class TreeModel {
 public:
  static constexpr std::string_view kKind = "TREE";
  static constexpr std::uint16_t kMajor = 1;
  static constexpr std::uint16_t kMinor = 0;
  static constexpr std::int32_t kOneLogit = 65'536;
  static constexpr std::uint32_t kMaxFeatures = 1'000;
  static constexpr std::uint32_t kMaxDepth = 32;

  TreeModel() = default;  // no outputs

  // Opens the bytes of a `.model` file; they must outlive the model. Every tree is walked here, so
  // that no look-up can leave the file. The error names what is wrong.
  static Result<TreeModel> open(std::span<const std::byte> bytes);

  bool empty() const { return outputs_.size() == 0; }
  std::uint32_t feature_count() const { return features_.size(); }
  std::string_view feature(std::size_t index) const { return features_[index]; }
  // Index of the output called `name`; kNone when there is none.
  std::uint32_t output(std::string_view name) const;
  // The value called `name` of the file's notes ("name", "version" …), or an empty view.
  std::string_view about(std::string_view name) const;

  // Logit of one output, 65,536 to one. `features` has feature_count() values.
  std::int32_t logit(std::uint32_t output, std::span<const std::int32_t> features) const;

  // Whether that logit is above 0, without summing it to the end: the first trees carry the most,
  // so every kLook trees a sum of more than kSure ends the look-up. On held-out pages this gave the
  // other answer for 2 in 10,000 leaves, at an eighth of the time.
  bool is_likely(std::uint32_t output, std::span<const std::int32_t> features) const;

 private:
  static constexpr std::uint16_t kLeaf = 0xFFFF;
  struct Node {
    std::uint16_t feature = 0;
    std::uint16_t right = 0;
    std::int32_t value = 0;
  };

  static constexpr std::uint32_t kLook = 32;
  static constexpr std::int64_t kSure = 5ll * kOneLogit / 2;

  std::int32_t leaf_of(std::uint32_t tree, std::span<const std::int32_t> features) const {
    const Node* node = &nodes_[first_nodes_[tree]];
    while (node->feature != kLeaf) node += features[node->feature] <= node->value ? 1 : node->right;
    return node->value;
  }

  Result<bool> read_nodes(const NumberArray& nodes);
  bool is_tree(std::uint32_t begin, std::uint32_t end) const;

  StringTable features_;
  StringTable outputs_;
  StringTable about_;
  NumberArray bias_;
  NumberArray output_trees_;
  NumberArray trees_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> first_nodes_;  // of each tree
};

// The probability that belongs to a logit, in thousandths, by a table: the same on every machine.
std::uint32_t thousandths_of_logit(std::int32_t logit);

}  // namespace sidelight
