#include "exports/formats.h"

#include <string>

#include "catch.h"
#include "exports/source.h"
#include "exports/writers.h"
#include "page/plain_text.h"

using namespace sidelight;

namespace {

Source source_called(const std::string& title) {
  Source source;
  source.title = title;
  return source;
}

}  // namespace

TEST_CASE("each format has a name that is read back") {
  for (std::size_t i = 0; i < kExportFormatNames.size(); ++i) {
    ExportFormat format = ExportFormat::WholeReading;
    CHECK(parse_export_format(kExportFormatNames[i], format));
    CHECK(static_cast<std::size_t>(format) == i);
  }
  ExportFormat format = ExportFormat::Ris;
  CHECK_FALSE(parse_export_format("docx", format));
  CHECK(format == ExportFormat::Ris);
}

TEST_CASE("text for other programs is one line without controls") {
  CHECK(clean_text("  a\t\r\n b\u00A0 c ") == "a b c");
  CHECK(clean_text(std::string("x\u202Ey\u202C\u0007z")) == "xyz");
  CHECK(clean_text("\u2028👩🏽‍🚀 \u200F") == "👩🏽‍🚀 \u200F");
  CHECK(clean_text("").empty());
}

TEST_CASE("only addresses of the web are written") {
  CHECK(clean_address("javascript:alert(1)").empty());
  CHECK(clean_address("file:///etc/hosts").empty());
  CHECK(clean_address("/relative").empty());
  CHECK(clean_address("https://").empty());
  CHECK(clean_address("https://example.org/ä {b}\n") == "https://example.org/%C3%A4%20%7Bb%7D");
}

TEST_CASE("a UUID of version 8 that is the same for the same text") {
  const std::string id = stable_uuid("one");
  CHECK(id == stable_uuid("one"));
  CHECK(id != stable_uuid("two"));
  REQUIRE(id.size() == 36);
  CHECK((id[8] == '-' && id[13] == '-' && id[18] == '-' && id[23] == '-'));
  CHECK(id[14] == '8');
  CHECK(std::string("89ab").find(id[19]) != std::string::npos);
}

TEST_CASE("BibTeX escapes what TeX reads, and keeps a body whole") {
  Source source = source_called("50% of {A} & \\b_c");
  source.authors = {"Ana Távora", "Fish and Sons, Ltd"};
  source.day = "2024-05-16";
  const std::string entry = write_bibtex(source);
  CHECK(entry.find("title = {{50\\% of \\textbraceleft{}A\\textbraceright{} \\& "
                   "\\textbackslash{}b\\_c}}") != std::string::npos);
  CHECK(entry.find("author = {Ana Távora and {Fish and Sons, Ltd}}") != std::string::npos);
  CHECK(entry.find("month = may") != std::string::npos);
  CHECK(entry.substr(0, 18) == "@misc{tavora202450");
  CHECK(write_bibtex(source_called("محادثات")).substr(0, 15) == "@misc{untitled,");
}

TEST_CASE("every format of a page without anything") {
  for (const std::string_view text : {"", "\n\n", "One line."}) {
    const Knowledge knowledge;
    Reader reader(read_plain_text(text, "", ""), knowledge);
    while (reader.step(0xFFFFFFFF)) {
    }
    for (const std::string_view name : kExportFormatNames) {
      ExportFormat format = ExportFormat::WholeReading;
      REQUIRE(parse_export_format(name, format));
      const std::string file = write_export(format, reader.page(), reader.reading(), knowledge);
      CHECK_FALSE(file.empty());
      CHECK(file.back() == '\n');
    }
  }
}
