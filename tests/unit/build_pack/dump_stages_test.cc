// Unit tests of the stages over a dump (map, sort, reduce, merge) on a small invented one: what is
// taken and as what, how names are weighed, what facts refer to, and that any cut gives the same.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/token_rule.h"
#include "build_pack/build_from_dump.h"
#include "build_pack/dump_rows.h"
#include "build_pack/map_dump.h"
#include "build_pack/merge_rows.h"
#include "build_pack/name_rules.h"
#include "build_pack/reduce_rows.h"
#include "build_pack/row_files.h"
#include "build_pack/run_state.h"
#include "catch.h"
#include "pack/pack.h"

using namespace sidelight;
namespace fs = std::filesystem;

namespace {

DumpRecipe recipe() {
  return parse_recipe(
             "name: small\nlicence: CC0-1.0\nas_of: 2026-06\nsource: invented dump\nlanguages: en\n"
             "least_sitelinks: 2\nleast_prior: 100\nclass person Q5\nclass place Q900 3\n"
             "class organisation Q950\nnever Q13\n")
      .value();
}

std::string statement(const std::string& property, int id, const std::string& qualifiers = "") {
  return R"({"mainsnak":{"snaktype":"value","property":")" + property +
         R"(","datavalue":{"value":{"entity-type":"item","numeric-id":)" + std::to_string(id) +
         R"(,"id":"Q)" + std::to_string(id) +
         R"("},"type":"wikibase-entityid"}},"rank":"normal","qualifiers":{)" + qualifiers + "}}";
}

// `claims`: {{"P31", 5}, …}
std::string item(int id, const std::string& label, int sitelinks,
                 const std::vector<std::pair<std::string, int>>& claims,
                 const std::string& alias = "", const std::string& description = "something") {
  std::string out = R"({"type":"item","id":"Q)" + std::to_string(id) +
                    R"(","labels":{"en":{"language":"en","value":")" + label +
                    R"("}},"descriptions":{"en":{"language":"en","value":")" + description +
                    R"("}},"aliases":)";
  out += alias.empty() ? "[]" : R"({"en":[{"language":"en","value":")" + alias + R"("}]})";
  out += R"(,"claims":{)";
  for (std::size_t i = 0; i < claims.size(); ++i) {
    out += (i > 0 ? ",\"" : "\"") + claims[i].first + "\":[" +
           statement(claims[i].first, claims[i].second) + "]";
  }
  out += R"(},"sitelinks":{)";
  for (int i = 0; i < sitelinks; ++i) {
    out += (i > 0 ? ",\"x" : "\"x") + std::to_string(i) + "wiki\":{}";
  }
  return out + "}},";
}

std::vector<std::string> dump() {
  return {
      "[",
      item(1, "Tidewater", 9, {{"P31", 901}, {"P36", 2}}, "Republic of Tidewater",
           "Invented state."),
      item(2, "Old Quay", 5, {{"P31", 901}, {"P17", 1}}),
      item(3, "Orla Vint", 4, {{"P31", 5}, {"P27", 1}, {"P39", 70}, {"P463", 60}}, "O. Vint"),
      item(4, "Old Quay", 2, {{"P31", 950}, {"P17", 1}, {"P159", 2}}, "Quay"),
      item(5, "Too Small", 2, {{"P31", 901}}),         // a place needs three
      item(6, "Nobody", 1, {{"P31", 5}}),              // below all
      item(7, "A Paper on Quays", 50, {{"P31", 13}}),  // never
      item(8, "Of No Class", 50, {}),
      item(9, "Of Another Class", 50, {{"P31", 999}}),
      item(60, "Harbour League", 1, {{"P31", 951}}),
      item(70, "minister of tides", 1, {{"P31", 71}, {"P1001", 1}}),
      item(901, "city", 3, {{"P279", 902}}),
      item(902, "settlement", 3, {{"P279", 900}}),
      item(900, "place", 3, {{"P279", 902}}),  // goes round
      item(951, "league", 3, {{"P279", 950}}),
      "]",
  };
}

std::string map_lines(const std::vector<std::string>& lines) {
  std::string rows;
  MapCounts counts;
  const DumpRecipe wanted = recipe();
  for (const std::string& line : lines) map_line(wanted, line, rows, counts);
  CHECK(counts.broken == 0);
  return rows;
}

