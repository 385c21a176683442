#include "model/quote_model.h"

#include <string>
#include <utility>

#include "format/container.h"

namespace sidelight {
namespace {

Error wrong(std::string what) { return Error{"quotes: " + std::move(what)}; }

}  // namespace

Result<QuoteModel> QuoteModel::open(std::span<const std::byte> bytes) {
  const Result<Container> file = Container::open(bytes, kKind, kMajor);
  if (!file) return wrong(file.error().message);
  QuoteModel model;
  const Result<Section> weights = file.value().section("TAGW");
  if (!weights) return wrong(weights.error().message);
  const std::uint32_t buckets = weights.value().count;
  if (buckets == 0 || buckets > kMaxBuckets || (buckets & (buckets - 1)) != 0 ||
      weights.value().bytes.size() != kLabels * static_cast<std::size_t>(buckets)) {
    return wrong("the weights are no power of two of buckets");
  }
  model.weights_ = weights.value().bytes;
  model.mask_ = buckets - 1;
  const Result<NumberArray> transitions = NumberArray::open(file.value(), "TRAN");
  if (!transitions) return wrong(transitions.error().message);
  if (transitions.value().size() != kLabels * kLabels) return wrong("not nine transitions");
  for (std::size_t i = 0; i < kLabels * kLabels; ++i) {
    const auto value = static_cast<std::int32_t>(transitions.value()[i]);
    // Bounded, so that no sum over a sentence can overflow.
    constexpr std::int32_t kMost = 10'000;
    if (value > kMost || value < -kMost) return wrong("a transition is out of bounds");
    model.transitions_[i] = value;
  }
  if (file.value().has("TREE")) {
    const Result<Section> trees = file.value().section("TREE");
    if (!trees) return wrong(trees.error().message);
    Result<TreeModel> opened = TreeModel::open(trees.value().bytes);
    if (!opened) return wrong(opened.error().message);
    model.trees_ = std::move(opened).value();
  }
  Result<StringTable> about = StringTable::open(file.value(), "META");
  if (!about) return wrong(about.error().message);
  model.about_ = std::move(about).value();
  return model;
}

std::string_view QuoteModel::about(std::string_view name) const {
  for (std::uint32_t i = 0; i + 1 < about_.size(); i += 2) {
    if (about_[i] == name) return about_[i + 1];
  }
  return {};
}

}  // namespace sidelight
