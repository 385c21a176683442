#include "cli/warc_http.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "cli/byte_source.h"
#include "cli/warc_fields.h"
#include "page/html_page.h"

namespace sidelight {
namespace {

// The size that a chunk's first line says; false when it is none.
bool read_chunk_size(std::string_view line, std::size_t& size) {
  line = trimmed(line.substr(0, line.find(';')));
  size = 0;
  if (line.empty() || line.size() > 8) return false;
  for (const char c : in_small_letters(line)) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && (c < 'a' || c > 'f')) return false;
    size = size * 16 + static_cast<std::size_t>(digit ? c - '0' : c - 'a' + 10);
  }
  return true;
}

// The body without its chunks. What does not begin as a chunk was put together already; one that
// ends early is as good as it goes.
std::string without_chunks(std::string_view body) {
  std::string out;
  std::string_view rest = body;
  while (!rest.empty()) {
    std::size_t size = 0;
    if (!read_chunk_size(take_line(rest), size)) return out.empty() ? std::string(body) : out;
    if (size == 0) break;
    out.append(rest.substr(0, size));
    rest.remove_prefix(std::min(size, rest.size()));
    take_line(rest);
  }
  return out;
}

Result<std::string> decoded(std::string body, const std::string& encoding) {
  if (encoding.empty() || encoding == "identity" || body.empty()) return body;
  const std::string_view bytes = body;
  if (encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate") {
    const bool gzip = bytes.substr(0, 2) == "\x1f\x8b";
    const bool zlib = encoding == "deflate" && bytes[0] == '\x78';
    return gzip || zlib ? unpack(bytes, kMaxSnapshotBytes) : Result<std::string>(std::move(body));
  }
  if (looks_like_html(bytes)) return body;
  return Error{"the content-encoding " + encoding.substr(0, 20) + " is not known here"};
}

}  // namespace

void read_content_type(std::string_view value, HttpMessage& message) {
  message.media_type = in_small_letters(trimmed(value.substr(0, value.find(';'))));
  const std::string parameters = in_small_letters(value);
  const std::size_t at = parameters.find("charset=");
  message.charset.clear();
  if (at == std::string::npos) return;
  std::string_view charset = std::string_view(parameters).substr(at + 8);
  charset = trimmed(charset.substr(0, charset.find(';')));
  if (charset.size() > 1 && (charset.front() == '"' || charset.front() == '\'')) {
    charset = charset.substr(1, charset.find(charset.front(), 1) - 1);
  }
  message.charset = std::string(charset);
}

Result<HttpMessage> read_http(std::string_view block) {
  HttpMessage message;
  std::string_view rest = block;
  const std::string_view first = take_line(rest);
  if (first.substr(0, 5) != "HTTP/") return Error{"the response is no HTTP message"};
  const std::string_view status = trimmed(first.substr(std::min(first.find(' '), first.size())));
  for (const char c : status.substr(0, 3)) {
    if (c >= '0' && c <= '9') message.status = message.status * 10 + (c - '0');
  }
  bool chunked = false;
  std::string encoding;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) break;
    const HeaderField field = header_field(line);
    const std::string& name = field.name;
    const std::string value = in_small_letters(field.value);
    if (name == "content-type") read_content_type(value, message);
    if (name == "transfer-encoding") chunked = value.find("chunked") != std::string::npos;
    if (name == "content-encoding") encoding = value;
  }
  Result<std::string> body = decoded(chunked ? without_chunks(rest) : std::string(rest), encoding);
  if (!body) return body.error();
  message.body = std::move(body).value();
  return message;
}

}  // namespace sidelight
