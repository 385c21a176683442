// Several packs at once: an imported one beside the one that is built in.
#include <memory>
#include <string>

#include "build_pack/pack_source.h"
#include "build_pack/write_pack.h"
#include "links/link.h"
#include "names/find_mentions.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

std::vector<std::byte> pack_of(std::string_view name, std::string_view rows) {
  PackSource source;
  source.about = {{"as_of", "2026-01"}, {"licence", "CC0-1.0"}, {"name", std::string(name)}};
  read_pack_text(source, "own.tsv", "qid\tkey\tvalue\tas_of\tsource\tnote\n" + std::string(rows));
  return write_pack(source).value();
}

// "pack:id" of the first linked group called `name`, or empty.
std::string linked_to(const Document& doc, const Knowledge& knowledge, const std::string& name) {
  const Groups groups = group_mentions(doc, find_mentions(doc, knowledge), knowledge);
  const std::vector<Link> links = link_groups(doc, groups, knowledge);
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (groups.groups[i].name != name || !links[i].linked()) continue;
    const Pack& pack = knowledge.packs[links[i].pack];
    return std::string(pack.about("name")) + ":" + pack.id_text(links[i].entity);
  }
  return {};
}

}  // namespace

TEST_CASE("an imported pack adds entities, and the earlier pack keeps what both know") {
  const auto bytes = pack_of("own",
                             "Q1490\talias\tTokyo|exact|name|1000\n"
                             "Q1490\tdescription\tcity of another opinion\n"
                             "Q1490\tkind\tplace\n"
                             "Q1490\tlabel\tTokyo\n"
                             "L1\talias\tAda Moss|any|name|1000\n"
                             "L1\tdescription\tinvented sailor\n"
                             "L1\tkind\tperson\n"
                             "L1\tlabel\tAda Moss\n");
  Knowledge knowledge;
  knowledge.language = prose::shipped().language;
  knowledge.packs = prose::shipped().packs;
  knowledge.packs.push_back(Pack::open(bytes).value());
  const Document doc = prose::document_of("Ada Moss flew to Tokyo on Friday.");
  CHECK(linked_to(doc, knowledge, "Ada Moss") == "own:L1");
  CHECK(linked_to(doc, knowledge, "Tokyo") == "world:Q1490");
  CHECK(linked_to(doc, prose::shipped(), "Ada Moss").empty());
}

TEST_CASE("two packs that mean different things by one name leave it unlinked") {
  const auto bytes = pack_of("own",
                             "L1\talias\tTokyo|exact|name|1000\n"
                             "L1\tdescription\tinvented village\n"
                             "L1\tkind\tplace\n"
                             "L1\tlabel\tTokyo\n");
  Knowledge knowledge;
  knowledge.language = prose::shipped().language;
  knowledge.packs = prose::shipped().packs;
  knowledge.packs.push_back(Pack::open(bytes).value());
  CHECK(linked_to(prose::document_of("She flew to Tokyo on Friday."), knowledge, "Tokyo").empty());
}
