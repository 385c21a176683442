#include "model/trees.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sidelight {
namespace {

Error wrong(std::string what) { return Error{"trees: " + std::move(what)}; }

template <class Part>
Result<bool> open_into(Part& part, const Container& file, std::string_view id) {
  Result<Part> opened = Part::open(file, id);
  if (!opened) return wrong(opened.error().message);
  part = std::move(opened).value();
  return true;
}

// Whether `firsts` begins with 0, never goes back and ends with `size`.
bool closes(const NumberArray& firsts, std::uint32_t size) {
  if (firsts.size() == 0 || firsts[0] != 0 || firsts[firsts.size() - 1] != size) return false;
  for (std::uint32_t i = 1; i < firsts.size(); ++i) {
    if (firsts[i] < firsts[i - 1]) return false;
  }
  return true;
}

}  // namespace

Result<TreeModel> TreeModel::open(std::span<const std::byte> bytes) {
  const Result<Container> file = Container::open(bytes, kKind, kMajor);
  if (!file) return wrong(file.error().message);
  TreeModel model;
  NumberArray nodes;
  for (const Result<bool>& part :
       {open_into(model.features_, file.value(), "FEAT"),
        open_into(model.outputs_, file.value(), "OUTS"),
        open_into(model.about_, file.value(), "META"), open_into(model.bias_, file.value(), "BIAS"),
        open_into(model.output_trees_, file.value(), "OTRE"),
        open_into(model.trees_, file.value(), "TREE"), open_into(nodes, file.value(), "NODE")}) {
    if (!part) return part.error();
  }
  const Result<bool> read = model.read_nodes(nodes);
  if (!read) return read.error();
  return model;
}

Result<bool> TreeModel::read_nodes(const NumberArray& nodes) {
  const std::uint32_t outputs = outputs_.size();
  if (features_.size() > kMaxFeatures) return wrong("too many features");
  if (outputs == 0 || bias_.size() != outputs || output_trees_.size() != outputs + 1 ||
      trees_.size() == 0 || nodes.size() % 2 != 0) {
    return wrong("the tables do not fit each other");
  }
  if (!closes(output_trees_, trees_.size() - 1) || !closes(trees_, nodes.size() / 2)) {
    return wrong("the trees do not follow each other");
  }
  nodes_.resize(nodes.size() / 2);
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    const std::uint32_t shape = nodes[2 * static_cast<std::size_t>(i)];
    nodes_[i].feature = static_cast<std::uint16_t>(shape & 0xFFFFu);
    nodes_[i].right = static_cast<std::uint16_t>(shape >> 16);
    nodes_[i].value = static_cast<std::int32_t>(nodes[2 * static_cast<std::size_t>(i) + 1]);
  }
  for (std::uint32_t t = 0; t + 1 < trees_.size(); ++t) {
    if (!is_tree(trees_[t], trees_[t + 1])) {
      return wrong("tree " + std::to_string(t) + " is not whole");
    }
    first_nodes_.push_back(trees_[t]);
  }
  return true;
}

// Whether the nodes [begin, end) are one tree: each branch is whole, and together they fill it.
bool TreeModel::is_tree(std::uint32_t begin, std::uint32_t end) const {
  struct Part {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t depth;
  };
  std::vector<Part> open = {{begin, end, 0}};
  while (!open.empty()) {
    const Part part = open.back();
    open.pop_back();
    if (part.begin >= part.end || part.depth > kMaxDepth) return false;
    const Node& node = nodes_[part.begin];
    if (node.feature == kLeaf) {
      if (part.end != part.begin + 1) return false;
      continue;
    }
    if (node.feature >= features_.size()) return false;
    const std::uint32_t right = part.begin + node.right;
    if (right <= part.begin + 1 || right >= part.end) return false;
    open.push_back({part.begin + 1, right, part.depth + 1});
    open.push_back({right, part.end, part.depth + 1});
  }
  return true;
}

std::uint32_t TreeModel::output(std::string_view name) const {
  for (std::uint32_t i = 0; i < outputs_.size(); ++i) {
    if (outputs_[i] == name) return i;
  }
  return kNone;
}

std::string_view TreeModel::about(std::string_view name) const {
  for (std::uint32_t i = 0; i + 1 < about_.size(); i += 2) {
    if (about_[i] == name) return about_[i + 1];
  }
  return {};
}

std::int32_t TreeModel::logit(std::uint32_t output, std::span<const std::int32_t> features) const {
  if (output >= outputs_.size() || features.size() < features_.size()) return 0;
  std::int64_t sum = static_cast<std::int32_t>(bias_[output]);
  const std::uint32_t last = output_trees_[output + 1];
  for (std::uint32_t t = output_trees_[output]; t < last; ++t) sum += leaf_of(t, features);
  constexpr std::int64_t kMost = 30ll * kOneLogit;
  return static_cast<std::int32_t>(std::clamp(sum, -kMost, kMost));
}

bool TreeModel::is_likely(std::uint32_t output, std::span<const std::int32_t> features) const {
  if (output >= outputs_.size() || features.size() < features_.size()) return false;
  std::int64_t sum = static_cast<std::int32_t>(bias_[output]);
  const std::uint32_t first = output_trees_[output];
  const std::uint32_t last = output_trees_[output + 1];
  for (std::uint32_t t = first; t < last; ++t) {
    if (t > first && (t - first) % kLook == 0 && (sum > kSure || sum < -kSure)) break;
    sum += leaf_of(t, features);
  }
  return sum > 0;
}

std::uint32_t thousandths_of_logit(std::int32_t logit) {
  // 1000 / (1 + exp(-x)) at x = 0, 1/8, 2/8 … 8.
  static constexpr std::array<std::uint16_t, 65> kTable = {
      500, 531, 562, 593, 622, 651, 679, 706, 731, 755, 777,  798,  818,  835, 852, 867, 881,
      893, 905, 915, 924, 932, 940, 947, 953, 958, 963, 967,  971,  974,  977, 980, 982, 984,
      986, 988, 989, 990, 991, 992, 993, 994, 995, 995, 996,  996,  997,  997, 998, 998, 998,
      998, 998, 999, 999, 999, 999, 999, 999, 999, 999, 1000, 1000, 1000, 1000};
  const bool negative = logit < 0;
  const std::int64_t size = negative ? -static_cast<std::int64_t>(logit) : logit;
  const std::size_t step = static_cast<std::size_t>(
      std::min<std::int64_t>(size * 8 / TreeModel::kOneLogit, kTable.size() - 1));
  return negative ? 1000u - kTable[step] : kTable[step];
}

}  // namespace sidelight
