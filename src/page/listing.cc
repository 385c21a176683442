#include "page/listing.h"

#include <string>
#include <string_view>
#include <unordered_set>

#include "base/unicode.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kLeastTitle = 3;  // words of a linked title; a heading may have two
constexpr std::uint32_t kMaxTitle = 300;  // bytes
constexpr std::uint32_t kLinked = 700;    // thousandths of a title that are link
constexpr std::size_t kMaxLines = 3;      // lines that go with a title

bool is_open(Zone zone) {
  return zone == Zone::None || zone == Zone::Related || zone == Zone::Sidebar;
}

bool is_root_address(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return false;
  const std::size_t slash = url.find('/', scheme + 3);
  if (slash == std::string_view::npos) return true;
  // A query names a page, unless it is there to follow the reader.
  const std::size_t query = url.find('?');
  const bool followed = query != std::string_view::npos &&
                        (url.substr(query, 5) == "?utm_" || url.substr(query, 8) == "?srsltid");
  if (query != std::string_view::npos && !followed) return false;
  std::string_view path = url.substr(slash);
  path = path.substr(0, path.find_first_of("?#"));
  for (const std::string_view root : {"/", "/index.html", "/index.htm", "/index.php", "/home"}) {
    if (path == root) return true;
  }
  return false;
}

// Whether leaf `i` is the linked title of another page.
bool is_card(const PageDraft& draft, std::size_t i) {
  const LeafFacts& facts = draft.facts[i];
  const Leaf& leaf = draft.leaves.leaves[i];
  if (draft.types[i].dropped || !is_open(draft.zone(i)) || leaf.link == kNone) return false;
  if (i == draft.headline || facts.bytes > kMaxTitle || facts.link_permille < kLinked) return false;
  if (facts.words < (facts.level > 0 ? 2 : kLeastTitle) || is_furniture(draft.line(i)))
    return false;
  const std::string_view href = draft.page.elements[leaf.link].hint("href");
  return !href.empty() && href != "/" && !is_root_address(href) && href[0] != '#' &&
         href.substr(0, 11) != "javascript:" && href.substr(0, 7) != "mailto:";
}

}  // namespace

ListingSigns measure_listing(const PageDraft& draft) {
  ListingSigns signs;
  std::unordered_set<std::string_view> seen;  // looked up only
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (!is_card(draft, i)) continue;
    const std::uint32_t link = draft.leaves.leaves[i].link;
    if (!seen.insert(draft.page.elements[link].hint("href")).second) continue;
    ++signs.cards;
    if (draft.facts[i].level > 0) ++signs.headings;
  }
  const std::string_view told = metadata_of(draft.page, {"link:canonical", "og:url"});
  signs.root = is_root_address(draft.page.url.empty() ? told : std::string_view(draft.page.url));
  return signs;
}

void type_listing(PageDraft& draft) {
  std::size_t after = kMaxLines;  // lines since the last title
  for (std::size_t i = 0; i < draft.size(); ++i) {
    LeafType& type = draft.types[i];
    if (type.dropped || i == draft.headline) continue;
    if (is_card(draft, i)) {
      draft.set(i, BlockKind::Related, Region::Related, "listing.title", 750);
      after = 0;
      continue;
    }
    const bool text = is_open(draft.zone(i)) && draft.facts[i].level == 0 &&
                      draft.facts[i].words >= 4 && !is_furniture(draft.line(i));
    if (!text || after >= kMaxLines) continue;
    const bool open = type.region == Region::Article || type.kind == BlockKind::Boilerplate;
    if (open && type.kind != BlockKind::Caption && type.kind != BlockKind::Credit) {
      draft.set(i, BlockKind::Related, Region::Related, "listing.teaser", 650);
      ++after;
    }
  }
}

}  // namespace sidelight
