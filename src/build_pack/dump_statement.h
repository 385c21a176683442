// Statements of a Wikidata item (claims): the values of one property with what qualifies them,
// by Wikibase's rules of rank. Never what a property means to a pack: that is
// build_pack/dump_entity.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sidelight {

enum class SnakType { Value, Unknown, None };  // "value", "somevalue", "novalue"

// One value as it stands in the line.
struct Snak {
  SnakType type = SnakType::None;
  std::string_view kind;   // of the datavalue: "wikibase-entityid", "time", "string" …
  std::string_view value;  // JSON; empty unless type is Value
};

struct DumpStatement {
  Snak main;
  bool preferred = false;
  Snak start;  // P580; None where there is none
  Snak end;    // P582
  Snak point;  // P585
};

// The statements of best rank: deprecated ones never, and where one is preferred only such. A
// statement that makes no sense is left out.
std::vector<DumpStatement> best_statements(std::string_view claims_of_property);

// The number of the item that the value is, 0 when it is none.
std::uint32_t item_of(const Snak& snak);

// "1990", "1990-05" or "1990-05-07" as its precision says; empty for what is coarser than a year,
// before the year 1 or no time.
std::string time_of(const Snak& snak);

// The text of a string, the digits of a quantity that is a whole number of at most 12 digits,
// "latitude,longitude" of a place on Earth in thousandths of a degree; empty for anything else.
std::string text_of(const Snak& snak);
std::string quantity_of(const Snak& snak);
std::string coordinates_of(const Snak& snak);

// Whether the statement was over on the day or in the month `as_of`. An end that is unknown is
// past, one that is denied ("novalue") is none, and one beyond `as_of` is still to come.
bool is_over(const DumpStatement& statement, std::string_view as_of);

}  // namespace sidelight
