// A pull scanner over one line of JSON (RFC 8259): walks to the few members that are wanted and
// steps over the rest without building anything. Never validates what it steps over beyond strings
// and brackets: a line of a dump that is broken there counts as broken where it stops making
// sense. Documents that are small and wholly wanted are read by nlohmann/json elsewhere.
//
// A cursor that fails stays failed and is at its end, so that every loop over it stops.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sidelight {

class JsonCursor {
 public:
  explicit JsonCursor(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  bool failed() const { return failed_; }
  // Whether nothing but white space is left.
  bool at_end();

  // Steps over one value of any kind; gives its text as it stands.
  std::string_view value();
  // The inside of a string, escapes as they stand; fails on any other value.
  std::string_view raw_string();

  // Calls each(name, cursor) for every member; the callee must take the value. An empty array
  // counts as an empty object: PHP writes an empty map so. Other values fail.
  template <class Each>
  void for_each_member(Each each) {
    if (next_is('[')) {
      ++at_;
      if (!next_is(']')) return fail();
      ++at_;
      return;
    }
    if (!open('{', '}')) return;
    do {
      const std::string_view name = raw_string();
      if (!next_is(':')) return fail();
      ++at_;
      each(name, *this);
    } while (more('}'));
  }

  // Calls each(cursor) for every element of an array; the callee must take it.
  template <class Each>
  void for_each_element(Each each) {
    if (!open('[', ']')) return;
    do {
      each(*this);
    } while (more(']'));
  }

 private:
  void fail() {
    failed_ = true;
    at_ = end_;
  }
  void skip_space() {
    while (at_ < end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\n' || *at_ == '\r')) ++at_;
  }
  bool next_is(char c) {
    skip_space();
    return at_ < end_ && *at_ == c;
  }
  // Enters an object or array; false when it is empty or none.
  bool open(char opening, char closing);
  // After an element: whether another follows.
  bool more(char closing);
  void skip_string();
  void skip_nested();

  const char* at_;
  const char* end_;
  bool failed_ = false;
};

// The text that a raw string stands for, in UTF-8; a lone surrogate or broken escape becomes
// U+FFFD, and so does a byte that is no UTF-8; a control character becomes a space.
std::string unescape_json(std::string_view raw);

// A whole number, "-12"; false for anything else or beyond 64 bits.
bool parse_whole(std::string_view text, std::int64_t& number);

}  // namespace sidelight
