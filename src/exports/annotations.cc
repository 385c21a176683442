// Annotations (W3C Web Annotation Data Model, JSON-LD): every quote and every name with the places
// on the page where it stands. A place is given three ways: by its own words and those around it,
// by its position in the page's text, and as a text fragment where one is unique.
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "exports/writers.h"

namespace sidelight {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint32_t kContext = 32;  // code points on each side, as in web/page/text_quote.ts
constexpr std::string_view kFragmentRules = "https://wicg.github.io/scroll-to-text-fragment/";

std::string_view before(std::string_view text, std::uint32_t at) {
  std::size_t begin = at;
  for (std::uint32_t i = 0; i < kContext && begin > 0; ++i) begin = floor_boundary(text, begin - 1);
  return text.substr(begin, at - begin);
}

std::string_view after(std::string_view text, std::uint32_t at) {
  std::size_t end = at;
  for (std::uint32_t i = 0; i < kContext && end < text.size(); ++i) next_code_point(text, end);
  return text.substr(at, end - at);
}

class AnnotationWriter {
 public:
  explicit AnnotationWriter(Material& material) : material_(material) {
    const Source& source = material.source();
    page_id_ = source.page_address.empty() ? id_of("page") : source.page_address;
  }

  Json write() {
    Json items = Json::array();
    const Reading& reading = material_.reading();
    for (std::size_t i = 0; i < reading.quotes.size(); ++i) add(items, quote(reading.quotes[i], i));
    for (const Card& card : reading.cards) add(items, name(card));
    Json page;
    page["id"] = id_of("items");
    page["type"] = "AnnotationPage";
    page["startIndex"] = 0;
    page["items"] = std::move(items);
    Json out;
    out["@context"] = "http://www.w3.org/ns/anno.jsonld";
    out["id"] = id_of("collection");
    out["type"] = "AnnotationCollection";
    out["label"] = title_or_untitled(material_.source());
    out["generator"] = {{"type", "Software"}, {"name", "Sidelight " + std::string(kEngineVersion)}};
    out["total"] = page["items"].size();
    out["first"] = std::move(page);
    return out;
  }

 private:
  // What stands nowhere on the page has no target, and so is no annotation.
  static void add(Json& items, Json annotation) {
    if (!annotation["target"].empty()) items.push_back(std::move(annotation));
  }

  std::string id_of(std::string_view what) const {
    const Source& source = material_.source();
    return "urn:uuid:" +
           stable_uuid(source.page_address + "\n" + source.title + "\n" + std::string(what));
  }

  Json annotation(const std::string& what, std::string_view motivation) const {
    Json out;
    out["id"] = id_of(what);
    out["type"] = "Annotation";
    out["motivation"] = std::string(motivation);
    return out;
  }

  static Json textual_body(const std::string& value, std::string_view purpose) {
    Json out;
    out["type"] = "TextualBody";
    out["purpose"] = std::string(purpose);
    out["format"] = "text/plain";
    out["value"] = value;
    return out;
  }

  Json quote(const Quote& quote, std::size_t index) {
    Json out = annotation("quote " + std::to_string(index), "describing");
    const std::string speaker = clean_text(shown_speaker(material_.reading(), quote.speaker));
    const std::string cue = clean_text(material_.doc().view(quote.cue));
    std::string words = speaker.empty() ? "Nobody is named" : speaker;
    if (!cue.empty()) words += ", " + cue;
    Json body = Json::array({textual_body(words, "describing")});
    body.push_back(textual_body("quote", "tagging"));
    body.push_back(textual_body(std::string(name_of(quote.kind)), "tagging"));
    if (const std::string known = wikidata_address(speaker_id(quote)); !known.empty()) {
      body.push_back(identity(known));
    }
    out["body"] = std::move(body);
    out["target"] = Json::array();
    for (const ByteRange part : quote.parts) add_target(out["target"], part, true);
    return out;
  }

  std::string speaker_id(const Quote& quote) const {
    const bool grouped = quote.speaker.named && quote.speaker.group != kNone;
    return grouped ? material_.entity_of(quote.speaker.group).id : std::string();
  }

  static Json identity(const std::string& address) {
    return {{"type", "SpecificResource"}, {"purpose", "identifying"}, {"source", address}};
  }

  Json name(const Card& card) {
    const Reading& reading = material_.reading();
    const Group& group = reading.groups.groups[card.group];
    Json out = annotation("name " + std::to_string(card.group), "identifying");
    const std::string line = clean_text(card.line);
    Json body = Json::array();
    const std::string title = clean_text(card.title);
    body.push_back(textual_body(line.empty() ? title : title + ": " + line, "describing"));
    body.push_back(textual_body(std::string(name_of(group.kind)), "tagging"));
    if (const std::string known = wikidata_address(material_.entity_of(card.group).id);
        !known.empty()) {
      body.push_back(identity(known));
    }
    out["body"] = std::move(body);
    out["target"] = Json::array();
    for (const std::uint32_t index : group.mentions) {
      const Mention& mention = reading.groups.mentions[index];
      if (mention.form == MentionForm::Pronoun) continue;
      add_target(out["target"], material_.doc().bytes(mention.tokens), false);
    }
    return out;
  }

  void add_target(Json& targets, ByteRange at, bool with_fragment) {
    const ByteRange raw = material_.on_page(at);
    if (raw.empty()) return;
    const PageText& text = material_.page_text();
    Json quote;
    quote["type"] = "TextQuoteSelector";
    quote["exact"] = std::string(text.raw().substr(raw.begin, raw.size()));
    quote["prefix"] = std::string(before(text.raw(), raw.begin));
    quote["suffix"] = std::string(after(text.raw(), raw.end));
    Json position;
    position["type"] = "TextPositionSelector";
    position["start"] = text.code_points(raw.begin);
    position["end"] = text.code_points(raw.end);
    Json selectors = Json::array({std::move(quote), std::move(position)});
    if (const std::string directive = with_fragment ? material_.directive(at) : "";
        !directive.empty()) {
      Json fragment;
      fragment["type"] = "FragmentSelector";
      fragment["conformsTo"] = std::string(kFragmentRules);
      fragment["value"] = ":~:" + directive;
      selectors.push_back(std::move(fragment));
    }
    Json target;
    target["type"] = "SpecificResource";
    target["source"] = page_id_;
    target["selector"] = std::move(selectors);
    targets.push_back(std::move(target));
  }

  Material& material_;
  std::string page_id_;
};

}  // namespace

std::string write_annotations(Material& material) {
  return AnnotationWriter(material).write().dump(2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace sidelight
