// Export formats (file formats of other programs): the closed list, and the one door that writes a
// reading in any of them. Never shows anything: the panel's menu is web/panel/export.tsx, the
// command `sidelight export`. What each format says is in docs/formats.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "pack/knowledge.h"
#include "page/page.h"
#include "reading/reading.h"

namespace sidelight {

enum class ExportFormat : std::uint8_t {
  Markdown,
  WholeReading,
  QuotesCsv,
  NamesCsv,
  BibTex,
  Ris,
  Calendar,
  GeoJson,
  Annotations,
  SchemaOrg,
};

// As they are called on the command line and in web/core/export_formats.ts.
inline constexpr std::array<std::string_view, 10> kExportFormatNames = {
    "markdown", "json",      "quotes-csv", "names-csv",   "bibtex",
    "ris",      "icalendar", "geojson",    "annotations", "schema-org",
};

// Sets `format` to the one called `name`; false, and no change, when there is none.
constexpr bool parse_export_format(std::string_view name, ExportFormat& format) {
  for (std::size_t i = 0; i < kExportFormatNames.size(); ++i) {
    if (kExportFormatNames[i] != name) continue;
    format = static_cast<ExportFormat>(i);
    return true;
  }
  return false;
}

// The whole file, UTF-8. `page` is the one that `reading` was made from. Deterministic: no clock,
// no chance, the same bytes natively and in WebAssembly.
std::string write_export(ExportFormat format, const Page& page, const Reading& reading,
                         const Knowledge& knowledge);

}  // namespace sidelight
