// Fuzz target of page/snapshot.h and of all that follows it: whatever a page sends, reading it ends
// with an answer; what was read is written as a snapshot that reads back to the same bytes; a
// reading in small steps equals one in a single step.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "page/snapshot.h"
#include "reading/reading.h"
#include "reading/write_json.h"
#include "shipped_knowledge.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidelight;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Result<Page> page = read_snapshot(bytes);
  if (!page) {
    if (page.error().message.empty()) std::abort();
    return 0;
  }
  const std::string written = write_snapshot(page.value());
  Result<Page> again = read_snapshot(written);
  if (!again || write_snapshot(again.value()) != written) std::abort();

  const Knowledge& knowledge = shipped_knowledge();
  Reader steps(again.value(), knowledge);
  while (steps.step(7)) {
  }
  const Reading whole = read(std::move(again).value(), knowledge);
  if (write_json(steps.reading(), knowledge) != write_json(whole, knowledge)) std::abort();
  return 0;
}
