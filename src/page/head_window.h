// Head window (article front matter): which leaves stand around the headline and around the end of
// the article's text, where bylines, dates and pictures are looked for. Never types a leaf: that is
// page/block_kinds.h.
#pragma once

#include <cstddef>

#include "page/page_draft.h"

namespace sidelight {

struct HeadWindow {
  std::size_t begin = 0;     // a few leaves above the headline
  std::size_t headline = 0;  // leaf; that of the text where there is no headline
  std::size_t text = 0;      // first leaf of running text after the headline; size() for none
  std::size_t text_end = 0;  // one past the last leaf of running text
  std::size_t end = 0;       // one past the last leaf of the head: a few into the text, 400 at most
  std::size_t tail_end = 0;  // one past the leaves that may still tell of the article
};

HeadWindow head_window(const PageDraft& draft);

// Whether a leaf may tell of the article: it is seen, and no part of a menu, a page's footer,
// comments, teasers or advertisements. A footer that stands before the end of the text is the
// article's own.
bool tells(const PageDraft& draft, const HeadWindow& window, std::size_t leaf);

}  // namespace sidelight
