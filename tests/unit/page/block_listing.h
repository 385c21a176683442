// Block listing (test oracle in one string): an article's blocks as lines of "kind|text", so that a
// test shows page and outcome side by side. Boilerplate is left out. Never used outside tests.
#pragma once

#include <string>

#include "page/article.h"
#include "page/html_page.h"

namespace sidelight {

inline Article article_of(const std::string& html) {
  Result<Page> page = read_html(html, HtmlSource{});
  return page.ok() ? read_article(page.value()) : Article{};
}

inline std::string listing_of(const Article& article) {
  std::string out;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::Boilerplate) continue;
    out += std::string(name_of(block.kind)) + "|" + std::string(article.view(block.at)) + "\n";
  }
  return out;
}

}  // namespace sidelight
