#include <algorithm>
#include <limits>

#include "base/limits.h"
#include "base/utf8.h"
#include "page/hints.h"
#include "page/json_reader.h"
#include "page/snapshot.h"

namespace sidelight {
namespace {

class SnapshotReader {
 public:
  explicit SnapshotReader(std::string_view json) : in_(json) {}

  Result<Page> read() {
    std::string name;
    if (!in_.begin_object()) return Error{"snapshot: it is not a JSON object"};
    while (in_.next_member(name)) {
      if (!member(name)) return wrong(name);
    }
    if (in_.failed()) return wrong(name.empty() ? "its first member" : "what follows " + name);
    if (!in_.at_end()) return Error{"snapshot: something follows its closing brace"};
    if (!has_format_) return Error{"snapshot: format is not sidelight-snapshot"};
    if (!has_version_) return Error{"snapshot: version is not 1"};
    if (!has_elements_ || !has_texts_) return Error{"snapshot: elements or texts are missing"};
    std::string problem = check_elements();
    if (problem.empty()) problem = check_texts();
    if (!problem.empty()) return Error{"snapshot: " + problem};
    if (too_long_) add_note(page_, NoteCode::TextLimit);
    if (too_many_) add_note(page_, NoteCode::NodeLimit);
    if (in_.repaired()) add_note(page_, NoteCode::InvalidText);
    return std::move(page_);
  }

 private:
  Error wrong(const std::string& name) const {
    return Error{"snapshot: " + name + " is not as the schema says (near byte " +
                 std::to_string(in_.at()) + ")"};
  }

  bool member(const std::string& name) {
    if (name == "format") {
      std::string value;
      if (!in_.string(value)) return false;
      has_format_ = value == "sidelight-snapshot";
      return has_format_;
    }
    if (name == "version") {
      std::int64_t value = 0;
      if (!in_.integer(value)) return false;
      has_version_ = value == 1;
      return has_version_;
    }
    if (name == "url") return in_.string(page_.url);
    if (name == "date") return in_.string(page_.date);
    if (name == "title") return in_.string(page_.title);
    if (name == "language") return in_.string(page_.language);
    if (name == "plainText") return in_.boolean(page_.plain_text);
    if (name == "metadata") return metadata();
    if (name == "jsonLd") return json_ld();
    if (name == "elements") return elements();
    if (name == "texts") return texts();
    if (name == "notes") return notes();
    return in_.skip();
  }

  bool metadata() {
    if (!in_.begin_array()) return false;
    std::string key;
    std::string value;
    while (in_.next_item()) {
      if (!in_.begin_array() || !in_.next_item() || !in_.string(key) || !in_.next_item() ||
          !in_.string(value) || in_.next_item() || in_.failed()) {
        return false;
      }
      if (page_.metadata.size() >= kMaxMetadata) continue;
      page_.metadata.emplace_back(cut_units(key, kMaxHintUnits), cut_units(value, kMaxMetaUnits));
    }
    return !in_.failed();
  }

  bool json_ld() {
    if (!in_.begin_array()) return false;
    std::string text;
    while (in_.next_item()) {
      if (!in_.string(text)) return false;
      if (page_.json_ld.size() < kMaxJsonLd && utf16_length(text) <= kMaxJsonLdUnits) {
        page_.json_ld.push_back(text);
      }
    }
    return !in_.failed();
  }

  bool elements() {
    if (!in_.begin_array()) return false;
    has_elements_ = true;
    while (in_.next_item()) {
      Element element;
      if (!read_element(element)) return false;
      if (page_.elements.size() < kMaxElements) {
        page_.elements.push_back(std::move(element));
      } else {
        too_many_ = true;
      }
    }
    return !in_.failed();
  }

  bool read_element(Element& element) {
    if (!in_.begin_object()) return false;
    std::int64_t number = 0;
    bool has_tag = false;
    bool has_parent = false;
    while (in_.next_member(name_)) {
      if (name_ == "tag") {
        has_tag = in_.string(element.tag) && !element.tag.empty();
        if (!has_tag) return false;
        element.tag = cut_units(element.tag, kMaxTagUnits);
      } else if (name_ == "parent") {
        if (!in_.integer(number) || number < -1 || number >= kNone) return false;
        element.parent = number < 0 ? kNone : static_cast<std::uint32_t>(number);
        has_parent = true;
      } else if (name_ == "hints") {
        if (!read_hints(element)) return false;
      } else if (name_ == "hidden") {
        if (!in_.boolean(element.hidden)) return false;
      } else if (name_ == "fixed") {
        if (!in_.boolean(element.fixed)) return false;
      } else if (name_ == "box") {
        if (!read_box(element)) return false;
      } else if (!in_.skip()) {
        return false;
      }
    }
    return !in_.failed() && has_tag && has_parent;
  }

