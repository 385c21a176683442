#include "build_pack/dump_stream.h"

#include <bzlib.h>
#include <zlib.h>

#include <deque>
#include <fstream>
#include <vector>

namespace sidelight {
namespace {

constexpr std::size_t kStoredPiece = std::size_t{1} << 18;
constexpr std::size_t kPlainPiece = std::size_t{1} << 20;

// What one step of a decoder did.
struct Step {
  std::size_t taken = 0;  // bytes of input
  std::size_t given = 0;  // bytes of output
  bool member_ends = false;
  bool broken = false;
};

class Decoder {
 public:
  Decoder() = default;
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  virtual ~Decoder() = default;
  virtual Step step(char* in, std::size_t in_size, char* out, std::size_t out_size) = 0;
  // Begins the next member.
  virtual bool restart() = 0;
  virtual bool can_begin_with(unsigned char byte) const = 0;
};

class GzipDecoder : public Decoder {
 public:
  GzipDecoder() { ready_ = inflateInit2(&stream_, 15 + 16) == Z_OK; }
  ~GzipDecoder() override { inflateEnd(&stream_); }
  Step step(char* in, std::size_t in_size, char* out, std::size_t out_size) override {
    stream_.next_in = reinterpret_cast<Bytef*>(in);
    stream_.avail_in = static_cast<uInt>(in_size);
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(out_size);
    const int status = ready_ ? inflate(&stream_, Z_NO_FLUSH) : Z_MEM_ERROR;
    return {in_size - stream_.avail_in, out_size - stream_.avail_out, status == Z_STREAM_END,
            status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR};
  }
  bool restart() override { return inflateReset(&stream_) == Z_OK; }
  bool can_begin_with(unsigned char byte) const override { return byte == 0x1F; }

 private:
  z_stream stream_ = {};
  bool ready_ = false;
};

class BzipDecoder : public Decoder {
 public:
  BzipDecoder() { ready_ = BZ2_bzDecompressInit(&stream_, 0, 0) == BZ_OK; }
  ~BzipDecoder() override { BZ2_bzDecompressEnd(&stream_); }
  Step step(char* in, std::size_t in_size, char* out, std::size_t out_size) override {
    stream_.next_in = in;
    stream_.avail_in = static_cast<unsigned>(in_size);
    stream_.next_out = out;
    stream_.avail_out = static_cast<unsigned>(out_size);
    const int status = ready_ ? BZ2_bzDecompress(&stream_) : BZ_MEM_ERROR;
    return {in_size - stream_.avail_in, out_size - stream_.avail_out, status == BZ_STREAM_END,
            status != BZ_OK && status != BZ_STREAM_END};
  }
  bool restart() override {
    BZ2_bzDecompressEnd(&stream_);
    stream_ = {};
    ready_ = BZ2_bzDecompressInit(&stream_, 0, 0) == BZ_OK;
    return ready_;
  }
  bool can_begin_with(unsigned char byte) const override { return byte == 'B'; }

 private:
  bz_stream stream_ = {};
  bool ready_ = false;
};

}  // namespace

struct DumpStream::State {
  std::string path;
  std::ifstream file;
  std::uint64_t size = 0;
  std::vector<char> stored = std::vector<char>(kStoredPiece);
  std::size_t stored_begin = 0;
  std::size_t stored_end = 0;
  std::uint64_t stored_position = 0;  // in the file, of stored_begin
  std::vector<char> plain = std::vector<char>(kPlainPiece);
  std::uint64_t plain_position = 0;
  std::unique_ptr<Decoder> decoder;  // none for a plain file
  bool in_member = false;
  std::deque<Restart> restarts;
  std::string error;

  // False at the end of the file.
  bool fill() {
    if (stored_begin < stored_end) return true;
    file.read(stored.data(), static_cast<std::streamsize>(stored.size()));
    stored_begin = 0;
    stored_end = static_cast<std::size_t>(file.gcount());
    if (file.bad()) error = path + ": cannot be read";
    return stored_end > 0;
  }

  void take(std::size_t count) {
    stored_begin += count;
    stored_position += count;
  }

  bool begin_member() {
    const unsigned char byte = static_cast<unsigned char>(stored[stored_begin]);
    // Zeros after the last member are padding.
    if (byte == 0) return false;
    if (!decoder->can_begin_with(byte) || !decoder->restart()) {
      error = path + ": bytes after the compressed data that are none";
      return false;
    }
    restarts.push_back({stored_position, plain_position});
    in_member = true;
    return true;
  }
};

DumpStream::DumpStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
DumpStream::DumpStream(DumpStream&&) noexcept = default;
DumpStream& DumpStream::operator=(DumpStream&&) noexcept = default;
DumpStream::~DumpStream() = default;

Result<DumpStream> DumpStream::open(const std::string& path, Restart from) {
  auto state = std::make_unique<State>();
  state->path = path;
  state->file.open(path, std::ios::binary);
  state->file.seekg(0, std::ios::end);
  if (!state->file) return Error{path + ": cannot be read"};
  state->size = static_cast<std::uint64_t>(state->file.tellg());
  char magic[3] = {};
  state->file.seekg(0).read(magic, sizeof magic);
  state->file.clear();
  const std::string_view begin(magic, sizeof magic);
  if (begin.substr(0, 2) == "\x1F\x8B") state->decoder = std::make_unique<GzipDecoder>();
  if (begin == "BZh") state->decoder = std::make_unique<BzipDecoder>();
  state->file.seekg(static_cast<std::streamoff>(from.stored));
  if (!state->file) return Error{path + ": is shorter than it was"};
  state->stored_position = from.stored;
  state->plain_position = from.plain;
  if (!state->decoder) state->restarts.push_back(from);
  return DumpStream(std::move(state));
}

std::string_view DumpStream::read() {
  State& state = *state_;
  if (!state.error.empty()) return {};
  if (!state.decoder) {
    if (!state.fill()) return {};
    const std::string_view bytes(state.stored.data() + state.stored_begin,
                                 state.stored_end - state.stored_begin);
    state.take(bytes.size());
    state.plain_position += bytes.size();
    return bytes;
  }
  for (;;) {
    // A decoder may still hold output when the file is used up.
    const bool has_input = state.fill();
    if (!state.in_member && (!has_input || !state.begin_member())) return {};
    const Step step =
        state.decoder->step(state.stored.data() + state.stored_begin,
                            state.stored_end - state.stored_begin, state.plain.data(), kPlainPiece);
    state.take(step.taken);
    if (step.broken) {
      state.error = state.path + ": is damaged";
      return {};
    }
    if (!has_input && step.given == 0 && !step.member_ends) {
      state.error = state.path + ": ends in the middle";
      return {};
    }
    if (step.member_ends) state.in_member = false;
    state.plain_position += step.given;
    if (step.given > 0) return {state.plain.data(), step.given};
  }
}

const std::string& DumpStream::error() const { return state_->error; }
std::uint64_t DumpStream::plain_position() const { return state_->plain_position; }
std::uint64_t DumpStream::stored_position() const { return state_->stored_position; }
std::uint64_t DumpStream::stored_size() const { return state_->size; }

Restart DumpStream::restart_before(std::uint64_t plain) {
  std::deque<Restart>& places = state_->restarts;
  if (!state_->decoder) return {plain, plain};
  while (places.size() > 1 && places[1].plain <= plain) places.pop_front();
  return places.empty() ? Restart() : places.front();
}

}  // namespace sidelight
