// Fuzz target of a batch's JSON lines (cli/batch_row.h, cli/json_long_string.h): whatever a line
// says, its answer is one line of JSON, in every format, and carries the line's id.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/batch_row.h"
#include "cli/json_long_string.h"
#include "shipped_knowledge.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidelight;
  using Json = nlohmann::ordered_json;
  if (size == 0) return 0;
  constexpr const char* kFormats[] = {"reading", "article", "page", "text", "markdown"};
  BatchRecord record;
  record.kind = BatchRecord::Kind::Line;
  record.bytes.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  const BatchRow row = batch_row(record, kFormats[data[0] % 5], shipped_knowledge());
  if (row.line.find('\n') != row.line.size() - 1) std::abort();
  const Json line = Json::parse(row.line, nullptr, false);
  if (!line.is_object() || !line.contains("id") || line.contains("error") == row.good) std::abort();
  // The fast way to read a line and the library's say the same.
  const Json plain = Json::parse(record.bytes, nullptr, false);
  const Json fast = parse_json_row(record.bytes, "html");
  if (plain.is_discarded() != fast.is_discarded()) std::abort();
  if (!plain.is_discarded() && plain != fast) std::abort();
  return 0;
}
