#include "build_pack/string_pool.h"

#include "format/fnv.h"
#include "format/little_endian.h"

namespace sidelight {
namespace {

std::size_t first_slot(std::string_view text, std::size_t slots) {
  const std::uint64_t hash = fnv1a(text);
  return static_cast<std::size_t>(hash ^ (hash >> 29)) & (slots - 1);
}

}  // namespace

std::uint32_t StringPool::number_of(std::string_view text) {
  std::size_t slot = first_slot(text, slots_.size());
  for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    if ((*this)[slots_[slot] - 1] == text) return slots_[slot] - 1;
  }
  text_ += text;
  begins_.push_back(static_cast<std::uint32_t>(text_.size()));
  slots_[slot] = size();
  if (slots_.size() * 3 < std::size_t{size()} * 4) grow();
  return size() - 1;
}

std::string_view StringPool::operator[](std::uint32_t number) const {
  return std::string_view(text_).substr(begins_[number], begins_[number + 1] - begins_[number]);
}

void StringPool::grow() {
  slots_.assign(slots_.size() * 2, 0);
  for (std::uint32_t i = 0; i < size(); ++i) {
    std::size_t slot = first_slot((*this)[i], slots_.size());
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = i + 1;
  }
}

std::vector<std::byte> StringPool::section() const {
  std::vector<std::byte> out;
  out.reserve(begins_.size() * sizeof(std::uint32_t) + text_.size());
  for (const std::uint32_t begin : begins_) append_number(out, begin);
  const auto* bytes = reinterpret_cast<const std::byte*>(text_.data());
  out.insert(out.end(), bytes, bytes + text_.size());
  return out;
}

}  // namespace sidelight
