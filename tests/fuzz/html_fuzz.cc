// Fuzz target of page/html_page.h: whatever a file holds, it becomes a Page or an error in words,
// and the Page is one that a snapshot can carry.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "page/html_page.h"
#include "page/snapshot.h"
#include "reading/reading.h"
#include "reading/write_json.h"
#include "shipped_knowledge.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidelight;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Result<Page> page = read_html(bytes, HtmlSource{});
  if (!page) {
    if (page.error().message.empty()) std::abort();
    return 0;
  }
  const std::string written = write_snapshot(page.value());
  const Result<Page> again = read_snapshot(written);
  if (!again || write_snapshot(again.value()) != written) std::abort();
  const Knowledge& knowledge = shipped_knowledge();
  if (write_json(read(page.value(), knowledge), knowledge) !=
      write_json(read(again.value(), knowledge), knowledge)) {
    std::abort();
  }
  return 0;
}
