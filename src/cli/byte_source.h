// The bytes of a file, a pipe or standard input, in order, unpacked where they are gzip (RFC 1952;
// any number of members). Never interprets what is in them: that is cli/batch_input.h and
// cli/warc.h. Sources of a single page are cli/input.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sidelight {

class ByteSource {
 public:
  // Opens file `path`, or standard input for "-". The Error names the path.
  static Result<ByteSource> open(const std::string& path);

  ByteSource(ByteSource&&) noexcept;
  ByteSource& operator=(ByteSource&&) noexcept;
  ~ByteSource();

  // What comes next: at least `count` bytes, fewer only at the end or before damage. Valid until
  // the next call. Returns as soon as there are enough, so that a pipe is answered at once.
  std::string_view peek(std::size_t count);
  // Goes on by `count` bytes, no more than peek gave.
  void take(std::size_t count);
  // Puts bytes that were taken back before what comes next.
  void give_back(std::string_view bytes);

  // Whether packed bytes are damaged or cut short where peek ends. After mend() it goes on at the
  // next gzip member, if there is one.
  bool damaged() const { return damaged_; }
  void mend();
  // Whether the system refused to read on: nothing more comes.
  bool unreadable() const { return unreadable_; }
  // Bytes of the file gone over so far, as they lie there.
  std::uint64_t position() const { return position_; }

 private:
  struct Inflater;
  explicit ByteSource(int descriptor);

  bool fill();         // more bytes after those that are there; false when none come
  bool read_raw();     // the next piece of the file
  void inflate_raw();  // what raw_ holds, into buffer_
  bool find_member();  // goes on to the next gzip member of the file
  void begin();        // packed or not
  char* room(std::size_t size);

  int descriptor_ = -1;
  std::unique_ptr<Inflater> inflater_;  // none when the bytes aren't packed
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::vector<char> raw_;
  std::size_t raw_begin_ = 0;
  std::size_t raw_end_ = 0;
  std::uint64_t position_ = 0;
  bool begun_ = false;
  bool raw_ended_ = false;
  bool damaged_ = false;
  bool unreadable_ = false;
};

// Unpacks a whole gzip or zlib stream of at most `limit` bytes of content; an Error when it is
// damaged, cut short, or larger.
Result<std::string> unpack(std::string_view packed, std::size_t limit);

}  // namespace sidelight
