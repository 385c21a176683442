#include "build_pack/dump_statement.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/unicode.h"
#include "build_pack/json_cursor.h"
#include "pack/pack_layout.h"

namespace sidelight {
namespace {

Snak read_snak(JsonCursor& cursor) {
  Snak snak;
  std::string_view type;
  cursor.for_each_member([&](std::string_view name, JsonCursor& member) {
    if (name == "snaktype") {
      type = member.raw_string();
    } else if (name == "datavalue") {
      member.for_each_member([&](std::string_view part, JsonCursor& datavalue) {
        if (part == "type") {
          snak.kind = datavalue.raw_string();
        } else if (part == "value") {
          snak.value = datavalue.value();
        } else {
          datavalue.value();
        }
      });
    } else {
      member.value();
    }
  });
  if (type == "value" && !snak.value.empty()) {
    snak.type = SnakType::Value;
  } else {
    snak = Snak();
    if (type == "somevalue") snak.type = SnakType::Unknown;
  }
  return snak;
}

// The first of several qualifiers of one property.
Snak first_snak(JsonCursor& cursor) {
  Snak first;
  bool is_first = true;
  cursor.for_each_element([&](JsonCursor& element) {
    if (is_first) {
      first = read_snak(element);
    } else {
      element.value();
    }
    is_first = false;
  });
  return first;
}

void read_qualifiers(JsonCursor& cursor, DumpStatement& statement) {
  cursor.for_each_member([&](std::string_view property, JsonCursor& member) {
    if (property == "P580") {
      statement.start = first_snak(member);
    } else if (property == "P582") {
      statement.end = first_snak(member);
    } else if (property == "P585") {
      statement.point = first_snak(member);
    } else {
      member.value();
    }
  });
}

// A member of a value that is an object, as it stands (a string with its quotation marks).
std::string_view member_of(std::string_view value, std::string_view wanted) {
  std::string_view found;
  JsonCursor cursor(value);
  cursor.for_each_member([&](std::string_view name, JsonCursor& member) {
    const std::string_view text = member.value();
    if (name == wanted) found = text;
  });
  return cursor.failed() ? std::string_view() : found;
}

std::string_view without_quotes(std::string_view text) {
  return text.size() >= 2 && text.front() == '"' ? text.substr(1, text.size() - 2)
                                                 : std::string_view();
}

bool are_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Thousandths as "55.75", without zeros at the end.
std::string show_thousandths(long long thousandths) {
  std::string out = thousandths < 0 ? "-" : "";
  const long long size = std::llabs(thousandths);
  out += std::to_string(size / 1000);
  std::string decimals = std::to_string(1000 + size % 1000).substr(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  return decimals.empty() ? out : out + "." + decimals;
}

// JSON's number, "1.5e-05" too, as thousandths of a degree; false beyond `limit` degrees.
bool parse_degrees(std::string_view number, long long limit, long long& thousandths) {
  if (number.empty() || number.size() > 40) return false;
  const std::string text(number);
  char* end = nullptr;
  const double degrees = std::strtod(text.c_str(), &end);
  if (end != text.c_str() + text.size() || !(degrees >= -400 && degrees <= 400)) return false;
  thousandths = std::llround(degrees * 1000);
  return std::llabs(thousandths) <= limit * 1000;
}

}  // namespace

std::vector<DumpStatement> best_statements(std::string_view claims_of_property) {
  std::vector<DumpStatement> statements;
  bool any_preferred = false;
  JsonCursor cursor(claims_of_property);
  cursor.for_each_element([&](JsonCursor& element) {
    DumpStatement statement;
    std::string_view rank;
    element.for_each_member([&](std::string_view name, JsonCursor& member) {
      if (name == "mainsnak") {
        statement.main = read_snak(member);
      } else if (name == "rank") {
        rank = member.raw_string();
      } else if (name == "qualifiers") {
        read_qualifiers(member, statement);
      } else {
        member.value();
      }
    });
    statement.preferred = rank == "preferred";
    if (rank == "deprecated") return;
    any_preferred = any_preferred || statement.preferred;
    statements.push_back(statement);
  });
  if (cursor.failed()) return {};
  if (any_preferred) {
    statements.erase(std::remove_if(statements.begin(), statements.end(),
                                    [](const DumpStatement& each) { return !each.preferred; }),
                     statements.end());
  }
  return statements;
}

std::uint32_t item_of(const Snak& snak) {
  if (snak.type != SnakType::Value || snak.kind != "wikibase-entityid") return 0;
  std::string_view number = member_of(snak.value, "numeric-id");
  const std::string_view id = without_quotes(member_of(snak.value, "id"));
  if (!id.empty()) {
    if (id[0] != 'Q') return 0;
    number = id.substr(1);
  } else if (without_quotes(member_of(snak.value, "entity-type")) != "item") {
    return 0;
  }
  std::int64_t parsed = 0;
  if (!are_digits(number) || !parse_whole(number, parsed) || parsed <= 0 || parsed >= kLocalBit) {
    return 0;
  }
  return static_cast<std::uint32_t>(parsed);
}

std::string time_of(const Snak& snak) {
  if (snak.type != SnakType::Value || snak.kind != "time") return {};
  std::string_view time = without_quotes(member_of(snak.value, "time"));
  std::int64_t precision = 0;
  if (!parse_whole(member_of(snak.value, "precision"), precision) || precision < 9) return {};
  if (time.empty() || time[0] != '+') return {};
  time.remove_prefix(1);
  // Older dumps write years with eleven digits.
  const std::size_t dash = time.find('-');
  if (dash == std::string_view::npos || time.size() < dash + 6) return {};
  std::string_view year = time.substr(0, dash);
  while (year.size() > 4 && year[0] == '0') year.remove_prefix(1);
  const std::string_view month = time.substr(dash + 1, 2);
  const std::string_view day = time.substr(dash + 4, 2);
  if (year.size() != 4 || year == "0000" || !are_digits(year) || !are_digits(month) ||
      !are_digits(day)) {
    return {};
  }
  std::string out(year);
  if (precision == 9 || month == "00" || month > "12") return out;
  out += "-" + std::string(month);
  if (precision == 10 || day == "00" || day > "31") return out;
  return out + "-" + std::string(day);
}

std::string text_of(const Snak& snak) {
  if (snak.type != SnakType::Value || snak.kind != "string") return {};
  return collapse_spaces(unescape_json(without_quotes(snak.value)));
}

std::string quantity_of(const Snak& snak) {
  if (snak.type != SnakType::Value || snak.kind != "quantity") return {};
  std::string_view amount = without_quotes(member_of(snak.value, "amount"));
  if (!amount.empty() && amount[0] == '+') amount.remove_prefix(1);
  constexpr std::size_t kMostDigits = 12;
  return are_digits(amount) && amount.size() <= kMostDigits ? std::string(amount) : std::string();
}

std::string coordinates_of(const Snak& snak) {
  if (snak.type != SnakType::Value || snak.kind != "globecoordinate") return {};
  const std::string globe = unescape_json(without_quotes(member_of(snak.value, "globe")));
  constexpr std::string_view kEarth = "/entity/Q2";
  if (!globe.empty() && (globe.size() < kEarth.size() ||
                         std::string_view(globe).substr(globe.size() - kEarth.size()) != kEarth)) {
    return {};
  }
  long long latitude = 0;
  long long longitude = 0;
  if (!parse_degrees(member_of(snak.value, "latitude"), 90, latitude) ||
      !parse_degrees(member_of(snak.value, "longitude"), 180, longitude)) {
    return {};
  }
  return show_thousandths(latitude) + "," + show_thousandths(longitude);
}

bool is_over(const DumpStatement& statement, std::string_view as_of) {
  if (statement.end.type == SnakType::None) return false;
  if (statement.end.type == SnakType::Unknown) return true;
  const std::string end = time_of(statement.end);
  const std::size_t shared = std::min(end.size(), as_of.size());
  return std::string_view(end).substr(0, shared) <= as_of.substr(0, shared);
}

}  // namespace sidelight
