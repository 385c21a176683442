// Fuzz target of cli/warc.h, byte_source.h, warc_http.h and batch_row.h: whatever an archive holds,
// packed or not, every record ends as one line of JSON or as none, and reading it comes to an end.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/batch_input.h"
#include "cli/batch_row.h"
#include "shipped_knowledge.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidelight;
  const int file = ::memfd_create("archive", 0);
  if (file < 0 || ::write(file, data, size) != static_cast<ssize_t>(size)) std::abort();
  BatchInput input({"/proc/self/fd/" + std::to_string(file)});
  BatchRecord record;
  std::size_t records = 0;
  while (input.next(record)) {
    // Each costs at least a byte, and damage a byte at most once more.
    if (++records > 2 * size + 2) std::abort();
    if (record.number != records) std::abort();
    const BatchRow row = batch_row(record, "article", shipped_knowledge());
    if (row.line.empty()) continue;
    if (row.line.find('\n') != row.line.size() - 1) std::abort();
    const auto line = nlohmann::ordered_json::parse(row.line, nullptr, false);
    if (!line.is_object() || line.contains("error") == row.good) std::abort();
  }
  ::close(file);
  return 0;
}
