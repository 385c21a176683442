#include "page/json_reader.h"

#include <vector>

#include "base/utf8.h"

namespace sidelight {
namespace {

constexpr std::size_t kMaxNesting = 256;

}  // namespace

bool JsonReader::fail() {
  failed_ = true;
  return false;
}

void JsonReader::blank() {
  while (at_ < text_.size() &&
         (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) {
    ++at_;
  }
}

bool JsonReader::take(char c) {
  if (failed_) return false;
  blank();
  if (at_ >= text_.size() || text_[at_] != c) return fail();
  ++at_;
  first_ = true;
  return true;
}

bool JsonReader::next_member(std::string& name) {
  if (failed_) return false;
  blank();
  if (at_ >= text_.size()) return fail();
  if (text_[at_] == '}') {
    ++at_;
    first_ = false;
    return false;
  }
  if (!first_) {
    if (text_[at_] != ',') return fail();
    ++at_;
  }
  first_ = false;
  if (!string(name)) return false;
  blank();
  if (at_ >= text_.size() || text_[at_] != ':') return fail();
  ++at_;
  return true;
}

bool JsonReader::next_item() {
  if (failed_) return false;
  blank();
  if (at_ >= text_.size()) return fail();
  if (text_[at_] == ']') {
    ++at_;
    first_ = false;
    return false;
  }
  if (!first_) {
    if (text_[at_] != ',') return fail();
    ++at_;
  }
  first_ = false;
  return true;
}

bool JsonReader::string(std::string& out) {
  out.clear();
  if (failed_) return false;
  blank();
  if (at_ >= text_.size() || text_[at_] != '"') return fail();
  ++at_;
  while (true) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
           static_cast<unsigned char>(text_[at_]) >= 0x20) {
      ++at_;
    }
    out.append(text_, begin, at_ - begin);
    if (at_ >= text_.size()) return fail();
    const char c = text_[at_++];
    if (c == '"') return true;
    if (c != '\\' || !escape(out)) return fail();
  }
}

bool JsonReader::hex4(std::uint32_t& out) {
  if (at_ + 4 > text_.size()) return false;
  out = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = text_[at_++];
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<std::uint32_t>(c - 'a') + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = static_cast<std::uint32_t>(c - 'A') + 10;
    } else {
      return false;
    }
    out = out * 16 + digit;
  }
  return true;
}

bool JsonReader::escape(std::string& out) {
  if (at_ >= text_.size()) return false;
  const char c = text_[at_++];
  static constexpr std::string_view kFrom = "\"\\/bfnrt";
  static constexpr std::string_view kTo = "\"\\/\b\f\n\r\t";
  const std::size_t simple = kFrom.find(c);
  if (simple != std::string_view::npos) {
    out.push_back(kTo[simple]);
    return true;
  }
  std::uint32_t unit = 0;
  if (c != 'u' || !hex4(unit)) return false;
  char32_t value = unit;
  if (unit >= 0xD800 && unit < 0xDC00) {
    const std::size_t back = at_;
    std::uint32_t low = 0;
    if (text_.substr(at_, 2) == "\\u" && (at_ += 2, hex4(low)) && low >= 0xDC00 && low < 0xE000) {
      value = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    } else {
      at_ = back;
    }
  }
  if (value == 0 || (value >= 0xD800 && value < 0xE000)) {
    value = kReplacementCharacter;
    repaired_ = true;
  }
  append_utf8(out, value);
  return true;
}

bool JsonReader::integer(std::int64_t& out) {
  if (failed_) return false;
  blank();
  const bool minus = at_ < text_.size() && text_[at_] == '-';
  if (minus) ++at_;
  if (at_ >= text_.size() || text_[at_] < '0' || text_[at_] > '9') return fail();
  std::int64_t value = 0;
  while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') {
    if (value < (std::int64_t{1} << 53)) value = value * 10 + (text_[at_] - '0');
    ++at_;
  }
  if (at_ < text_.size() && text_[at_] == '.') {
    do ++at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9');
  }
  if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) return fail();
  out = minus ? -value : value;
  return true;
}

bool JsonReader::word(std::string_view literal) {
  if (text_.substr(at_, literal.size()) != literal) return false;
  at_ += literal.size();
  return true;
}

bool JsonReader::boolean(bool& out) {
  if (failed_) return false;
  blank();
  if (word("true")) {
    out = true;
  } else if (word("false")) {
    out = false;
  } else {
    return fail();
  }
  return true;
}

bool JsonReader::pass_scalar() {
  blank();
  if (at_ >= text_.size()) return fail();
  const char c = text_[at_];
  if (c == '"') {
    std::string ignored;
    return string(ignored);
  }
  if (word("true") || word("false") || word("null")) return true;
  if (c != '-' && (c < '0' || c > '9')) return fail();
  while (at_ < text_.size() &&
         std::string_view("+-.eE0123456789").find(text_[at_]) != std::string_view::npos)
    ++at_;
  return true;
}

bool JsonReader::skip() {
  std::vector<char> open;
  std::string name;
  do {
    blank();
    if (failed_ || at_ >= text_.size()) return fail();
    const char c = text_[at_];
    if (c == '{' || c == '[') {
      if (open.size() >= kMaxNesting) return fail();
      open.push_back(c);
      ++at_;
      first_ = true;
    } else if (!pass_scalar()) {
      return false;
    } else {
      first_ = false;
    }
    // On to the next value, leaving containers that end here.
    while (!open.empty()) {
      if (open.back() == '{' ? next_member(name) : next_item()) break;
      if (failed_) return false;
      open.pop_back();
    }
  } while (!open.empty());
  return true;
}

bool JsonReader::at_end() {
  blank();
  return !failed_ && at_ >= text_.size();
}

}  // namespace sidelight
