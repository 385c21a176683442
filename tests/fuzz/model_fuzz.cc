// Fuzz target of model/trees.h: whatever the bytes are, opening ends with an answer, and if they
// open, a look-up for any features stays inside them.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>
#include <vector>

#include "format/container.h"
#include "format/fnv.h"
#include "model/trees.h"

namespace {

void ask(std::span<const std::byte> bytes) {
  using namespace sidelight;
  const Result<TreeModel> opened = TreeModel::open(bytes);
  if (!opened) return;
  const TreeModel& model = opened.value();
  std::vector<std::int32_t> features(model.feature_count());
  for (std::size_t i = 0; i < features.size(); ++i) {
    features[i] = static_cast<std::int32_t>(bytes[i * 37 % bytes.size()]) - 100;
  }
  for (std::uint32_t output = 0; output < 4; ++output) {
    if (thousandths_of_logit(model.logit(output, features)) > 1000) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::unique_ptr<std::byte[]> exact(new std::byte[size]);
  if (size > 0) std::memcpy(exact.get(), data, size);
  const std::span<std::byte> bytes(exact.get(), size);
  ask(bytes);
  // With size and checksum made right, so that the checks behind them are reached.
  if (size < sidelight::Container::kHeaderSize) return 0;
  const std::uint64_t sum = sidelight::fnv1a(
      std::span<const std::byte>(bytes).subspan(sidelight::Container::kHeaderSize));
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[16 + i] = static_cast<std::byte>((static_cast<std::uint64_t>(size) >> (8 * i)) & 0xFF);
    bytes[24 + i] = static_cast<std::byte>((sum >> (8 * i)) & 0xFF);
  }
  ask(bytes);
  return 0;
}