std::vector<std::string> sorted_lines(const std::string& rows) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < rows.size();) {
    const std::size_t end = rows.find('\n', begin);
    lines.push_back(rows.substr(begin, end - begin));
    begin = end + 1;
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string reduce(const std::string& rows) {
  RowReducer reducer;
  std::string out;
  for (const std::string& row : sorted_lines(rows))
    REQUIRE_FALSE(reducer.add(row, out).has_value());
  return out;
}

// A folder of its own for one test, gone at its end.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("sidelight_stages_" + std::to_string(counter++));
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return (path / name).string();
  }
  static inline int counter = 0;
};

std::vector<std::byte> merge(const std::vector<std::string>& parts) {
  const Folder folder;
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    paths.push_back(folder.file(std::to_string(i), parts[i]));
  }
  const Result<std::vector<std::byte>> pack = merge_rows(recipe(), paths);
  if (!pack) FAIL(pack.error().message);
  return pack.value();
}

std::string fact_text(const Pack& pack, std::uint32_t qid, std::string_view name) {
  const Fact fact = pack.first_fact(pack.find_qid(qid), name);
  return std::string(fact.value) + "|" + pack.id_text(fact.entity) + "|" + std::string(fact.since) +
         "|" + std::string(fact.as_of) + "|" + std::string(fact.source);
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

}  // namespace

TEST_CASE("what fits the recipe is taken, under the first class that fits") {
  const std::vector<std::byte> file = merge({reduce(map_lines(dump()))});
  const Pack pack = Pack::open(file).value();
  std::string ids;
  for (std::uint32_t i = 0; i < pack.entity_count(); ++i) {
    ids += pack.id_text(i) + ":" + std::string(name_of(pack.entity(i).kind)) + " ";
  }
  CHECK(ids == "Q1:place Q2:place Q3:person Q4:organisation ");
  CHECK(pack.entity(0).description == "Invented state");
  CHECK(pack.about("name") == "small");
  CHECK(pack.about("licence") == "CC0-1.0");
  CHECK(pack.about("source") == "invented dump");
}

TEST_CASE("facts refer to what is in the pack, else they have its name, else they go") {
  const std::vector<std::byte> file = merge({reduce(map_lines(dump()))});
  const Pack pack = Pack::open(file).value();
  CHECK(fact_text(pack, 1, "capital") == "Old Quay|Q2|||invented dump");
  CHECK(fact_text(pack, 3, "country") == "Tidewater|Q1|||invented dump");
  // An office is called as its item is, and belongs to the state that the item names.
  CHECK(fact_text(pack, 3, "office") == "minister of tides|Q1||2026-06|invented dump");
  CHECK(fact_text(pack, 3, "member_of") == "Harbour League|||2026-06|invented dump");
  CHECK(fact_text(pack, 4, "headquarters") == "Old Quay|Q2|||invented dump");
}

TEST_CASE("a name that several have is weighed by how well known they are") {
  const std::vector<std::byte> file = merge({reduce(map_lines(dump()))});
  const Pack pack = Pack::open(file).value();
  const IndexRange both = pack.find(alias_key("Old Quay"));
  REQUIRE(both.size() == 2);
  CHECK(pack.id_text(pack.alias(both.begin).entity) == "Q2");
  CHECK(pack.alias(both.begin).prior == 800);  // 6² of 6² + 3²
  CHECK(pack.alias(both.begin + 1).prior == 200);
  CHECK(pack.find(alias_key("O. Vint")).size() == 1);
}

TEST_CASE("any cut of the dump, in any order, gives the same pack") {
  const std::vector<std::byte> whole = merge({reduce(map_lines(dump()))});
  std::vector<std::string> lines = dump();
  std::string rows;
  std::reverse(lines.begin(), lines.end());
  for (const std::string& line : lines) rows += map_lines({line});
  CHECK(merge({reduce(rows)}) == whole);
  // Twice the same lines: an interrupted part that was run again.
  CHECK(merge({reduce(rows + rows)}) == whole);
  // Reduced in parts by item, as Hadoop does.
  std::string even;
  std::string odd;
  for (const std::string& row : sorted_lines(rows))
    ((row[9] - '0') % 2 == 0 ? even : odd) += row + "\n";
  CHECK(merge({reduce(even), reduce(odd)}) == whole);
}

TEST_CASE("reduce refuses what is not sorted and what is no row") {
  RowReducer reducer;
  std::string out;
  CHECK_FALSE(reducer.add("0000000002\tR", out).has_value());
  CHECK(reducer.add("0000000001\tR", out).value().message.find("not sorted") != std::string::npos);
  for (const char* no_row :
       {"", "x", "0000000003\tX", "0000000003\tN\tonly", "0000000000\tR", "000000003\tR"}) {
    RowReducer fresh;
    CAPTURE(no_row);
    CHECK((std::string(no_row).empty() || fresh.add(no_row, out).has_value()));
  }
}

