// Structured kinds (schema.org types): what a page's JSON-LD and microdata call it and its parts,
// its dated updates and its paid parts. Never its fields: those are page/json_ld.h. What follows
// from the types is page/page_kind.h.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "page/page.h"

namespace sidelight {

struct LiveUpdate {
  std::string headline;
  std::string published;  // ISO 8601 as found
};

struct StructuredKinds {
  std::vector<std::string> types;       // "NewsArticle", "Product", …: sorted, each once
  std::vector<LiveUpdate> updates;      // liveBlogUpdate, in order
  std::vector<std::string> paid_parts;  // CSS selectors of the parts that must be paid for
  std::uint32_t words = 0;              // wordCount, the largest; 0 when unsaid

  bool has(std::string_view type) const;
  bool has_any(std::initializer_list<std::string_view> names) const;
};

// Reads what it finds and passes over the rest: damaged data says less, never fails. Linear.
StructuredKinds read_structured_kinds(const Page& page);

}  // namespace sidelight
