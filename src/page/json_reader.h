// JSON reader (pull parser, RFC 8259): reads one document front to back without building a tree,
// for the snapshot, which is large and has a known shape. Lone surrogate escapes and NUL become
// U+FFFD instead of being refused. Small documents of unknown shape (JSON-LD) go through
// nlohmann/json.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sidelight {

class JsonReader {
 public:
  // `text` must be valid UTF-8 and outlive the reader.
  explicit JsonReader(std::string_view text) : text_(text) {}

  // Every call below returns false on input that is not what was asked for; the reader is then
  // failed for good.
  bool failed() const { return failed_; }
  bool repaired() const { return repaired_; }  // an escape had no character
  std::size_t at() const { return at_; }       // byte, for messages

  bool begin_object() { return take('{'); }
  bool begin_array() { return take('['); }
  // After begin_object: true with the next member's name, false at the closing brace or on failure.
  bool next_member(std::string& name);
  // After begin_array: true when another item follows, false at the closing bracket or on failure.
  bool next_item();
  bool string(std::string& out);
  bool integer(std::int64_t& out);  // a number with a fraction is cut towards zero
  bool boolean(bool& out);
  // Passes over any value; nesting deeper than 256 fails.
  bool skip();
  // Whether only white space is left.
  bool at_end();

 private:
  bool fail();
  bool take(char c);
  void blank();
  bool word(std::string_view literal);
  bool escape(std::string& out);
  bool hex4(std::uint32_t& out);
  bool pass_scalar();

  std::string_view text_;
  std::size_t at_ = 0;
  bool first_ = false;  // no member or item of the innermost container was read yet
  bool failed_ = false;
  bool repaired_ = false;
};

}  // namespace sidelight
