// Unit tests of build_pack/dump_stream.h: plain, gzip and bzip2 files give the same bytes, one
// member or many, and damage is told.
#include "build_pack/dump_stream.h"

#include <bzlib.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "catch.h"

using namespace sidelight;
namespace fs = std::filesystem;

namespace {

std::string gzip(const std::string& text) {
  z_stream stream = {};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 32, '\0');
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string bzip(const std::string& text) {
  std::string out(text.size() + text.size() / 50 + 700, '\0');
  std::string in = text;
  unsigned size = static_cast<unsigned>(out.size());
  REQUIRE(BZ2_bzBuffToBuffCompress(out.data(), &size, in.data(), static_cast<unsigned>(in.size()),
                                   9, 0, 0) == BZ_OK);
  out.resize(size);
  return out;
}

struct File {
  fs::path path = fs::temp_directory_path() / ("sidelight_stream_" + std::to_string(counter++));
  explicit File(const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { fs::remove(path); }
  static inline int counter = 0;
};

std::string read_all(DumpStream& stream) {
  std::string out;
  for (std::string_view bytes = stream.read(); !bytes.empty(); bytes = stream.read()) out += bytes;
  return out;
}

std::string read_file(const std::string& bytes, std::string& error) {
  const File file(bytes);
  DumpStream stream = DumpStream::open(file.path.string()).value();
  const std::string out = read_all(stream);
  error = stream.error();
  CHECK(stream.plain_position() == out.size());
  return out;
}

// More than one piece of output, and not a multiple of anything.
std::string long_text() {
  std::string text;
  for (int i = 0; text.size() < 3500000; ++i)
    text += "line " + std::to_string(i * 2654435761u % 1000003) + "\n";
  return text;
}

}  // namespace

TEST_CASE("plain, gzip and bzip2 give the same bytes, one member or several") {
  const std::string text = long_text();
  const std::string half = text.substr(0, 1234567);
  const std::string rest = text.substr(1234567);
  std::string error;
  for (const std::string& stored :
       {text, gzip(text), bzip(text), gzip(half) + gzip(rest), bzip(half) + bzip(rest),
        gzip("") + gzip(text), gzip(text) + std::string(512, '\0')}) {
    CHECK((read_file(stored, error) == text));
    CHECK(error.empty());
  }
  CHECK(read_file("", error).empty());
  CHECK(error.empty());
}

TEST_CASE("a file that ends too early or is damaged says so") {
  std::string error;
  for (const std::string& whole : {gzip(long_text()), bzip(long_text())}) {
    read_file(whole.substr(0, whole.size() / 2), error);
    CHECK(error.find("ends in the middle") != std::string::npos);
    std::string damaged = whole;
    damaged[whole.size() / 2] = static_cast<char>(damaged[whole.size() / 2] ^ 0x55);
    read_file(damaged, error);
    CHECK_FALSE(error.empty());
    read_file(whole + "more", error);
    CHECK_FALSE(error.empty());
  }
  CHECK_FALSE(DumpStream::open("no/such/file").ok());
}

TEST_CASE("reading can begin again at a member") {
  const std::string text = long_text();
  std::string stored;
  std::vector<std::size_t> begins;
  for (std::size_t at = 0; at < text.size(); at += 100000) {
    begins.push_back(at);
    stored += bzip(text.substr(at, 100000));
  }
  const File file(stored);
  DumpStream stream = DumpStream::open(file.path.string()).value();
  std::string seen;
  while (seen.size() < 2000000) seen += stream.read();
  const Restart place = stream.restart_before(1550000);
  CHECK(place.plain == 1500000);
  DumpStream again = DumpStream::open(file.path.string(), place).value();
  CHECK((read_all(again) == text.substr(1500000)));
  CHECK(again.plain_position() == text.size());
}

TEST_CASE("lines are cut whatever the pieces, with their lengths") {
  const std::string text = "one\n\nthree\nfour";
  for (std::size_t piece = 1; piece <= text.size(); ++piece) {
    LineCutter cutter;
    std::string seen;
    std::uint64_t length = 0;
    const auto take = [&](std::string_view line, bool too_long, std::uint64_t bytes) {
      seen += std::string(line) + (too_long ? "!" : ".");
      length += bytes;
    };
    for (std::size_t at = 0; at < text.size(); at += piece)
      cutter.cut(std::string_view(text).substr(at, piece), take);
    cutter.finish(take);
    CAPTURE(piece);
    CHECK(seen == "one..three.four.");
    CHECK(length == text.size());
  }
}

TEST_CASE("a line that is too long is passed over, and the next one is whole") {
  LineCutter cutter;
  std::string seen;
  std::uint64_t length = 0;
  const auto take = [&](std::string_view line, bool too_long, std::uint64_t bytes) {
    seen += std::string(line) + (too_long ? "!" : ".");
    length += bytes;
  };
  const std::string piece(std::size_t{1} << 22, 'x');
  for (std::size_t size = 0; size <= LineCutter::kLongestLine; size += piece.size())
    cutter.cut(piece, take);
  cutter.cut("\nnext\n", take);
  CHECK(seen == "!next.");
  CHECK(length == LineCutter::kLongestLine + piece.size() + 6);
}
