// JSON written straight as text (a JSON serialiser), for what is written for every page: building
// the library's objects first would take longer than reading the page. Everything else is written,
// and all JSON is read, by nlohmann/json.
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace sidelight {

// Appends `text` as a JSON string, as nlohmann/json writes it; what is not valid UTF-8 becomes
// U+FFFD.
void append_json_string(std::string& out, std::string_view text);

// Objects, arrays and their values one after the other, with the commas between them, as compact as
// nlohmann/json's dump(). Never checks that names are unique or that what is opened is closed.
class JsonText {
 public:
  template <class Write>
  void object(Write&& write) {
    open('{');
    std::forward<Write>(write)();
    close('}');
  }
  template <class Write>
  void array(Write&& write) {
    open('[');
    std::forward<Write>(write)();
    close(']');
  }

  // The name of the member whose value comes next: a name of a schema, in which nothing is escaped.
  void name(std::string_view name) {
    std::size_t at = out_.size();
    out_.resize(at + name.size() + (first_ ? 3 : 4));  // at one go: a reading has many names
    if (!first_) out_[at++] = ',';
    out_[at++] = '"';
    name.copy(out_.data() + at, name.size());
    at += name.size();
    out_[at++] = '"';
    out_[at] = ':';
    first_ = true;
  }

  void value(std::string_view text) {
    separate();
    append_json_string(out_, text);
  }
  void value(const char* text) { value(std::string_view(text)); }
  template <std::same_as<bool> Bool>
  void value(Bool truth) {
    raw(truth ? "true" : "false");
  }
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) void value(Number number) {
    std::array<char, 24> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    raw({digits.data(), static_cast<std::size_t>(written.ptr - digits.data())});
  }
  void null() { raw("null"); }

  // A list of texts or numbers.
  template <class Rows>
  requires(!std::convertible_to<Rows, std::string_view>) && requires(const Rows& r) { r.begin(); }
  void value(const Rows& rows) {
    array([&] {
      for (const auto& row : rows) value(row);
    });
  }

  template <class Value>
  void member(std::string_view key, const Value& of_key) {
    name(key);
    value(of_key);
  }
  template <class Write>
  void object_member(std::string_view key, Write&& write) {
    name(key);
    object(std::forward<Write>(write));
  }
  template <class Write>
  void array_member(std::string_view key, Write&& write) {
    name(key);
    array(std::forward<Write>(write));
  }

  std::string take() && { return std::move(out_); }

 private:
  void separate() {
    if (!first_) out_.push_back(',');
    first_ = false;
  }
  void open(char bracket) {
    separate();
    out_.push_back(bracket);
    first_ = true;
  }
  void close(char bracket) {
    out_.push_back(bracket);
    first_ = false;
  }
  void raw(std::string_view text) {
    separate();
    out_ += text;
  }

  std::string out_;
  bool first_ = true;  // no comma before what comes next
};

}  // namespace sidelight
