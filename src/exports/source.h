// Source (bibliographic description): what is needed to cite the article that a reading is of.
// Every text is cleaned for files of other programs. Never decides what the fields are: that is
// page/page_fields.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reading/reading.h"

namespace sidelight {

struct Source {
  std::string title;  // or empty
  std::string standfirst;
  std::string outlet;
  std::string section;
  std::string language;
  std::vector<std::string> authors;
  std::string published;  // ISO 8601 as found, or empty
  std::string modified;
  std::string day;           // YYYY-MM-DD of publication, or empty
  std::string address;       // to cite: the canonical one, else the page's; http(s) only, or empty
  std::string page_address;  // the one that was read, else the canonical one; without a fragment
  std::string image;         // http(s) only, or empty
};

Source source_of(const Reading& reading);

// The title, or words that say that there is none.
std::string title_or_untitled(const Source& source);

// One line of text for another program: white space collapsed, without control characters, marks
// that turn the direction of what follows, and code points that are no characters.
std::string clean_text(std::string_view text);

// An absolute http or https address, with everything that has no place in one percent-encoded;
// empty for any other.
std::string clean_address(std::string_view address);

// The name of a thing that has none, always the same for the same `text`: a UUID of version 8 (RFC
// 9562), 36 characters.
std::string stable_uuid(std::string_view text);

}  // namespace sidelight
