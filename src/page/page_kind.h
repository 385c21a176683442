// Page kind (page type classification): whether there is an article here, and of what sort; its
// entries or stories, whether all of it is on the page, and what a listing lists. By structured
// data, metadata, markup and amounts; never by a site's name.
#pragma once

#include <string>
#include <string_view>

#include "page/page_draft.h"

namespace sidelight {

struct KindFinding {
  PageKind kind = PageKind::NotArticle;
  std::string_view rule;   // a constant of the program
  bool partial = false;    // only part of the article is on the page
  std::string_view words;  // what is here instead of an article, for the note; may be empty
};

// Decides what `draft` is, its leaves being typed. Numbers the entries of a live blog and the
// stories of a roundup, and makes what a front page or listing links to related items. Linear.
KindFinding find_page_kind(PageDraft& draft);

// Sets the article's kind and adds the notes that follow from it.
void set_page_kind(const KindFinding& finding, Article& article);

}  // namespace sidelight
