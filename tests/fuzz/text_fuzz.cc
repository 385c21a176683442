// Fuzz target of the corridor from text to cards: any bytes as plain text are read to the end, no
// place that the reading gives leaves its document, and every export can be written.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "exports/formats.h"
#include "page/plain_text.h"
#include "reading/reading.h"
#include "reading/write_json.h"
#include "reading/write_text.h"
#include "shipped_knowledge.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidelight;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Knowledge& knowledge = shipped_knowledge();
  Reader reader(read_plain_text(bytes, "", "2026-03-04"), knowledge);
  while (reader.step(0xFFFFFFFF)) {
  }
  const Reading& reading = reader.reading();
  if (!reading.finished) std::abort();
  volatile std::size_t seen = write_json(reading, knowledge).size();
  seen = seen + write_text(reading, knowledge).size();
  for (const std::string_view name : kExportFormatNames) {
    ExportFormat format = ExportFormat::WholeReading;
    if (!parse_export_format(name, format)) std::abort();
    seen = seen + write_export(format, reader.page(), reading, knowledge).size();
  }
  return 0;
}
