// The HTTP response in a web archive's record (HTTP/1.1 message, RFC 9112): its head, and its body
// without transfer and content encodings. Never reads the page: that is page/html_page.h.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace sidelight {

struct HttpMessage {
  int status = 0;
  std::string media_type;  // in small letters, without parameters; empty when none is named
  std::string charset;     // in small letters; empty when none is named
  std::string body;
};

// Reads a whole response. Archives often keep the head of a body that they have unpacked already:
// an encoding that the bytes don't show counts as gone. An Error for what is no response, for a
// body that is damaged, and for encodings other than gzip and deflate.
Result<HttpMessage> read_http(std::string_view block);

// "text/html; charset=utf-8" → media type and charset of the message.
void read_content_type(std::string_view value, HttpMessage& message);

}  // namespace sidelight
