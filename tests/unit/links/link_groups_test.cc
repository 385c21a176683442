#include <string>

#include "links/link.h"
#include "names/find_mentions.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

// "name=id" of each linked group, with "; " between.
std::string linked(const Document& doc) {
  const Knowledge& knowledge = prose::shipped();
  const Groups groups = group_mentions(doc, find_mentions(doc, knowledge), knowledge);
  const std::vector<Link> links = link_groups(doc, groups, knowledge);
  REQUIRE(links.size() == groups.groups.size());
  std::string out;
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (!links[i].linked()) continue;
    if (!out.empty()) out += "; ";
    out += groups.groups[i].name + "=" + knowledge.packs[links[i].pack].id_text(links[i].entity);
  }
  return out;
}

}  // namespace

TEST_CASE("links to the pack, by table") {
  for (const prose::Row& row : prose::table("links.tsv")) {
    INFO("tests/tables/links.tsv:" << row.line);
    CHECK(linked(prose::document_of(row.text)) == row.rest);
  }
}
