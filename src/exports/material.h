// Material: what every export is made from, gathered once: the reading, how to cite its page, and
// the way from a passage to selectors and links. Never a format: those are exports/writers.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exports/page_text.h"
#include "exports/source.h"
#include "exports/text_fragment.h"
#include "pack/knowledge.h"
#include "page/page.h"
#include "reading/entity_facts.h"
#include "reading/place.h"
#include "reading/reading.h"

namespace sidelight {

class Material {
 public:
  // All must outlive the material.
  Material(const Page& page, const Reading& reading, const Knowledge& knowledge);

  const Reading& reading() const { return reading_; }
  const Knowledge& knowledge() const { return knowledge_; }
  const Document& doc() const { return reading_.doc; }
  const Source& source() const { return source_; }
  const PageText& page_text() const { return page_text_; }

  // The bytes of page_text().raw() for a run of the document; empty when it stands nowhere.
  ByteRange on_page(ByteRange at) const { return page_text_.find(places_.find(at)); }
  // "text=…" for a run of the document, or empty (exports/text_fragment.h).
  std::string directive(ByteRange at) { return fragments_.directive(on_page(at)); }
  // The address that scrolls to the first of these runs and lights up all that can be found; the
  // page's own address when the first can't be; empty when the page has none.
  std::string link_to(const std::vector<ByteRange>& runs);

  Region region_of(ByteRange at) const;
  // The words of a quote, its parts joined by an ellipsis.
  std::string words_of(const Quote& quote) const;
  // The entry of a pack that a group is linked to; its id is empty when there is none.
  EntityFacts entity_of(std::uint32_t group) const;

 private:
  const Reading& reading_;
  const Knowledge& knowledge_;
  Source source_;
  PageText page_text_;
  PlaceFinder places_;
  FragmentFinder fragments_;
};

// The address of an entry of Wikidata; empty for a local id.
std::string wikidata_address(const std::string& id);

// "0.930"
std::string score_text(Score score);

}  // namespace sidelight