  bool read_hints(Element& element) {
    if (!in_.begin_object()) return false;
    std::string key;
    std::string value;
    while (in_.next_member(key)) {
      if (!in_.string(value)) return false;
      if (is_hint(key) && !element.has(key)) {
        const std::uint32_t limit = hint_units(key);
        element.hints.emplace_back(key, value.size() <= limit ? value : cut_units(value, limit));
      }
    }
    if (!std::is_sorted(element.hints.begin(), element.hints.end())) {
      std::sort(element.hints.begin(), element.hints.end());
    }
    return !in_.failed();
  }

  bool read_box(Element& element) {
    if (!in_.begin_array()) return false;
    std::int32_t values[4] = {};
    for (std::int32_t& value : values) {
      std::int64_t number = 0;
      if (!in_.next_item() || !in_.integer(number)) return false;
      value =
          static_cast<std::int32_t>(std::clamp<std::int64_t>(number, -100'000'000, 100'000'000));
    }
    element.box = Box{values[0], values[1], values[2], values[3]};
    return !in_.next_item() && !in_.failed();
  }

  bool texts() {
    if (!in_.begin_array()) return false;
    has_texts_ = true;
    std::int64_t parent = 0;
    std::int64_t before = 0;
    std::string text;
    while (in_.next_item()) {
      if (!in_.begin_array() || !in_.next_item() || !in_.integer(parent) || !in_.next_item() ||
          !in_.integer(before) || !in_.next_item() || !in_.string(text) || in_.next_item() ||
          in_.failed()) {
        return false;
      }
      if (parent < 0 || before < 0 || parent >= kNone || before >= kNone) return false;
      if (text.empty()) continue;
      if (page_.texts.size() >= kMaxTexts) {
        too_many_ = true;
      } else if (bytes_ + text.size() > kMaxTextBytes) {
        too_long_ = true;
      } else {
        bytes_ += text.size();
        page_.texts.push_back(
            {static_cast<std::uint32_t>(parent), static_cast<std::uint32_t>(before), text});
      }
    }
    return !in_.failed();
  }

  bool notes() {
    if (!in_.begin_array()) return false;
    std::string text;
    while (in_.next_item()) {
      NoteCode code = NoteCode::NoArticle;
      if (!in_.string(text) || !parse_name(text, code)) return false;
      add_note(page_, code);
    }
    return !in_.failed();
  }

  // Pre-order: the parent of an element is the one before it or one of that one's ancestors.
  std::string check_elements() const {
    std::vector<std::uint32_t> path;
    for (std::uint32_t i = 0; i < page_.elements.size(); ++i) {
      const std::uint32_t parent = page_.elements[i].parent;
      if ((parent == kNone) != (i == 0))
        return "element " + std::to_string(i) + " has no place in the tree";
      while (!path.empty() && path.back() != parent) path.pop_back();
      if (i > 0 && path.empty())
        return "element " + std::to_string(i) + " stands outside its parent";
      path.push_back(i);
    }
    return {};
  }

  std::string check_texts() {
    const auto count = static_cast<std::uint32_t>(page_.elements.size());
    if (too_many_ && count == kMaxElements) {
      // Texts of the elements that were left out go with them.
      const auto is_out = [&](const Text& text) {
        return text.parent >= count || text.before > count;
      };
      page_.texts.erase(std::remove_if(page_.texts.begin(), page_.texts.end(), is_out),
                        page_.texts.end());
    }
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < page_.texts.size(); ++i) {
      const Text& text = page_.texts[i];
      if (text.parent >= text.before || text.before > count)
        return "text " + std::to_string(i) + " points to no element";
      if (text.before < last) return "text " + std::to_string(i) + " is out of order";
      last = text.before;
    }
    return {};
  }

  JsonReader in_;
  Page page_;
  std::string name_;
  std::size_t bytes_ = 0;
  bool has_format_ = false;
  bool has_version_ = false;
  bool has_elements_ = false;
  bool has_texts_ = false;
  bool too_long_ = false;
  bool too_many_ = false;
};

}  // namespace

Result<Page> read_snapshot(std::string_view json) {
  if (json.size() > kMaxSnapshotBytes) return Error{"snapshot: it is too large"};
  if (is_valid_utf8(json)) return SnapshotReader(json).read();
  const std::string repaired = repair_utf8(json);
  Result<Page> page = SnapshotReader(repaired).read();
  if (page.ok()) add_note(page.value(), NoteCode::InvalidText);
  return page;
}

}  // namespace sidelight