TEST_CASE("merge says what is wrong with its rows") {
  const Folder folder;
  const DumpRecipe wanted = recipe();
  CHECK(merge_rows(wanted, {(folder.path / "none").string()}).error().message.find("none") !=
        std::string::npos);
  CHECK(merge_rows(wanted, {folder.file("a", "nonsense\n")}).error().message.find("no row") == 0);
  CHECK(merge_rows(wanted, {folder.file("b", "0000000002\tC\t3\n")})
            .error()
            .message.find("fits the recipe") != std::string::npos);
}

TEST_CASE("rows beyond memory go to sorted files and come back in one order, each once") {
  const Folder folder;
  RowSorter sorter((folder.path / "r").string(), 100, 1);
  std::string all;
  for (int i = 0; i < 400; ++i) {
    const std::string row = "row " + std::to_string(i * 7919 % 250) + "\n";
    all += row;
    sorter.add(row);
    if (sorter.is_full()) REQUIRE(sorter.write_file());
  }
  REQUIRE(sorter.write_file());
  std::vector<std::string> expected = sorted_lines(all);
  expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
  std::vector<std::string> paths;
  for (std::uint32_t i = 1; i <= sorter.file_count(); ++i) paths.push_back(sorter.path_of(i));
  CHECK(paths.size() > 10);
  SortedRows rows = SortedRows::open(paths).value();
  std::vector<std::string> found;
  for (std::string_view row; rows.next(row);) found.emplace_back(row);
  CHECK(found == expected);
}

TEST_CASE("a run gives the bytes of the stages, and one that was cut off goes on to the same") {
  const Folder folder;
  const std::string text = joined(dump());
  const std::string path = folder.file("dump.json", text);
  const DumpRecipe wanted = recipe();
  // So little memory that every line makes a file.
  DumpRun run{path, (folder.path / "work").string(), 1, false};
  const std::vector<std::byte> whole = merge({reduce(map_lines(dump()))});
  const Result<DumpResult> built = build_from_dump(wanted, run);
  if (!built) FAIL(built.error().message);
  CHECK(built.value().pack == whole);
  CHECK_FALSE(built.value().resumed);
  CHECK_FALSE(fs::exists(run.folder));

  // What a run that stopped in the middle of the dump leaves behind.
  const std::size_t middle = text.find("\n", text.size() / 2) + 1;
  fs::create_directories(run.folder);
  RowSorter sorter(run.folder + "/map", 1, 1);
  std::vector<std::string> first_half = sorted_lines(text.substr(0, middle));
  sorter.add(map_lines(first_half));
  REQUIRE(sorter.write_file());
  RunState state;
  state.dump_size = text.size();
  state.recipe = wanted.fingerprint;
  state.plain = middle;
  state.restart = {middle, middle};
  state.files = 1;
  REQUIRE(write_state(run.folder + "/state", state));
  const Result<DumpResult> resumed = build_from_dump(wanted, run);
  if (!resumed) FAIL(resumed.error().message);
  CHECK(resumed.value().resumed);
  CHECK(resumed.value().counts.lines < dump().size());
  CHECK(resumed.value().pack == whole);

  // A state of another recipe is not used.
  fs::create_directories(run.folder);
  state.recipe += 1;
  REQUIRE(write_state(run.folder + "/state", state));
  const Result<DumpResult> anew = build_from_dump(wanted, run);
  CHECK_FALSE(anew.value().resumed);
  CHECK(anew.value().pack == whole);
}

TEST_CASE("names of a dump must look like names") {
  CaseRule rule = CaseRule::Any;
  const auto may = [&](const char* text, bool is_label) {
    return may_be_alias(text, is_label, rule);
  };
  CHECK((may("Orla Vint", false) && rule == CaseRule::Exact));
  CHECK((may("NATO", false) && rule == CaseRule::Upper));
  CHECK((may("EU", false) && rule == CaseRule::Upper));
  CHECK(may("Oz", true));
  for (const char* bad :
       {"fr", "Fra", "can", "the tides", "T1", "X", "12", "", "Tide (band)", "\xF0\x9F\x87\xAB"}) {
    CAPTURE(bad);
    CHECK_FALSE(may(bad, false));
  }
  CHECK_FALSE(may("beer", true));
  CHECK_FALSE(may(std::string(200, 'A').c_str(), true));
}
