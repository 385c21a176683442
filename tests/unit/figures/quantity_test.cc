#include "figures/quantity.h"

#include <string>

#include "figures/date.h"
#include "figures/number_words.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

// As tests/tables/quantities.tsv writes them.
std::string listed(const Document& doc) {
  std::string out;
  for (const Quantity& quantity : find_quantities(doc, prose::shipped().language)) {
    if (!out.empty()) out += " ;; ";
    out += std::string(doc.view(quantity.at)) + " = " + quantity.value + " | " + quantity.unit;
  }
  return out;
}

std::string number_of(const std::string& text) {
  const Document doc = prose::document_of(text);
  const NumeralReader reader(doc, prose::shipped().language);
  const Numeral number = reader.read(0, static_cast<std::uint32_t>(doc.tokens.size()));
  return number.found() && number.tokens.end == doc.tokens.size() ? number.value.plain() : "";
}

}  // namespace

TEST_CASE("quantities, exact, in base units, by table") {
  for (const prose::Row& row : prose::table("quantities.tsv")) {
    INFO("tests/tables/quantities.tsv:" << row.line);
    CHECK(listed(prose::document_of(row.text)) == row.rest);
  }
}

TEST_CASE("numbers in digits and in words") {
  CHECK(number_of("1,250.50") == "1250.5");
  CHECK(number_of("0.1") == "0.1");
  CHECK(number_of("twenty-one") == "21");
  CHECK(number_of("three hundred and five") == "305");
  CHECK(number_of("two million three hundred thousand") == "2300000");
  CHECK(number_of("1.25 billion") == "1250000000");
  CHECK(number_of("half a million") == "500000");
  CHECK(number_of("5 1/2") == "5.5");
  CHECK(number_of("10:30").empty());
  CHECK(number_of("1,25").empty());
}

TEST_CASE("a number of very many digits is left out") {
  CHECK(number_of(std::string(400, '9')).empty());
  CHECK(listed(prose::document_of("$" + std::string(400, '9') + " billion")).empty());
}

TEST_CASE("dates and amounts of other languages, by table") {
  for (const prose::Row& row : prose::table("foreign_figures.tsv")) {
    INFO("tests/tables/foreign_figures.tsv:" << row.line);
    const std::size_t text = row.rest.find('\t');
    REQUIRE(text != std::string::npos);
    const Document doc = prose::document_of(row.rest.substr(0, text), prose::shipped().language,
                                            BlockKind::Paragraph, row.text);
    std::string found;
    for (const Date& date : find_dates(doc, "2025-04-16", prose::shipped().language)) {
      if (!found.empty()) found += " ;; ";
      found += std::string(doc.view(date.at)) + " = " + date.value;
    }
    CHECK(found + "\t" + listed(doc) == row.rest.substr(text + 1));
  }
}
