#include "page/html_depth.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace sidelight {
namespace {

constexpr std::array<std::string_view, 14> kVoid = {"area",  "base",   "br",    "col",  "embed",
                                                    "hr",    "img",    "input", "link", "meta",
                                                    "param", "source", "track", "wbr"};
constexpr std::array<std::string_view, 7> kRawText = {"script",  "style",    "textarea", "title",
                                                      "noembed", "noframes", "iframe"};
constexpr std::array<std::string_view, 16> kFormatting = {
    "a", "b",     "big",    "code",   "em", "font", "i",    "nobr",
    "s", "small", "strike", "strong", "tt", "u",    "span", "label"};
// Elements that an open one of the same group ends.
constexpr std::array<std::string_view, 9> kEndedByPeers = {"p",  "li", "td",     "th",      "tr",
                                                           "dt", "dd", "option", "optgroup"};
constexpr std::size_t kMaxOpenFormatting = 96;
constexpr std::size_t kMaxAttributes = 512;

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_letter_ascii(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

struct TagText {
  std::size_t begin = 0;
  std::size_t end = 0;  // one past '>'
  std::string name;     // lower case, at most 16 bytes
  bool closing = false;
  std::size_t cut = 0;  // where its attributes become too many; 0 when they don't
};

class Flattener {
 public:
  Flattener(std::string_view html, std::size_t limit) : html_(html), limit_(limit) {}

  FlattenedHtml run() {
    TagText tag;
    std::size_t at = 0;
    while (next_tag(at, tag)) {
      at = tag.end;
      const bool keep = tag.closing ? close(tag.name) : open(tag.name);
      if (!keep) {
        drop(tag);
      } else if (tag.cut != 0) {
        shorten(tag);
      }
      if (!tag.closing && among(kRawText, tag.name)) at = after_raw_text(at, tag.name);
    }
    FlattenedHtml out;
    if (copied_ == 0) return out;
    out_.append(html_.substr(copied_));
    out.text = std::move(out_);
    out.changed = true;
    return out;
  }

 private:
  bool next_tag(std::size_t at, TagText& tag) {
    while (true) {
      at = html_.find('<', at);
      if (at == std::string_view::npos || at + 1 >= html_.size()) return false;
      if (html_.substr(at, 4) == "<!--") {
        const std::size_t end = html_.find("-->", at + 4);
        if (end == std::string_view::npos) return false;
        at = end + 3;
        continue;
      }
      tag.closing = html_[at + 1] == '/';
      std::size_t name = at + (tag.closing ? 2 : 1);
      if (name < html_.size() && is_letter_ascii(html_[name])) break;
      ++at;
    }
    tag.begin = at;
    std::size_t to = at + (tag.closing ? 2 : 1);
    tag.name.clear();
    while (to < html_.size() && !is_blank(html_[to]) && html_[to] != '>' && html_[to] != '/') {
      const char c = html_[to++];
      if (tag.name.size() < 16)
        tag.name.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
    tag.end = tag_end(to, tag.cut);
    return true;
  }

  // One past the '>' that ends a tag; quoted values may hold '>'.
  std::size_t tag_end(std::size_t at, std::size_t& cut) const {
    cut = 0;
    std::size_t attributes = 0;
    while (at < html_.size() && html_[at] != '>') {
      if (html_[at] == '=') {
        ++at;
        while (at < html_.size() && is_blank(html_[at])) ++at;
        if (at < html_.size() && (html_[at] == '"' || html_[at] == '\'')) {
          const std::size_t end = html_.find(html_[at], at + 1);
          if (end == std::string_view::npos) return html_.size();
          at = end + 1;
        }
        continue;
      }
      if (is_blank(html_[at]) && at + 1 < html_.size() && !is_blank(html_[at + 1]) &&
          ++attributes > kMaxAttributes && cut == 0) {
        cut = at;
      }
      ++at;
    }
    return std::min(at + 1, html_.size());
  }

  std::size_t after_raw_text(std::size_t at, const std::string& name) const {
    while (at < html_.size()) {
      at = html_.find("</", at);
      if (at == std::string_view::npos) return html_.size();
      std::size_t i = 0;
      while (i < name.size() && at + 2 + i < html_.size() &&
             (html_[at + 2 + i] | 0x20) == name[i]) {
        ++i;
      }
      if (i == name.size()) return at;
      at += 2;
    }
    return html_.size();
  }

  bool open(const std::string& name) {
    if (among(kVoid, name)) return true;
    if (among(kFormatting, name)) {
      if (open_[name] >= kMaxOpenFormatting) {
        ++dropped_[name];
        return false;
      }
      ++open_[name];
      ++formatting_;
      return keep_or_drop(name);
    }
    if (!stack_.empty() && stack_.back() == name && among(kEndedByPeers, name)) stack_.pop_back();
    if (stack_.size() + formatting_ >= limit_) {
      ++dropped_[name];
      return false;
    }
    stack_.push_back(name);
    ++open_[name];
    return true;
  }

  bool keep_or_drop(const std::string& name) {
    if (stack_.size() + formatting_ <= limit_) return true;
    --open_[name];
    --formatting_;
    ++dropped_[name];
    return false;
  }

  bool close(const std::string& name) {
    const auto dropped = dropped_.find(name);
    if (dropped != dropped_.end() && dropped->second > 0) {
      --dropped->second;
      return false;
    }
    const auto open = open_.find(name);
    if (open == open_.end() || open->second == 0) return true;
    if (among(kFormatting, name)) {
      --open->second;
      --formatting_;
      return true;
    }
    while (!stack_.empty()) {
      const std::string top = std::move(stack_.back());
      stack_.pop_back();
      --open_[top];
      if (top == name) break;
    }
    return true;
  }

  // The parser looks each attribute up among those before it.
  void shorten(const TagText& tag) {
    out_.append(html_.substr(copied_, tag.cut - copied_));
    out_.push_back('>');
    copied_ = tag.end;
  }

  void drop(const TagText& tag) {
    out_.append(html_.substr(copied_, tag.begin - copied_));
    copied_ = tag.end;
  }

  std::string_view html_;
  std::size_t limit_;
  std::size_t copied_ = 0;
  std::size_t formatting_ = 0;
  std::string out_;
  std::vector<std::string> stack_;
  std::unordered_map<std::string, std::size_t> open_;     // looked up only
  std::unordered_map<std::string, std::size_t> dropped_;  // looked up only
};

}  // namespace

FlattenedHtml flatten_html(std::string_view html, std::size_t limit) {
  return Flattener(html, limit).run();
}

}  // namespace sidelight
