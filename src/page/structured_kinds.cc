#include "page/structured_kinds.h"

#include <algorithm>

#include "base/unicode.h"
#include "page/json_reader.h"

namespace sidelight {
namespace {

constexpr std::size_t kMaxTypes = 2000;
constexpr std::size_t kMaxUpdates = 2000;
constexpr std::size_t kMaxParts = 20;
constexpr std::uint32_t kMaxWords = 200'000;

// Raw control characters inside strings are common.
std::string tidy(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return out;
}

// The last part of "https://schema.org/NewsArticle" or "schema:NewsArticle".
std::string_view short_name(std::string_view type) {
  const std::size_t slash = type.find_last_of("/:#");
  return trim(slash == std::string_view::npos ? type : type.substr(slash + 1));
}

class Scanner {
 public:
  Scanner(std::string_view text, StructuredKinds& out) : text_(text), out_(out) {}

  void scan() {
    each_value("\"@type\"", [&](std::size_t at) { types(at); });
    each_value("\"wordCount\"", [&](std::size_t at) { words(at); });
    each_value("\"cssSelector\"", [&](std::size_t at) { parts(at); });
    each_value("\"liveBlogUpdate\"", [&](std::size_t at) { updates(at); });
  }

 private:
  // Calls `take` with the place of each value that stands under `key` (in its quotation marks).
  template <class Take>
  void each_value(std::string_view key, Take&& take) {
    for (std::size_t at = text_.find(key); at != std::string_view::npos;
         at = text_.find(key, at + key.size())) {
      std::size_t value = text_.find_first_not_of(' ', at + key.size());
      if (value == std::string_view::npos || text_[value] != ':') continue;
      value = text_.find_first_not_of(' ', value + 1);
      if (value != std::string_view::npos) take(value);
    }
  }

  // A string, or a list of strings.
  template <class Take>
  void each_string(std::size_t at, Take&& take) {
    JsonReader reader(text_.substr(at));
    std::string value;
    if (text_[at] == '"') {
      if (reader.string(value)) take(value);
    } else if (text_[at] == '[' && reader.begin_array()) {
      while (reader.next_item() && reader.string(value)) take(value);
    }
  }

  void types(std::size_t at) {
    each_string(at, [&](const std::string& type) {
      if (out_.types.size() < kMaxTypes) out_.types.emplace_back(short_name(type));
    });
  }

  void parts(std::size_t at) {
    each_string(at, [&](const std::string& part) {
      if (out_.paid_parts.size() < kMaxParts) out_.paid_parts.push_back(part);
    });
  }

  void words(std::size_t at) {
    if (text_[at] == '"') ++at;
    std::uint32_t value = 0;
    for (; at < text_.size() && text_[at] >= '0' && text_[at] <= '9' && value < kMaxWords; ++at) {
      value = value * 10 + static_cast<std::uint32_t>(text_[at] - '0');
    }
    if (value < kMaxWords) out_.words = std::max(out_.words, value);
  }

  void updates(std::size_t at) {
    JsonReader reader(text_.substr(at));
    if (text_[at] == '{') {
      update(reader);
    } else if (text_[at] == '[' && reader.begin_array()) {
      while (out_.updates.size() < kMaxUpdates && reader.next_item()) {
        if (!update(reader)) return;
      }
    }
  }

  bool update(JsonReader& reader) {
    LiveUpdate update;
    std::string name;
    if (!reader.begin_object()) return false;
    while (reader.next_member(name)) {
      const bool wanted = name == "headline" || name == "datePublished";
      std::string& field = name == "headline" ? update.headline : update.published;
      if (!(wanted ? reader.string(field) : reader.skip())) return false;
    }
    if (reader.failed()) return false;
    update.headline = collapse_spaces(update.headline);
    out_.updates.push_back(std::move(update));
    return true;
  }

  std::string_view text_;
  StructuredKinds& out_;
};

}  // namespace

bool StructuredKinds::has(std::string_view type) const {
  return std::binary_search(types.begin(), types.end(), type);
}

bool StructuredKinds::has_any(std::initializer_list<std::string_view> names) const {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return has(name); });
}

StructuredKinds read_structured_kinds(const Page& page) {
  StructuredKinds out;
  for (const std::string& script : page.json_ld) {
    const std::string text = tidy(script);
    Scanner(text, out).scan();
  }
  for (const Element& element : page.elements) {
    const std::string_view type = element.hint("itemtype");
    if (!type.empty() && out.types.size() < kMaxTypes) out.types.emplace_back(short_name(type));
  }
  std::sort(out.types.begin(), out.types.end());
  out.types.erase(std::unique(out.types.begin(), out.types.end()), out.types.end());
  return out;
}

}  // namespace sidelight
