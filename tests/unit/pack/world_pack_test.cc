// The pack that is shipped, as the build wrote it from data/packs: what a reader of world news
// looks up is in it.
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "base/token_rule.h"
#include "catch.h"
#include "pack/pack.h"

using namespace sidelight;

namespace {

std::string read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream.good());
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

Pack open_world(const std::string& bytes) {
  const std::byte* data = reinterpret_cast<const std::byte*>(bytes.data());
  Result<Pack> opened = Pack::open(std::span<const std::byte>(data, bytes.size()));
  if (!opened) FAIL(opened.error().message);
  return std::move(opened).value();
}

// The ids that `text` may mean, and the kind of the first, as tests/tables/pack_names.tsv writes
// them.
std::string meanings(const Pack& pack, const std::string& text) {
  std::string ids;
  std::string kind;
  const IndexRange range = pack.find(alias_key(text));
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const Alias alias = pack.alias(i);
    if (!is_written_as(alias, text)) continue;
    if (kind.empty()) kind = std::string(name_of(alias.kind));
    const std::string id = pack.id_text(alias.entity);
    // "Nato" and "NATO" are two aliases of one entity.
    if ((" " + ids + " ").find(" " + id + " ") != std::string::npos) continue;
    ids += (ids.empty() ? "" : " ") + id;
  }
  return ids.empty() ? "-\t-" : ids + "\t" + kind;
}

}  // namespace

TEST_CASE("names of the news are found in the shipped pack") {
  const std::string bytes = read_file(SIDELIGHT_DATA "/world.pack");
  const Pack pack = open_world(bytes);
  std::istringstream table(read_file(SIDELIGHT_ROOT "/tests/tables/pack_names.tsv"));
  std::string line;
  std::size_t rows = 0;
  while (std::getline(table, line)) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    ++rows;
    CHECK(line == line.substr(0, tab) + "\t" + meanings(pack, line.substr(0, tab)));
  }
  CHECK(rows > 40);
}

TEST_CASE("every state has a demonym, and nearly every one a capital and a head") {
  const std::string bytes = read_file(SIDELIGHT_DATA "/world.pack");
  const Pack pack = open_world(bytes);
  std::size_t states = 0;
  std::size_t capitals = 0;
  std::size_t heads = 0;
  for (std::uint32_t i = 0; i < pack.entity_count(); ++i) {
    CHECK_FALSE(pack.entity(i).label.empty());
    CHECK_FALSE(pack.entity(i).description.empty());
    if (pack.first_fact(i, "demonym").name.empty()) continue;
    ++states;
    if (pack.first_fact(i, "capital").entity != kNone) ++capitals;
    const Fact state = pack.first_fact(i, "head_of_state");
    const Fact government = pack.first_fact(i, "head_of_government");
    if (state.entity != kNone || government.entity != kNone) ++heads;
    for (const Fact& head : {state, government}) {
      if (head.entity == kNone) continue;
      CHECK(pack.entity(head.entity).kind == EntityKind::Person);
      CHECK_FALSE(head.as_of.empty());
    }
  }
  CHECK(states >= 195);
  CHECK(capitals >= 190);
  CHECK(heads >= 190);
}
