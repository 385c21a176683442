// Unit tests of pack/pack.h with build_pack/: a small source of invented and true facts goes in,
// the same comes out, and damaged packs are refused.
#include "catch.h"

#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "base/token_rule.h"
#include "build_pack/lint.h"
#include "build_pack/pack_source.h"
#include "build_pack/write_pack.h"
#include "format/container.h"
#include "format/fnv.h"
#include "format/little_endian.h"
#include "pack/pack.h"

using namespace sidelight;

namespace {

const char* const kText =
    "qid\tkey\tvalue\tas_of\tsource\tnote\n"
    "Q159\talias\tRussia|exact|name|1000\n"
    "Q159\talias\tRussian|exact|demonym|950|nationality\n"
    "Q159\talias\tMoscow|exact|metonym|300|organisation\n"
    "Q159\tcapital\tQ649\n"
    "Q159\tdemonym\tRussian\n"
    "Q159\tdescription\tstate in eastern Europe and northern Asia\n"
    "Q159\tkind\tplace\n"
    "Q159\tlabel\tRussia\n"
    "Q649\talias\tMoscow|exact|name|900\n"
    "Q649\tdescription\tcapital of Russia\n"
    "Q649\tkind\tplace\n"
    "Q649\tlabel\tMoscow\n"
    "Q1008\talias\tCôte d’Ivoire|exact|name|900\n"
    "Q1008\tdescription\tstate in West Africa\n"
    "Q1008\tkind\tplace\n"
    "Q1008\tlabel\tIvory Coast\n"
    "Q34261\talias\tPort-au-Prince|any|name|1000\n"
    "Q34261\tdescription\tcapital of Haiti\n"
    "Q34261\tkind\tplace\n"
    "Q34261\tlabel\tPort-au-Prince\n"
    "L7\talias\tUS|upper|name|800\n"
    "L7\talias\tOrla Vint|any|name|1000\n"
    "L7\tdescription\tinvented minister\n"
    "L7\tgender\tfemale\n"
    "L7\tkind\tperson\n"
    "L7\tlabel\tOrla Vint\n"
    "L7\toffice\tMinister of Tides of Russia|Q159|2020-03\t2026-01\tinvented\n";

PackSource source_of(std::string_view text) {
  PackSource source;
  source.about = {{"as_of", "2026-01"}, {"licence", "CC0-1.0"}, {"name", "small"}};
  read_pack_text(source, "small.tsv", text);
  return source;
}

std::vector<std::byte> small_pack() { return write_pack(source_of(kText)).value(); }

std::string names_found(const Pack& pack, std::string_view text) {
  const IndexRange range = pack.find(alias_key(text));
  std::string out;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    out += (out.empty() ? "" : " ") + pack.id_text(pack.alias(i).entity);
  }
  return out;
}

}  // namespace

TEST_CASE("a pack gives back its entities, aliases and facts") {
  const std::vector<std::byte> file = small_pack();
  const Pack pack = Pack::open(file).value();
  REQUIRE(pack.entity_count() == 5);
  const std::uint32_t russia = pack.find_qid(159);
  REQUIRE(russia != kNone);
  const Entity entity = pack.entity(russia);
  CHECK(entity.label == "Russia");
  CHECK(entity.kind == EntityKind::Place);
  CHECK(entity.qid == 159);
  CHECK(entity.local == 0);
  CHECK(entity.aliases.size() == 3);
  CHECK(pack.alias_of(entity.aliases.begin).entity == russia);
  CHECK(pack.id_text(russia) == "Q159");
  const Fact capital = pack.first_fact(russia, "capital");
  CHECK(capital.value == "Moscow");
  CHECK(pack.id_text(capital.entity) == "Q649");
  CHECK(pack.first_fact(russia, "anthem").name.empty());
  const std::uint32_t person = pack.find_local(7);
  CHECK(pack.entity(person).local == 7);
  CHECK(pack.entity(person).qid == 0);
  CHECK(pack.id_text(person) == "L7");
  const Fact office = pack.first_fact(person, "office");
  CHECK(office.value == "Minister of Tides of Russia");
  CHECK(office.entity == russia);
  CHECK(office.since == "2020-03");
  CHECK(office.as_of == "2026-01");
  CHECK(office.source == "invented");
  CHECK(pack.about("name") == "small");
  CHECK(pack.about("colour").empty());
}

