// JSON-LD (schema.org structured data): what a page's own data says about its article. A door: bad
// JSON is no data, never an error. Reconciled with metadata and the page in page/page_fields.h.
#pragma once

#include <string>
#include <vector>

#include "page/page.h"

namespace sidelight {

struct LinkedData {
  bool found = false;  // an article of any kind was there
  std::string type;    // "NewsArticle", "LiveBlogPosting", …
  std::string headline;
  std::string kicker;  // alternativeHeadline is not one; articleSection is section
  std::string description;
  std::string published;
  std::string modified;
  std::string section;
  std::string outlet;
  std::string image;
  std::string body;  // articleBody
  std::vector<std::string> authors;
  bool paid = false;  // isAccessibleForFree is false
};

// Reads all blocks. Of several article-like objects the one that says the page's title or address
// gives the fields, else the one of the most telling type, else the first; others fill what it
// lacks when they have the same headline or are the page itself.
LinkedData read_json_ld(const Page& page);

}  // namespace sidelight
