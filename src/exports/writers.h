// Writers (serialisers): one function for each format that a reading is exported in. Never called
// from outside: the door is exports/formats.h.
#pragma once

#include <string>

#include "exports/material.h"
#include "exports/source.h"

namespace sidelight {

std::string write_markdown(Material& material);       // CommonMark behind YAML 1.2
std::string write_quotes_csv(Material& material);     // RFC 4180
std::string write_names_csv(Material& material);      // RFC 4180
std::string write_bibtex(const Source& source);       // BibTeX and biblatex
std::string write_ris(const Source& source);          // RIS of Reference Manager
std::string write_calendar(Material& material);       // RFC 5545
std::string write_geojson(const Material& material);  // RFC 7946
std::string write_annotations(Material& material);    // W3C Web Annotation
std::string write_schema_org(Material& material);     // schema.org as JSON-LD

}  // namespace sidelight
