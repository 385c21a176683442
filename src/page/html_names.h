// Names of elements (interning): each name a number, so that tree construction compares numbers.
// What the known ones are is page/html_tags.h. Also the characters of a page that are not its own
// bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "page/html_tags.h"

namespace sidelight {

// Keeps characters where they are until it goes: for what a page's own bytes don't say literally.
class HtmlArena {
 public:
  std::string_view keep(std::string_view text);

 private:
  static constexpr std::size_t kBlock = 1u << 14;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;
  std::size_t left_ = 0;
};

// The last 16 bytes of a name in lower case, as two numbers.
struct HtmlNameKey {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  constexpr void add(unsigned char lower) {
    high = (high << 8) | (low >> 56);
    low = (low << 8) | lower;
  }
};

inline constexpr std::size_t kHtmlKeyBytes = 16;

class HtmlNames {
 public:
  // The number of the name with this key; `raw` is the name as it stands in the page: of any case,
  // NUL for U+FFFD.
  std::uint32_t number_of(HtmlNameKey key, std::string_view raw) {
    const std::uint32_t known = known_name(key, raw.size());
    return known != HtmlTag::kCount ? known : new_name(raw);
  }
  // The name in lower case, as long as this lives.
  std::string_view name_of(std::uint32_t number) const {
    return number < HtmlTag::kCount ? html_trait::kRows[number].name
                                    : new_names_[number - HtmlTag::kCount];
  }

 private:
  // HtmlTag::kCount when it is none of the known ones.
  static std::uint32_t known_name(HtmlNameKey key, std::size_t size);
  std::uint32_t new_name(std::string_view raw);

  HtmlArena arena_;
  std::vector<std::string_view> new_names_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;  // looked up only
};

// `text` in ASCII lower case, NUL as U+FFFD.
std::string lower_html_name(std::string_view text);

}  // namespace sidelight
