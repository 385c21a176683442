#include "build_pack/dump_entity.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "build_pack/dump_statement.h"
#include "build_pack/json_cursor.h"
#include "build_pack/pack_source.h"
#include "pack/pack_layout.h"

namespace sidelight {
namespace {

enum class FactRead { Reference, Office, Person, Gender, Coordinates, Population, Date, Website };

struct FactProperty {
  DumpProperty property;
  std::string_view name;
  FactRead read;
  std::size_t most;  // how many a pack keeps
};

// Several properties of one name are alternatives: the first that has a value wins.
constexpr std::array<FactProperty, 20> kFactProperties = {{
    {DumpProperty::P569, "born", FactRead::Date, 1},
    {DumpProperty::P570, "died", FactRead::Date, 1},
    {DumpProperty::P21, "gender", FactRead::Gender, 1},
    {DumpProperty::P39, "office", FactRead::Office, 6},
    {DumpProperty::P17, "country", FactRead::Reference, 4},
    {DumpProperty::P27, "country", FactRead::Reference, 4},
    {DumpProperty::P495, "country", FactRead::Reference, 1},
    {DumpProperty::P36, "capital", FactRead::Reference, 3},
    {DumpProperty::P35, "head_of_state", FactRead::Person, 1},
    {DumpProperty::P6, "head_of_government", FactRead::Person, 1},
    {DumpProperty::P159, "headquarters", FactRead::Reference, 2},
    {DumpProperty::P463, "member_of", FactRead::Reference, 8},
    {DumpProperty::P102, "member_of", FactRead::Reference, 2},
    {DumpProperty::P361, "part_of", FactRead::Reference, 3},
    {DumpProperty::P131, "part_of", FactRead::Reference, 3},
    {DumpProperty::P625, "coordinates", FactRead::Coordinates, 1},
    {DumpProperty::P1082, "population", FactRead::Population, 1},
    {DumpProperty::P585, "date", FactRead::Date, 1},
    {DumpProperty::P571, "date", FactRead::Date, 1},
    {DumpProperty::P856, "website", FactRead::Website, 1},
}};

constexpr std::uint32_t kMale = 6581097;
constexpr std::uint32_t kFemale = 6581072;

// Languages of a map of labels or descriptions: the text in the first of the recipe's.
std::string text_in(std::string_view map, const std::vector<std::string>& languages) {
  std::vector<std::string_view> raw(languages.size());
  JsonCursor cursor(map);
  cursor.for_each_member([&](std::string_view language, JsonCursor& member) {
    const auto wanted = std::find(languages.begin(), languages.end(), language);
    if (wanted == languages.end()) {
      member.value();
      return;
    }
    member.for_each_member([&](std::string_view name, JsonCursor& part) {
      if (name == "value") {
        raw[static_cast<std::size_t>(wanted - languages.begin())] = part.raw_string();
      } else {
        part.value();
      }
    });
  });
  if (cursor.failed()) return {};
  for (const std::string_view text : raw) {
    if (!text.empty()) return collapse_spaces(unescape_json(text));
  }
  return {};
}

std::vector<std::string> aliases_in(std::string_view map,
                                    const std::vector<std::string>& languages) {
  std::vector<std::vector<std::string>> found(languages.size());
  JsonCursor cursor(map);
  cursor.for_each_member([&](std::string_view language, JsonCursor& member) {
    const auto wanted = std::find(languages.begin(), languages.end(), language);
    if (wanted == languages.end()) {
      member.value();
      return;
    }
    auto& texts = found[static_cast<std::size_t>(wanted - languages.begin())];
    member.for_each_element([&](JsonCursor& element) {
      element.for_each_member([&](std::string_view name, JsonCursor& part) {
        if (name == "value") {
          texts.push_back(collapse_spaces(unescape_json(part.raw_string())));
        } else {
          part.value();
        }
      });
    });
  });
  std::vector<std::string> all;
  if (cursor.failed()) return all;
  for (const auto& texts : found) {
    for (const std::string& text : texts) {
      if (!text.empty() && std::find(all.begin(), all.end(), text) == all.end())
        all.push_back(text);
    }
  }
  return all;
}

// Encyclopedias end in "wiki" and are named after a language; these are none.
bool is_encyclopedia(std::string_view site) {
  constexpr std::string_view kEnd = "wiki";
  constexpr std::array<std::string_view, 9> kOthers = {
      "commonswiki",   "specieswiki", "metawiki",     "mediawikiwiki",    "wikidatawiki",
      "incubatorwiki", "sourceswiki", "outreachwiki", "wikifunctionswiki"};
  return site.size() > kEnd.size() && site.substr(site.size() - kEnd.size()) == kEnd &&
         std::find(kOthers.begin(), kOthers.end(), site) == kOthers.end();
}

std::uint32_t count_sitelinks(JsonCursor& cursor) {
  std::uint32_t count = 0;
  cursor.for_each_member([&](std::string_view site, JsonCursor& member) {
    member.value();
    if (is_encyclopedia(site)) ++count;
  });
  return count;
}

// By the order of DumpProperty.
constexpr std::array<std::string_view, static_cast<std::size_t>(DumpProperty::Count)> kPropertyIds =
    {"P6",   "P17",  "P21",  "P27",  "P31",  "P35",   "P36",  "P39",
     "P102", "P131", "P159", "P279", "P361", "P463",  "P495", "P569",
     "P570", "P571", "P585", "P625", "P856", "P1001", "P1082"};

void read_claims(JsonCursor& cursor, DumpLineParts& parts) {
  constexpr std::size_t kLongestId = 5;
  cursor.for_each_member([&](std::string_view id, JsonCursor& member) {
    const std::string_view statements = member.value();
    if (id.size() > kLongestId) return;
    const auto found = std::find(kPropertyIds.begin(), kPropertyIds.end(), id);
    if (found == kPropertyIds.end()) return;
    parts.claims[static_cast<std::size_t>(found - kPropertyIds.begin())] = statements;
  });
}

std::vector<std::uint32_t> items_of(std::string_view statements) {
  std::vector<std::uint32_t> items;
  if (statements.empty()) return items;
  for (const DumpStatement& statement : best_statements(statements)) {
    const std::uint32_t item = item_of(statement.main);
    if (item != 0 && std::find(items.begin(), items.end(), item) == items.end()) {
      items.push_back(item);
    }
  }
  return items;
}

std::string text_value(FactRead read, const Snak& snak) {
  switch (read) {
    case FactRead::Gender: {
      const std::uint32_t item = item_of(snak);
      return item == kMale ? "male" : item == kFemale ? "female" : "";
    }
    case FactRead::Coordinates:
      return coordinates_of(snak);
    case FactRead::Population:
      return quantity_of(snak);
    case FactRead::Date:
      return time_of(snak);
    case FactRead::Website:
      return text_of(snak);
    case FactRead::Reference:
    case FactRead::Office:
    case FactRead::Person:
      break;
  }
  return {};
}

// The facts that the statements of one property make; of those that count again and again (a
// population), the latest.
std::vector<DumpFact> facts_of(const FactProperty& property, std::string_view json,
                               std::string_view as_of) {
  std::vector<DumpFact> facts;
  std::string latest;
  for (const DumpStatement& statement : best_statements(json)) {
    if (is_over(statement, as_of)) continue;
    DumpFact fact;
    fact.name = property.name;
    if (property.read == FactRead::Reference || property.read == FactRead::Office ||
        property.read == FactRead::Person) {
      fact.reference = item_of(statement.main);
      if (fact.reference == 0) continue;
      fact.since = time_of(statement.start);
    } else {
      fact.value = text_value(property.read, statement.main);
      if (fact.value.empty() || fact.value.find('|') != std::string::npos) continue;
    }
    if (property.read == FactRead::Population) {
      const std::string point = time_of(statement.point);
      if (!facts.empty() && point <= latest) continue;
      latest = point;
      facts.clear();
      fact.since = point;
    }
    const bool is_double = std::any_of(facts.begin(), facts.end(), [&](const DumpFact& other) {
      return other.reference == fact.reference && other.value == fact.value;
    });
    if (!is_double && facts.size() < property.most) facts.push_back(std::move(fact));
  }
  return facts;
}

// Whether P570 says that the person is dead, be the day known or not.
bool says_dead(std::string_view statements) {
  if (statements.empty()) return false;
  for (const DumpStatement& statement : best_statements(statements)) {
    if (statement.main.type != SnakType::None) return true;
  }
  return false;
}

}  // namespace

DumpLine look_at_line(std::string_view line, DumpLineParts& parts) {
  parts = DumpLineParts();
  while (!line.empty() &&
         (line.back() == ',' || line.back() == '\r' || line.back() == ' ' || line.back() == '\n')) {
    line.remove_suffix(1);
  }
  if (line.empty() || line == "[" || line == "]") return DumpLine::Other;
  // A dump whose array begins on the line of its first entity.
  if (line.front() == '[') line.remove_prefix(1);
  if (line.back() == ']') line.remove_suffix(1);
  std::string_view type;
  std::string_view id;
  JsonCursor cursor(line);
  cursor.for_each_member([&](std::string_view name, JsonCursor& member) {
    if (name == "id") {
      id = member.raw_string();
    } else if (name == "type") {
      type = member.raw_string();
    } else if (name == "sitelinks") {
      parts.sitelinks = count_sitelinks(member);
    } else if (name == "claims") {
      read_claims(member, parts);
    } else {
      const std::string_view value = member.value();
      if (name == "labels") parts.labels = value;
      if (name == "descriptions") parts.descriptions = value;
      if (name == "aliases") parts.aliases = value;
    }
  });
  if (cursor.failed() || !cursor.at_end()) return DumpLine::Broken;
  if (type != "item") return type.empty() ? DumpLine::Broken : DumpLine::Other;
  parts.id = parse_entity_id(id);
  if (parts.id == 0 || (parts.id & kLocalBit) != 0) return DumpLine::Broken;
  return DumpLine::Item;
}

void read_classes(const DumpLineParts& parts, DumpEntity& entity) {
  entity.id = parts.id;
  entity.sitelinks = parts.sitelinks;
  entity.classes = items_of(parts.of(DumpProperty::P31));
  entity.parents = items_of(parts.of(DumpProperty::P279));
}

void read_name(const DumpLineParts& parts, const DumpRecipe& recipe, DumpEntity& entity) {
  entity.label = text_in(parts.labels, recipe.languages);
  for (const DumpProperty property : {DumpProperty::P1001, DumpProperty::P17}) {
    const std::vector<std::uint32_t> items = items_of(parts.of(property));
    if (items.empty()) continue;
    entity.jurisdiction = items.front();
    return;
  }
}

void read_all(const DumpLineParts& parts, const DumpRecipe& recipe, DumpEntity& entity) {
  entity.description = text_in(parts.descriptions, recipe.languages);
  entity.aliases = aliases_in(parts.aliases, recipe.languages);
  const bool dead = says_dead(parts.of(DumpProperty::P570));
  std::string_view filled;
  for (const FactProperty& property : kFactProperties) {
    const std::string_view statements = parts.of(property.property);
    if (statements.empty() || !recipe.wants_fact(property.name) || filled == property.name) {
      continue;
    }
    // The dead hold no office, whatever an unfinished statement says.
    if (dead && property.read == FactRead::Office) continue;
    for (DumpFact& fact : facts_of(property, statements, recipe.as_of())) {
      if (fact.reference == entity.id) continue;
      entity.facts.push_back(std::move(fact));
      filled = property.name;
    }
  }
}

}  // namespace sidelight
