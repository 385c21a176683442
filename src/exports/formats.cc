#include "exports/formats.h"

#include "exports/material.h"
#include "exports/writers.h"
#include "reading/write_json.h"

namespace sidelight {

std::string write_export(ExportFormat format, const Page& page, const Reading& reading,
                         const Knowledge& knowledge) {
  switch (format) {
    case ExportFormat::WholeReading:
      return write_json(reading, knowledge);
    case ExportFormat::BibTex:
      return write_bibtex(source_of(reading));
    case ExportFormat::Ris:
      return write_ris(source_of(reading));
    default:
      break;
  }
  Material material(page, reading, knowledge);
  switch (format) {
    case ExportFormat::Markdown:
      return write_markdown(material);
    case ExportFormat::QuotesCsv:
      return write_quotes_csv(material);
    case ExportFormat::NamesCsv:
      return write_names_csv(material);
    case ExportFormat::Calendar:
      return write_calendar(material);
    case ExportFormat::GeoJson:
      return write_geojson(material);
    case ExportFormat::Annotations:
      return write_annotations(material);
    default:
      return write_schema_org(material);
  }
}

}  // namespace sidelight
