#include "model/name_model.h"

#include <algorithm>
#include <string>
#include <utility>

#include "format/container.h"

namespace sidelight {
namespace {

Error wrong(std::string what) { return Error{"names: " + std::move(what)}; }

// Bounded, so that no sum over a document can overflow.
constexpr std::int32_t kMostTransition = 10'000;

}  // namespace

Result<NameModel> NameModel::open(std::span<const std::byte> bytes) {
  const Result<Container> file = Container::open(bytes, kKind, kMajor);
  if (!file) return wrong(file.error().message);
  NameModel model;
  Result<HashIndex> features = HashIndex::open(file.value(), "FEAT");
  if (!features) return wrong(features.error().message);
  model.features_ = std::move(features).value();
  const Result<Section> weights = file.value().section("TAGW");
  if (!weights) return wrong(weights.error().message);
  const std::size_t count = model.features_.size();
  const std::span<const std::byte> columns = weights.value().bytes;
  if (count == 0 || columns.size() != kLabels * count)
    return wrong("the weights are not those of its features");
  model.weights_.resize(columns.size() + std::tuple_size_v<Sums>);
  for (std::size_t label = 0; label < kLabels; ++label) {
    for (std::size_t i = 0; i < count; ++i)
      model.weights_[i * kLabels + label] = static_cast<std::int8_t>(columns[label * count + i]);
  }
  const Result<NumberArray> transitions = NumberArray::open(file.value(), "TRAN");
  if (!transitions) return wrong(transitions.error().message);
  if (transitions.value().size() != kLabels * kLabels) return wrong("not a transition for each");
  for (Scores& from : model.transitions_) from.back() = kImpossible;
  for (std::uint32_t i = 0; i < kLabels * kLabels; ++i) {
    const auto value = static_cast<std::int32_t>(transitions.value()[i]);
    if (value > kMostTransition || value < -kMostTransition) {
      return wrong("a transition is out of bounds");
    }
    model.transitions_[i / kLabels][i % kLabels] =
        may_follow(i / kLabels, i % kLabels) ? value : kImpossible;
  }
  std::int32_t most = model.transitions_[0][0];
  for (const Scores& from : model.transitions_)
    most = std::max(most, *std::max_element(from.begin(), from.end()));
  model.most_won_around_ = 2 * (most - model.transitions_[0][0]);
  Result<NumberArray> calibration = NumberArray::open(file.value(), "CALI");
  if (!calibration) return wrong(calibration.error().message);
  model.calibration_ = std::move(calibration).value();
  if (model.calibration_.size() % 2 != 0) return wrong("half a row of confidence");
  for (std::uint32_t i = 2; i < model.calibration_.size(); ++i) {
    if (model.calibration_[i] < model.calibration_[i - 2]) return wrong("confidence falls");
  }
  Result<WordCodes> known = WordCodes::open(file.value(), "KNOW");
  if (!known) return wrong(known.error().message);
  model.words_.known = std::move(known).value();
  Result<WordCodes> clusters = WordCodes::open(file.value(), "CLUS", NameWords::kClusterBytes);
  if (!clusters) return wrong(clusters.error().message);
  model.words_.clusters = std::move(clusters).value();
  Result<StringTable> about = StringTable::open(file.value(), "META");
  if (!about) return wrong(about.error().message);
  model.about_ = std::move(about).value();
  return model;
}

Score NameModel::confidence(std::int32_t margin) const {
  int thousandths = 500;
  for (std::uint32_t i = 0; i + 1 < calibration_.size(); i += 2) {
    if (static_cast<std::int64_t>(calibration_[i]) > margin) break;
    thousandths = static_cast<int>(calibration_[i + 1]);
  }
  return Score::of(thousandths);
}

std::string_view NameModel::about(std::string_view name) const {
  for (std::uint32_t i = 0; i + 1 < about_.size(); i += 2) {
    if (about_[i] == name) return about_[i + 1];
  }
  return {};
}

}  // namespace sidelight
