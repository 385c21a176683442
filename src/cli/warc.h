// Records of a web archive (WARC 1.0 and 1.1, ISO 28500), one at a time, in bounded memory. Never
// looks into a record's block: an HTTP response is cli/warc_http.h. What is done with a record is
// cli/batch_input.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "cli/byte_source.h"

namespace sidelight {

struct WarcRecord {
  std::string type;  // in small letters: response, resource, request, …
  std::string id;    // <urn:uuid:…>
  std::string target;
  std::string date;  // of the fetch, as written
  std::string content_type;
  std::string block;  // of response and resource only: nobody asks for the others'
};

class WarcReader {
 public:
  enum class Next : std::uint8_t { Record, Bad, End };

  // `source` must outlive this.
  explicit WarcReader(ByteSource& source) : source_(source) {}

  // The next record. Bad: `trouble` says in words what is wrong with it, `record` holds what is
  // known of it, and the reader has gone on to where the next record begins.
  Next next(WarcRecord& record, std::string& trouble);

 private:
  bool to_record(bool& strayed);  // over blank lines and strays; false at the end
  bool read_header(WarcRecord& record, std::uint64_t& length, std::string& trouble);
  bool read_block(WarcRecord& record, std::uint64_t length, std::string& trouble);
  bool skip_block(std::uint64_t length);
  bool is_followed_well();
  bool mend(std::string& trouble);

  ByteSource& source_;
  bool lost_ = false;  // the record before was bad: what is left of it may stand before the next
};

// Whether `bytes` begin as a web archive does.
bool looks_like_warc(std::string_view bytes);

}  // namespace sidelight
