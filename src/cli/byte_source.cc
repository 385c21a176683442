#include "cli/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace sidelight {
namespace {

constexpr std::size_t kPiece = 1u << 18;
constexpr int kGzip = 16 + MAX_WBITS;
constexpr int kGzipOrZlib = 32 + MAX_WBITS;

bool is_gzip(std::string_view bytes) { return bytes.substr(0, 3) == "\x1f\x8b\x08"; }

Bytef* as_input(const char* bytes) { return reinterpret_cast<Bytef*>(const_cast<char*>(bytes)); }
Bytef* as_output(char* bytes) { return reinterpret_cast<Bytef*>(bytes); }

}  // namespace

// zlib's state; between two members of a file it is reset.
struct ByteSource::Inflater {
  explicit Inflater(int bits) { alive = ::inflateInit2(&stream, bits) == Z_OK; }
  ~Inflater() {
    if (alive) ::inflateEnd(&stream);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  z_stream stream{};
  bool alive = false;
  bool inside = true;  // a member was begun and has not ended
};

ByteSource::ByteSource(int descriptor) : descriptor_(descriptor) {}
ByteSource::ByteSource(ByteSource&& other) noexcept { *this = std::move(other); }
ByteSource& ByteSource::operator=(ByteSource&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  inflater_ = std::move(other.inflater_);
  buffer_ = std::move(other.buffer_);
  raw_ = std::move(other.raw_);
  begin_ = other.begin_;
  end_ = other.end_;
  raw_begin_ = other.raw_begin_;
  raw_end_ = other.raw_end_;
  position_ = other.position_;
  begun_ = other.begun_;
  raw_ended_ = other.raw_ended_;
  damaged_ = other.damaged_;
  unreadable_ = other.unreadable_;
  return *this;
}
ByteSource::~ByteSource() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

Result<ByteSource> ByteSource::open(const std::string& path) {
  if (path == "-") return ByteSource(STDIN_FILENO);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat about {};
  if (descriptor >= 0 && ::fstat(descriptor, &about) == 0 && S_ISDIR(about.st_mode)) {
    ::close(descriptor);
    return Error{path + ": is a folder"};
  }
  if (descriptor < 0) return Error{path + ": no such file, or it can't be opened"};
  return ByteSource(descriptor);
}

std::string_view ByteSource::peek(std::size_t count) {
  while (end_ - begin_ < count && fill()) {
  }
  return {buffer_.data() + begin_, end_ - begin_};
}

void ByteSource::take(std::size_t count) { begin_ += std::min(count, end_ - begin_); }

void ByteSource::give_back(std::string_view bytes) {
  if (begin_ < bytes.size()) {
    const std::vector<char> rest(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
                                 buffer_.begin() + static_cast<std::ptrdiff_t>(end_));
    buffer_.resize(bytes.size() + rest.size());
    std::copy(rest.begin(), rest.end(),
              buffer_.begin() + static_cast<std::ptrdiff_t>(bytes.size()));
    begin_ = bytes.size();
    end_ = buffer_.size();
  }
  begin_ -= bytes.size();
  std::copy(bytes.begin(), bytes.end(), buffer_.begin() + static_cast<std::ptrdiff_t>(begin_));
}

void ByteSource::mend() {
  if (!damaged_) return;
  damaged_ = false;
  if (find_member()) return;
  inflater_.reset();
  raw_ended_ = true;
}

// Where `size` more bytes can be written, after those that are there.
char* ByteSource::room(std::size_t size) {
  if (begin_ == end_) begin_ = end_ = 0;
  if (buffer_.size() - end_ < size && begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() - end_ < size) buffer_.resize(std::max(end_ + size, buffer_.size() * 2));
  return buffer_.data() + end_;
}

bool ByteSource::read_raw() {
  if (raw_ended_) return false;
  raw_.resize(kPiece);
  ssize_t count = 0;
  do {
    count = ::read(descriptor_, raw_.data(), raw_.size());
  } while (count < 0 && errno == EINTR);
  raw_begin_ = 0;
  raw_end_ = count > 0 ? static_cast<std::size_t>(count) : 0;
  position_ += raw_end_;
  raw_ended_ = count <= 0;
  unreadable_ = count < 0;
  return count > 0;
}

// Looks at the first bytes; a pipe may hand them over one by one.
void ByteSource::begin() {
  begun_ = true;
  std::vector<char> first;
  while (first.size() < 3 && read_raw()) {
    first.insert(first.end(), raw_.begin(), raw_.begin() + static_cast<std::ptrdiff_t>(raw_end_));
  }
  raw_ = std::move(first);
  raw_begin_ = 0;
  raw_end_ = raw_.size();
  if (is_gzip({raw_.data(), raw_end_})) inflater_ = std::make_unique<Inflater>(kGzip);
}

bool ByteSource::fill() {
  if (damaged_) return false;
  if (!begun_) begin();
  const std::size_t before = end_ - begin_;
  while (end_ - begin_ == before && !damaged_) {
    if (raw_begin_ == raw_end_ && !read_raw()) {
      // The end of the file within a member.
      damaged_ = inflater_ != nullptr && inflater_->inside;
      return false;
    }
    if (inflater_ != nullptr) {
      inflate_raw();
      continue;
    }
    const std::size_t size = raw_end_ - raw_begin_;
    std::memcpy(room(size), raw_.data() + raw_begin_, size);
    end_ += size;
    raw_begin_ = raw_end_;
  }
  return end_ - begin_ > before;
}

void ByteSource::inflate_raw() {
  Inflater& inflater = *inflater_;
  if (!inflater.inside) {
    // After a member: the next one, or filling that some programs write.
    if (raw_[raw_begin_] == '\0') {
      ++raw_begin_;
      return;
    }
    ::inflateReset(&inflater.stream);
    inflater.inside = true;
  }
  z_stream& stream = inflater.stream;
  stream.next_in = as_input(raw_.data() + raw_begin_);
  stream.avail_in = static_cast<uInt>(raw_end_ - raw_begin_);
  stream.next_out = as_output(room(kPiece));
  stream.avail_out = static_cast<uInt>(kPiece);
  const int status = inflater.alive ? ::inflate(&stream, Z_NO_FLUSH) : Z_MEM_ERROR;
  end_ += kPiece - stream.avail_out;
  raw_begin_ = raw_end_ - stream.avail_in;
  if (status == Z_STREAM_END) inflater.inside = false;
  damaged_ = status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR;
}

bool ByteSource::find_member() {
  std::string window;
  while (true) {
    while (raw_begin_ < raw_end_) {
      window.push_back(raw_[raw_begin_++]);
      if (window.size() > 3) window.erase(0, 1);
      if (!is_gzip(window)) continue;
      raw_.insert(raw_.begin() + static_cast<std::ptrdiff_t>(raw_begin_), window.begin(),
                  window.end());
      raw_end_ += window.size();
      ::inflateReset(&inflater_->stream);
      inflater_->inside = true;
      return true;
    }
    if (!read_raw()) return false;
  }
}

Result<std::string> unpack(std::string_view packed, std::size_t limit) {
  z_stream stream{};
  if (::inflateInit2(&stream, kGzipOrZlib) != Z_OK) return Error{"no memory to unpack it"};
  stream.next_in = as_input(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string bytes;
  int status = Z_OK;
  while (status == Z_OK && bytes.size() <= limit) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kPiece);
    stream.next_out = as_output(bytes.data() + before);
    stream.avail_out = static_cast<uInt>(kPiece);
    status = ::inflate(&stream, Z_NO_FLUSH);
    bytes.resize(before + kPiece - stream.avail_out);
  }
  ::inflateEnd(&stream);
  if (bytes.size() > limit) return Error{"unpacked it is larger than 64 MiB"};
  if (status != Z_STREAM_END) return Error{"its packed body is damaged or cut short"};
  return bytes;
}

}  // namespace sidelight
