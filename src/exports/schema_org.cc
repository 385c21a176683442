// Structured data (schema.org as JSON-LD): the article as a NewsArticle, what it mentions, and the
// words quoted in it. Reported speech is no Quotation: nobody said those very words.
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "exports/writers.h"

namespace sidelight {
namespace {

using Json = nlohmann::ordered_json;

std::string_view type_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::Person:
      return "Person";
    case EntityKind::Organisation:
      return "Organization";
    case EntityKind::Place:
    case EntityKind::Facility:
      return "Place";
    case EntityKind::Event:
      return "Event";
    case EntityKind::Work:
      return "CreativeWork";
    case EntityKind::Law:
      return "Legislation";
    case EntityKind::Product:
      return "Product";
    default:
      return "Thing";
  }
}

void put(Json& out, const char* name, const std::string& value) {
  if (!value.empty()) out[name] = value;
}

Json thing(std::string_view type, const std::string& name) {
  Json out;
  out["@type"] = std::string(type);
  out["name"] = name;
  return out;
}

// An author called like the outlet is a body; any other is taken for a person, as bylines nearly
// always are.
Json author(const std::string& name, const Source& source) {
  const bool body = !source.outlet.empty() && fold(name) == fold(source.outlet);
  return thing(body ? "Organization" : "Person", name);
}

Json mentioned(const Material& material, const Card& card) {
  const EntityKind kind = material.reading().groups.groups[card.group].kind;
  Json out = thing(type_of(kind), clean_text(card.title));
  Json names = Json::array();
  for (const std::string& other : card.names) names.push_back(clean_text(other));
  if (!names.empty()) out["alternateName"] = std::move(names);
  put(out, "description", clean_text(card.line));
  put(out, "sameAs", wikidata_address(material.entity_of(card.group).id));
  return out;
}

Json quotation(Material& material, const Quote& quote) {
  const Reading& reading = material.reading();
  Json out;
  out["@type"] = "Quotation";
  out["text"] = material.words_of(quote);
  const std::string speaker = clean_text(shown_speaker(reading, quote.speaker));
  if (!speaker.empty()) {
    const bool named = quote.speaker.named && quote.speaker.group != kNone;
    const EntityKind kind =
        named ? reading.groups.groups[quote.speaker.group].kind : EntityKind::Person;
    const bool body = kind != EntityKind::Person;
    Json creator = thing(body ? "Organization" : "Person", speaker);
    if (named) put(creator, "sameAs", wikidata_address(material.entity_of(quote.speaker.group).id));
    out["creator"] = std::move(creator);
  }
  put(out, "url", material.link_to(quote.parts));
  return out;
}

}  // namespace

std::string write_schema_org(Material& material) {
  const Reading& reading = material.reading();
  const Source& source = material.source();
  Json out;
  out["@context"] = "https://schema.org";
  out["@type"] = "NewsArticle";
  put(out, "@id", source.address);
  put(out, "url", source.address);
  out["headline"] = title_or_untitled(source);
  put(out, "description", source.standfirst);
  put(out, "datePublished", source.published);
  put(out, "dateModified", source.modified);
  put(out, "inLanguage", source.language);
  put(out, "articleSection", source.section);
  put(out, "image", source.image);
  Json authors = Json::array();
  for (const std::string& name : source.authors) authors.push_back(author(name, source));
  if (!authors.empty()) out["author"] = std::move(authors);
  if (!source.outlet.empty()) out["publisher"] = thing("NewsMediaOrganization", source.outlet);
  Json mentions = Json::array();
  for (const Card& card : reading.cards) mentions.push_back(mentioned(material, card));
  if (!mentions.empty()) out["mentions"] = std::move(mentions);
  Json quotations = Json::array();
  for (const Quote& quote : reading.quotes) {
    const bool reported = quote.kind == QuoteKind::Indirect;
    if (reported || material.region_of(quote.parts[0]) != Region::Article) continue;
    quotations.push_back(quotation(material, quote));
  }
  if (!quotations.empty()) out["hasPart"] = std::move(quotations);
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sidelight
