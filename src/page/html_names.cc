#include "page/html_names.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "base/utf8.h"

namespace sidelight {
namespace {

constexpr std::size_t kSlots = 1024;

constexpr std::size_t slot_of(HtmlNameKey key) {
  return ((key.low ^ (key.high * 0x9E3779B97F4A7C15u)) * 0xD6E8FEB86659FD93u) >> 54;
}

struct Slot {
  HtmlNameKey key;
  std::uint32_t tag = HtmlTag::kCount;
};

constexpr HtmlNameKey key_of(std::string_view name) {
  HtmlNameKey key;
  for (const char c : name) key.add(static_cast<unsigned char>(c));
  return key;
}

constexpr std::array<Slot, kSlots> slots_of_known_names() {
  std::array<Slot, kSlots> slots{};
  for (const html_trait::Row& row : html_trait::kRows) {
    const HtmlNameKey key = key_of(row.name);
    std::size_t at = slot_of(key);
    while (slots[at].tag != HtmlTag::kCount) at = (at + 1) % kSlots;
    slots[at] = {key, row.tag};
  }
  return slots;
}

constexpr std::array<Slot, kSlots> kKnown = slots_of_known_names();

}  // namespace

std::string_view HtmlArena::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > left_) {
    const std::size_t size = std::max(kBlock, text.size());
    blocks_.push_back(std::make_unique<char[]>(size));
    free_ = blocks_.back().get();
    left_ = size;
  }
  char* const at = free_;
  std::memcpy(at, text.data(), text.size());
  free_ += text.size();
  left_ -= text.size();
  return {at, text.size()};
}

std::uint32_t HtmlNames::known_name(HtmlNameKey key, std::size_t size) {
  if (size > kHtmlKeyBytes) return HtmlTag::kCount;
  for (std::size_t at = slot_of(key); kKnown[at].tag != HtmlTag::kCount; at = (at + 1) % kSlots) {
    if (kKnown[at].key.low == key.low && kKnown[at].key.high == key.high) return kKnown[at].tag;
  }
  return HtmlTag::kCount;
}

std::uint32_t HtmlNames::new_name(std::string_view raw) {
  const std::string name = lower_html_name(raw);
  const auto found = numbers_.find(name);
  if (found != numbers_.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(HtmlTag::kCount + new_names_.size());
  new_names_.push_back(arena_.keep(name));
  numbers_.emplace(new_names_.back(), number);
  return number;
}

std::string lower_html_name(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '\0') {
      append_utf8(out, kReplacementCharacter);
    } else {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
  }
  return out;
}

}  // namespace sidelight
