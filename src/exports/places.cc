// Places (GeoJSON, RFC 7946): the places of the article whose coordinates a pack knows, as points.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "exports/writers.h"

namespace sidelight {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostDigits = 12;

// A decimal number of degrees as it stands in a pack, checked, or nothing.
std::optional<Json> degrees(std::string_view text, int most) {
  const std::string_view digits = text.substr(text.substr(0, 1) == "-" ? 1 : 0);
  const bool plain = !digits.empty() && digits.size() <= kMostDigits &&
                     digits.find_first_not_of("0123456789.") == std::string_view::npos;
  if (!plain) return std::nullopt;
  // Not Json's own parser, which is another than the one that pages need: two are 7 kB.
  const nlohmann::json number = nlohmann::json::parse(text, nullptr, false);
  if (!number.is_number()) return std::nullopt;
  const double value = number.get<double>();
  if (value < -most || value > most) return std::nullopt;
  return number.is_number_integer() ? Json(number.get<int>()) : Json(value);
}

// "latitude,longitude" turned round, as GeoJSON wants it.
std::optional<Json> position(std::string_view coordinates) {
  const std::size_t comma = coordinates.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto latitude = degrees(coordinates.substr(0, comma), 90);
  const auto longitude = degrees(coordinates.substr(comma + 1), 180);
  if (!latitude || !longitude) return std::nullopt;
  return Json::array({*longitude, *latitude});
}

std::optional<Json> feature(const Material& material, const Card& card) {
  const Group& group = material.reading().groups.groups[card.group];
  if (group.kind != EntityKind::Place && group.kind != EntityKind::Facility) return std::nullopt;
  const EntityFacts known = material.entity_of(card.group);
  const auto fact = std::find_if(known.facts.begin(), known.facts.end(),
                                 [](const EntityFact& each) { return each.key == "coordinates"; });
  if (fact == known.facts.end()) return std::nullopt;
  auto point = position(fact->value);
  if (!point) return std::nullopt;
  Json out;
  out["type"] = "Feature";
  out["id"] = known.id;
  out["geometry"] = {{"type", "Point"}, {"coordinates", std::move(*point)}};
  Json& properties = out["properties"];
  properties["name"] = clean_text(card.title);
  properties["kind"] = std::string(name_of(group.kind));
  properties["label"] = known.label;
  properties["description"] = known.description;
  properties["mentions"] = card.mentions;
  properties["coordinatesFrom"] = fact->source;
  if (const std::string address = wikidata_address(known.id); !address.empty()) {
    properties["sameAs"] = address;
  }
  return out;
}

}  // namespace

std::string write_geojson(const Material& material) {
  Json features = Json::array();
  for (const Card& card : material.reading().cards) {
    if (auto one = feature(material, card)) features.push_back(std::move(*one));
  }
  Json out;
  out["type"] = "FeatureCollection";
  out["features"] = std::move(features);
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sidelight