TEST_CASE("names are found by their folded tokens, the likeliest first") {
  const std::vector<std::byte> file = small_pack();
  const Pack pack = Pack::open(file).value();
  CHECK(names_found(pack, "Moscow") == "Q649 Q159");
  CHECK(names_found(pack, "MOSCOW") == "Q649 Q159");
  CHECK(names_found(pack, "Port-au-Prince") == "Q34261");
  CHECK(names_found(pack, "Côte d'Ivoire") == "Q1008");
  CHECK(names_found(pack, "Ivory Coast") == "Q1008");  // a label is an alias
  CHECK(names_found(pack, "Moscows").empty());
  CHECK(names_found(pack, "").empty());
  CHECK(pack.max_tokens_starting_with("port") == 5);
  CHECK(pack.max_tokens_starting_with("moscow") == 1);
  CHECK(pack.max_tokens_starting_with("prince") == 0);
  const Alias metonym = pack.alias(pack.find("moscow").begin + 1);
  CHECK(metonym.use == AliasUse::Metonym);
  CHECK(metonym.kind == EntityKind::Organisation);
  CHECK(metonym.prior == 300);
  CHECK(metonym.text == "Moscow");
}

TEST_CASE("an alias says how it must be written") {
  Alias alias;
  const auto written = [&](CaseRule rule, std::string_view as, std::string_view text) {
    alias.case_rule = rule;
    alias.text = as;
    return is_written_as(alias, text);
  };
  CHECK(written(CaseRule::Upper, "US", "US"));
  CHECK_FALSE(written(CaseRule::Upper, "US", "us"));
  CHECK_FALSE(written(CaseRule::Upper, "WHO", "Who"));
  CHECK(written(CaseRule::Exact, "Fed", "Fed"));
  CHECK_FALSE(written(CaseRule::Exact, "Fed", "fed"));
  CHECK_FALSE(written(CaseRule::Exact, "Fed", "FED"));
  CHECK(written(CaseRule::Exact, "Moscow", "MOSCOW"));
  CHECK_FALSE(written(CaseRule::Exact, "Moscow", "moscow"));
  CHECK(written(CaseRule::Exact, "Côte d'Ivoire", "Côte d’Ivoire"));
  CHECK(written(CaseRule::Exact, "Black Sea", "Black\n Sea"));
  CHECK_FALSE(written(CaseRule::Exact, "Black Sea", "black sea"));
  CHECK(written(CaseRule::Any, "Vladimir Putin", "vladimir putin"));
}

TEST_CASE("an index outside gives nothing") {
  const std::vector<std::byte> file = small_pack();
  const Pack pack = Pack::open(file).value();
  for (const std::uint32_t index : {pack.entity_count(), pack.alias_count(), kNone - 1, kNone}) {
    CHECK(pack.entity(index).index == kNone);
    CHECK(pack.alias(index + 100).entity == kNone);
    CHECK(pack.fact(index + 100).name.empty());
    CHECK(pack.id_text(index).empty());
  }
  CHECK(pack.find_qid(0) == kNone);
  CHECK(pack.find_qid(0x80000007u) == kNone);
  CHECK(pack.find_local(0) == kNone);
  CHECK(pack.find_qid(158) == kNone);
}

TEST_CASE("the same source gives the same bytes") { CHECK(small_pack() == small_pack()); }

TEST_CASE("a damaged pack is refused or stays inside its bytes") {
  const std::vector<std::byte> file = small_pack();
  for (std::size_t at = Container::kHeaderSize; at < file.size(); ++at) {
    const std::unique_ptr<std::byte[]> exact(new std::byte[file.size()]);
    std::memcpy(exact.get(), file.data(), file.size());
    exact[at] ^= std::byte{0x41};
    const std::span<std::byte> bytes(exact.get(), file.size());
    CAPTURE(at);
    REQUIRE_FALSE(Pack::open(bytes).ok());
    const std::uint64_t sum = fnv1a(std::span<const std::byte>(bytes).subspan(32));
    for (std::size_t i = 0; i < 8; ++i)
      bytes[24 + i] = static_cast<std::byte>((sum >> (8 * i)) & 0xFF);
    const Result<Pack> opened = Pack::open(bytes);
    if (!opened) {
      REQUIRE_FALSE(opened.error().message.empty());
      continue;
    }
    std::size_t seen = 0;
    const Pack& pack = opened.value();
    for (std::uint32_t i = 0; i < pack.alias_count(); ++i) seen += pack.alias(i).text.size();
    for (std::uint32_t i = 0; i < pack.fact_count(); ++i) seen += pack.fact(i).value.size();
    for (std::uint32_t i = 0; i < pack.entity_count(); ++i) {
      REQUIRE(pack.entity(i).aliases.end <= pack.alias_count());
      REQUIRE(pack.entity(i).facts.end <= pack.fact_count());
      seen += pack.entity(i).label.size();
    }
    CHECK(seen < 10 * file.size());
  }
}

TEST_CASE("a file of another kind is no pack") {
  ContainerWriter words("WORD", 1, 0);
  const std::vector<std::byte> file = words.finish().value();
  CHECK(Pack::open(file).error().message.find("'WORD'") != std::string::npos);
  ContainerWriter empty(Pack::kKind, Pack::kMajor, 0);
  const std::vector<std::byte> without = empty.finish().value();
  CHECK(Pack::open(without).error().message.find("missing") != std::string::npos);
}
