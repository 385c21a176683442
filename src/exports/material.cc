#include "exports/material.h"

namespace sidelight {

Material::Material(const Page& page, const Reading& reading, const Knowledge& knowledge)
    : reading_(reading),
      knowledge_(knowledge),
      source_(source_of(reading)),
      page_text_(page),
      places_(reading.doc.article),
      fragments_(page_text_) {}

std::string Material::link_to(const std::vector<ByteRange>& runs) {
  if (source_.page_address.empty()) return {};
  std::string directives;
  for (const ByteRange run : runs) {
    const std::string one = directive(run);
    if (one.empty() && directives.empty()) return source_.page_address;
    if (one.empty()) continue;
    directives += (directives.empty() ? "" : "&") + one;
  }
  return directives.empty() ? source_.page_address : source_.page_address + "#:~:" + directives;
}

Region Material::region_of(ByteRange at) const {
  const TokenRange tokens = doc().tokens_in(at);
  return tokens.empty() ? Region::Other : doc().region_of(tokens.begin);
}

std::string Material::words_of(const Quote& quote) const {
  std::string out;
  for (const ByteRange part : quote.parts) {
    if (!out.empty()) out += " … ";
    out += doc().view(part);
  }
  return clean_text(out);
}

EntityFacts Material::entity_of(std::uint32_t group) const {
  if (group >= reading_.links.size() || !reading_.links[group].linked()) return {};
  const Link& link = reading_.links[group];
  return facts_of(knowledge_.packs[link.pack], link.entity);
}

std::string wikidata_address(const std::string& id) {
  return id.empty() || id[0] != 'Q' ? std::string() : "https://www.wikidata.org/entity/" + id;
}

std::string score_text(Score score) {
  const std::string digits = std::to_string(score.thousandths);
  if (score.thousandths >= 1000) return "1.000";
  return "0." + std::string(3 - digits.size(), '0') + digits;
}

}  // namespace sidelight
