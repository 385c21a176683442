// Page: what the browser saw (DOM snapshot): address, metadata, elements and text nodes, before
// anything is understood. Never holds blocks or sentences: those are page/article.h and
// text/document.h.
//
//   elements  body(0) ─ article(1) ─ h1(2)  p(3) ─ em(4)        pre-order, parents before children
//   texts                        "Title"  "He "  "said" " so."  document order; each knows its
//   parent and
//                                                               how many elements stand before it
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/kinds.h"
#include "base/range.h"

namespace sidelight {

struct Box {  // CSS pixels
  std::int32_t left = 0;
  std::int32_t top = 0;
  std::int32_t width = 0;
  std::int32_t height = 0;
};

struct Element {
  std::string tag;               // lower case
  std::uint32_t parent = kNone;  // kNone for body
  std::vector<std::pair<std::string, std::string>>
      hints;               // attributes that help reading, sorted by name
  bool hidden = false;     // itself, not through an ancestor
  bool fixed = false;      // browser only
  std::optional<Box> box;  // browser only

  // The hint called `name`, or an empty view.
  std::string_view hint(std::string_view name) const {
    for (const auto& [key, value] : hints) {
      if (key == name) return value;
    }
    return {};
  }
  bool has(std::string_view name) const {
    for (const auto& [key, value] : hints) {
      if (key == name) return true;
    }
    return false;
  }
};

struct Text {
  std::uint32_t parent = 0;  // element index
  std::uint32_t before = 0;  // number of elements that stand before it in document order
  std::string text;          // UTF-8, valid, as it stands in the page
};

struct Note {
  NoteCode code = NoteCode::NoArticle;
  std::string text;  // plain words
};

struct Page {
  std::string url;
  std::string date;      // publication date given from outside (YYYY-MM-DD), or empty
  std::string title;     // of the title element
  std::string language;  // BCP 47 as the page says, or empty
  bool plain_text = false;
  std::vector<std::pair<std::string, std::string>>
      metadata;  // name (lower case) and content, in page order
  std::vector<std::string> json_ld;
  std::vector<Element> elements;
  std::vector<Text> texts;
  std::vector<Note> notes;
};

}  // namespace sidelight
