// Packs that a reader brings: taken whole or refused with the reason, and what was there stays.
#include <string>

#include "build_pack/pack_source.h"
#include "build_pack/pack_writer.h"
#include "build_pack/write_pack.h"
#include "catch.h"
#include "pack/pack_layout.h"
#include "reading/load.h"

using namespace sidelight;

namespace {

using About = decltype(PackSource::about);

std::vector<std::byte> pack_that_says(const About& about) {
  PackSource source;
  source.about = about;
  read_pack_text(source, "own.tsv",
                 "qid\tkey\tvalue\tas_of\tsource\tnote\n"
                 "L1\talias\tAda Moss|any|name|1000\n"
                 "L1\tdescription\tinvented sailor\n"
                 "L1\tkind\tperson\n"
                 "L1\tlabel\tAda Moss\n");
  return write_pack(source).value();
}

const About kWhole = {{"as_of", "2026-01"}, {"licence", "CC0-1.0"}, {"name", "own"}};

}  // namespace

TEST_CASE("a pack that a reader brings is counted apart from the shipped ones") {
  KnowledgeFiles files;
  About shipped = kWhole;
  shipped["name"] = "shipped";
  REQUIRE_FALSE(files.add(pack_that_says(shipped)));
  CHECK(files.knowledge().brought == 0);
  REQUIRE_FALSE(files.add_pack(pack_that_says(kWhole)));
  CHECK(files.knowledge().brought == 1);
  CHECK(files.knowledge().packs.size() == 2);
}

TEST_CASE("a pack whose name is taken is refused") {
  KnowledgeFiles files;
  REQUIRE_FALSE(files.add(pack_that_says(kWhole)));
  const auto refused = files.add_pack(pack_that_says(kWhole));
  REQUIRE(refused);
  CHECK(refused->message.find("own") != std::string::npos);
  CHECK(files.knowledge().packs.size() == 1);
  CHECK(files.knowledge().brought == 0);
}

TEST_CASE("a pack that does not say its name, licence or date is refused") {
  for (const char* missing : {"name", "licence", "as_of"}) {
    CAPTURE(missing);
    About about = kWhole;
    about.erase(missing);
    // A reviewed folder without it is not even written; other builders might.
    PackWriter writer;
    writer.add_entity(kLocalBit | 1u, EntityKind::Person, "Ada Moss", "invented sailor");
    writer.add_alias({"Ada Moss", CaseRule::Any, AliasUse::Name, 1000, EntityKind::Person});
    const auto bytes = writer.finish(about);
    REQUIRE(bytes);
    KnowledgeFiles files;
    const auto refused = files.add_pack(bytes.value());
    REQUIRE(refused);
    CHECK(refused->message.find(missing) != std::string::npos);
    CHECK(files.knowledge().packs.empty());
    CHECK(files.knowledge().brought == 0);
  }
}

TEST_CASE("what is cut off, changed or another kind of file is no pack that a reader can bring") {
  const auto whole = pack_that_says(kWhole);
  KnowledgeFiles files;
  for (std::size_t size = 0; size < whole.size(); size += 7)
    CHECK(files.add_pack({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}));
  auto other_kind = whole;
  other_kind[4] = std::byte{'W'};
  CHECK(files.add_pack(other_kind));
  auto changed = whole;
  changed[changed.size() / 2] ^= std::byte{1};
  CHECK(files.add_pack(changed));
  CHECK(files.knowledge().packs.empty());
}
