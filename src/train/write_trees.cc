#include "train/write_trees.h"

#include <cmath>
#include <cstdint>

#include "format/container.h"
#include "format/section_readers.h"
#include "model/trees.h"

namespace sidelight {
namespace {

std::uint32_t fixed_of(double logit) {
  return static_cast<std::uint32_t>(
      static_cast<std::int32_t>(std::lround(logit * TreeModel::kOneLogit)));
}

// The nodes of one tree in pre-order, two numbers each.
class NodeWriter {
 public:
  NodeWriter(const std::vector<TreeNode>& tree, std::vector<std::uint32_t>& out)
      : tree_(tree), out_(out) {}

  void write(std::int32_t index) {
    const TreeNode& node = tree_[static_cast<std::size_t>(index)];
    const std::size_t at = out_.size();
    if (node.feature < 0) {
      out_.push_back(0xFFFFu);
      out_.push_back(fixed_of(node.value));
      return;
    }
    out_.push_back(0);
    out_.push_back(static_cast<std::uint32_t>(node.threshold));
    write(node.left);
    const auto right = static_cast<std::uint32_t>((out_.size() - at) / 2);
    out_[at] = static_cast<std::uint32_t>(node.feature) | right << 16;
    write(node.right);
  }

 private:
  const std::vector<TreeNode>& tree_;
  std::vector<std::uint32_t>& out_;
};

}  // namespace

Result<std::vector<std::byte>> write_trees(
    const std::vector<std::string_view>& features, const std::vector<NamedForest>& outputs,
    const std::vector<std::pair<std::string, std::string>>& about) {
  std::vector<std::string> names(features.begin(), features.end());
  std::vector<std::string> output_names;
  std::vector<std::string> notes;
  std::vector<std::uint32_t> bias;
  std::vector<std::uint32_t> first_trees;
  std::vector<std::uint32_t> first_nodes;
  std::vector<std::uint32_t> nodes;
  for (const NamedForest& output : outputs) {
    output_names.push_back(output.name);
    bias.push_back(fixed_of(output.forest.bias));
    first_trees.push_back(static_cast<std::uint32_t>(first_nodes.size()));
    for (const std::vector<TreeNode>& tree : output.forest.trees) {
      first_nodes.push_back(static_cast<std::uint32_t>(nodes.size() / 2));
      NodeWriter(tree, nodes).write(0);
    }
  }
  first_trees.push_back(static_cast<std::uint32_t>(first_nodes.size()));
  first_nodes.push_back(static_cast<std::uint32_t>(nodes.size() / 2));
  for (const auto& [name, value] : about) {
    notes.push_back(name);
    notes.push_back(value);
  }
  ContainerWriter file(TreeModel::kKind, TreeModel::kMajor, TreeModel::kMinor);
  const auto strings = [&](std::string_view id, const std::vector<std::string>& list) {
    file.add(id, static_cast<std::uint32_t>(list.size()), string_section(list));
  };
  const auto numbers = [&](std::string_view id, const std::vector<std::uint32_t>& list) {
    file.add(id, static_cast<std::uint32_t>(list.size()), number_section(list));
  };
  strings("FEAT", names);
  strings("OUTS", output_names);
  strings("META", notes);
  numbers("BIAS", bias);
  numbers("OTRE", first_trees);
  numbers("TREE", first_nodes);
  numbers("NODE", nodes);
  return file.finish();
}

}  // namespace sidelight
