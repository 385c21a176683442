// Unit tests of build_pack/dump_entity.h and dump_statement.h: each trap of the dump's format, on
// invented items in the shapes of the real ones, and on real lines where ../shared is there.
#include "build_pack/dump_entity.h"

#include <filesystem>
#include <string>
#include <vector>

#include "build_pack/dump_recipe.h"
#include "build_pack/dump_stream.h"
#include "catch.h"

using namespace sidelight;

namespace {

const char* const kRecipe =
    "name: test\nlicence: CC0-1.0\nas_of: 2026-06\nsource: invented\nlanguages: en mul en-gb\n"
    "least_sitelinks: 1\nclass person Q5\n";

DumpRecipe recipe() { return parse_recipe(kRecipe).value(); }

std::string item_snak(const std::string& property, int id) {
  return R"({"snaktype":"value","property":")" + property +
         R"(","hash":"00","datavalue":{"value":{"entity-type":"item","numeric-id":)" +
         std::to_string(id) + R"(,"id":"Q)" + std::to_string(id) +
         R"("},"type":"wikibase-entityid"},"datatype":"wikibase-item"})";
}

std::string time_snak(const std::string& property, const std::string& time, int precision) {
  return R"({"snaktype":"value","property":")" + property + R"(","datavalue":{"value":{"time":")" +
         time + R"(","timezone":0,"before":0,"after":0,"precision":)" + std::to_string(precision) +
         R"(,"calendarmodel":"http://www.wikidata.org/entity/Q1985727"},"type":"time"}})";
}

std::string empty_snak(const std::string& property, const std::string& type) {
  return R"({"snaktype":")" + type + R"(","property":")" + property + R"(","datatype":"time"})";
}

// `qualifiers`: "P580":[…],…
std::string statement(const std::string& snak, const std::string& rank = "normal",
                      const std::string& qualifiers = "") {
  return R"({"mainsnak":)" + snak + R"(,"type":"statement","qualifiers":)" +
         (qualifiers.empty() ? "[]" : "{" + qualifiers + "}") + R"(,"id":"Q7$1","rank":")" + rank +
         R"(","references":[{"snaks":{"P248":[]}}]})";
}

std::string line(const std::string& claims, const std::string& more = R"("labels":[])") {
  return R"({"type":"item","id":"Q7",)" + more + R"(,"claims":)" + claims + R"(,"sitelinks":[]},)";
}

DumpEntity read(const std::string& text) {
  DumpLineParts parts;
  REQUIRE(look_at_line(text, parts) == DumpLine::Item);
  DumpEntity entity;
  const DumpRecipe wanted = recipe();
  read_classes(parts, entity);
  read_name(parts, wanted, entity);
  read_all(parts, wanted, entity);
  return entity;
}

// "name=value" or "name>item", with "@since"; in order.
std::string facts(const std::string& claims) {
  std::string out;
  const DumpEntity entity = read(line(claims));
  for (const DumpFact& fact : entity.facts) {
    out += (out.empty() ? "" : " ") + std::string(fact.name);
    out += fact.reference == 0 ? "=" + fact.value : ">" + std::to_string(fact.reference);
    if (!fact.since.empty()) out += "@" + fact.since;
  }
  return out;
}

std::string claims_of(const std::string& property, const std::vector<std::string>& statements) {
  std::string out = "{\"" + property + "\":[";
  for (std::size_t i = 0; i < statements.size(); ++i) out += (i > 0 ? "," : "") + statements[i];
  return out + "]}";
}

DumpLine kind_of(std::string_view text) {
  DumpLineParts parts;
  return look_at_line(text, parts);
}

}  // namespace

TEST_CASE("brackets, properties and lexemes are lines of another kind, broken ones are told") {
  for (const char* other :
       {"[", "]", "", "\r", " ,", R"({"type":"property","id":"P31","claims":[]},)",
        R"({"type":"lexeme","id":"L7","lemmas":{}})"}) {
    CAPTURE(other);
    CHECK(kind_of(other) == DumpLine::Other);
  }
  for (const char* broken :
       {"{", "{}", "x", R"({"type":"item","id":"Q7")", R"({"type":"item","id":"P7"})",
        R"({"type":"item","id":"Q0"},)", R"({"type":"item","id":"Q9999999999"})",
        R"({"type":"item","id":"Q7"}x)", R"({"type":"item","id":"Q7","claims":3})"}) {
    CAPTURE(broken);
    CHECK(kind_of(broken) == DumpLine::Broken);
  }
}

TEST_CASE("a line may end in a comma, a carriage return, or carry the brackets of the array") {
  for (const char* text : {R"({"type":"item","id":"Q7"},)", R"({"type":"item","id":"Q7"})",
                           "{\"type\":\"item\",\"id\":\"Q7\"},\r", R"([{"type":"item","id":"Q7"},)",
                           R"({"type":"item","id":"Q7"}])"}) {
    CAPTURE(text);
    DumpLineParts parts;
    CHECK(look_at_line(text, parts) == DumpLine::Item);
    CHECK(parts.id == 7);
  }
}

TEST_CASE("empty maps may be lists, and members may stand in any order") {
  const DumpEntity entity = read(
      R"({"claims":[],"sitelinks":[],"aliases":[],"descriptions":[],"labels":[],"id":"Q7","type":"item"})");
  CHECK(entity.label.empty());
  CHECK(entity.aliases.empty());
  CHECK(entity.facts.empty());
  CHECK(entity.sitelinks == 0);
}

TEST_CASE("the label is that of the first language that has one") {
  const auto label = [](const std::string& labels) {
    return read(line("[]", R"("labels":{)" + labels + "}")).label;
  };
  const std::string english = R"("en":{"language":"en","value":"Orla  Vint\n"})";
  const std::string any = R"("mul":{"language":"mul","value":"Orla V."})";
  const std::string british = R"("en-gb":{"value":"Dame Orla","language":"en-gb"})";
  CHECK(label(british + "," + any + "," + english) == "Orla Vint");
  CHECK(label(british + "," + any) == "Orla V.");
  CHECK(label(british) == "Dame Orla");
  CHECK(label(R"("de":{"language":"de","value":"Orla"})").empty());
  CHECK(label(R"("en":{"language":"en","value":"V\u00edntov\u00e1"})") == "Víntová");
}

TEST_CASE("aliases come from all languages of the recipe, none twice") {
  const DumpEntity entity = read(line(
      "[]",
      R"("aliases":{"en-gb":[{"language":"en-gb","value":"O. Vint"}],"de":[{"value":"Frau V."}],)"
      R"("en":[{"language":"en","value":"Orla"},{"language":"en","value":"O. Vint"}]})"));
  CHECK(entity.aliases == std::vector<std::string>{"Orla", "O. Vint"});
}

TEST_CASE("only encyclopedias count as site links") {
  DumpLineParts parts;
  look_at_line(
      R"({"type":"item","id":"Q7","sitelinks":{"enwiki":{"title":"A"},"dewiki":{},)"
      R"("commonswiki":{},"enwikiquote":{},"specieswiki":{},"be_x_oldwiki":{},"wikidatawiki":{}}})",
      parts);
  CHECK(parts.sitelinks == 3);
}

TEST_CASE("values that are missing or unknown make no fact") {
  CHECK(facts(claims_of("P17", {statement(empty_snak("P17", "novalue"))})).empty());
  CHECK(facts(claims_of("P17", {statement(empty_snak("P17", "somevalue"))})).empty());
  CHECK(facts(claims_of("P17", {statement(empty_snak("P17", "novalue")),
                                statement(item_snak("P17", 30))})) == "country>30");
}

TEST_CASE("an item may be given by its number alone, and a property is none") {
  const auto with = [](const std::string& value) {
    return facts(claims_of(
        "P17",
        {statement(R"({"snaktype":"value","datavalue":{"type":"wikibase-entityid","value":{)" +
                   value + "}}}")}));
  };
  CHECK(with(R"("entity-type":"item","numeric-id":30)") == "country>30");
  CHECK(with(R"("entity-type":"item","id":"Q30")") == "country>30");
  CHECK(with(R"("entity-type":"property","numeric-id":30)").empty());
  CHECK(with(R"("entity-type":"property","numeric-id":30,"id":"P30")").empty());
  CHECK(with(R"("entity-type":"item","numeric-id":99999999999)").empty());
}

TEST_CASE("deprecated statements never count, and a preferred one counts alone") {
  const std::string a = statement(item_snak("P17", 1), "normal");
  const std::string b = statement(item_snak("P17", 2), "preferred");
  const std::string c = statement(item_snak("P17", 3), "deprecated");
  CHECK(facts(claims_of("P17", {a, c})) == "country>1");
  CHECK(facts(claims_of("P17", {a, b, c})) == "country>2");
  CHECK(facts(claims_of("P17", {c})).empty());
}

TEST_CASE("an office is held while it has no end, from its beginning on") {
  const std::string start = R"("P580":[)" + time_snak("P580", "+2024-05-07T00:00:00Z", 11) + "]";
  const auto office = [&](const std::string& end) {
    return facts(
        claims_of("P39", {statement(item_snak("P39", 90), "normal",
                                    start + (end.empty() ? "" : R"(,"P582":[)" + end + "]"))}));
  };
  CHECK(office("") == "office>90@2024-05-07");
  CHECK(office(time_snak("P582", "+2025-01-20T00:00:00Z", 11)).empty());
  CHECK(office(time_snak("P582", "+2026-00-00T00:00:00Z", 9)).empty());
  // An end that lies beyond the dump's date is a term that runs.
  CHECK(office(time_snak("P582", "+2028-05-07T00:00:00Z", 11)) == "office>90@2024-05-07");
  CHECK(office(empty_snak("P582", "somevalue")).empty());
  CHECK(office(empty_snak("P582", "novalue")) == "office>90@2024-05-07");
}

TEST_CASE("the dead hold no office") {
  const std::string office = R"("P39":[)" + statement(item_snak("P39", 90)) + "]";
  CHECK(facts("{" + office + "}") == "office>90");
  CHECK(facts("{" + office + R"(,"P570":[)" +
              statement(time_snak("P570", "+2020-01-02T00:00:00Z", 11)) + "]}") ==
        "died=2020-01-02");
  CHECK(facts("{" + office + R"(,"P570":[)" + statement(empty_snak("P570", "somevalue")) + "]}")
            .empty());
  CHECK(facts("{" + office + R"(,"P570":[)" + statement(empty_snak("P570", "novalue")) + "]}") ==
        "office>90");
}

TEST_CASE("a time is as exact as its precision says") {
  const auto born = [](const std::string& time, int precision) {
    return facts(claims_of("P569", {statement(time_snak("P569", time, precision))}));
  };
  CHECK(born("+1901-00-00T00:00:00Z", 9) == "born=1901");
  CHECK(born("+1901-07-01T00:00:00Z", 9) == "born=1901");
  CHECK(born("+1901-07-00T00:00:00Z", 10) == "born=1901-07");
  CHECK(born("+1901-07-09T00:00:00Z", 11) == "born=1901-07-09");
  CHECK(born("+00000001901-07-09T00:00:00Z", 11) == "born=1901-07-09");
  CHECK(born("+1901-00-00T00:00:00Z", 11) == "born=1901");
  CHECK(born("+1900-00-00T00:00:00Z", 8).empty());   // a decade
  CHECK(born("-0044-03-15T00:00:00Z", 11).empty());  // before the year 1
  CHECK(born("+13798000000-00-00T00:00:00Z", 9).empty());
  CHECK(born("nonsense", 11).empty());
}

TEST_CASE("coordinates are on Earth, in thousandths of a degree") {
  const auto place = [](const std::string& value) {
    return facts(claims_of(
        "P625",
        {statement(R"({"snaktype":"value","datavalue":{"type":"globecoordinate","value":{)" +
                   value + "}}}")}));
  };
  const std::string earth =
      R"(,"altitude":null,"precision":null,"globe":"http:\/\/www.wikidata.org\/entity\/Q2")";
  CHECK(place(R"("latitude":55.7512,"longitude":37.6184)" + earth) == "coordinates=55.751,37.618");
  CHECK(place(R"("latitude":-0.1,"longitude":-5)" + earth) == "coordinates=-0.1,-5");
  CHECK(place(R"("latitude":1.0e-5,"longitude":1.5E1)" + earth) == "coordinates=0,15");
  CHECK(
      place(R"("latitude":1,"longitude":2,"globe":"http://www.wikidata.org/entity/Q405")").empty());
  CHECK(
      place(R"("latitude":1,"longitude":2,"globe":"http://www.wikidata.org/entity/Q111")").empty());
  CHECK(place(R"("latitude":95,"longitude":2)" + earth).empty());
  CHECK(place(R"("latitude":"1","longitude":2)" + earth).empty());
}

TEST_CASE("of several counts of people the latest is taken, with its day") {
  const auto count = [](const std::string& amount, const std::string& year) {
    return statement(R"({"snaktype":"value","datavalue":{"type":"quantity","value":{"amount":")" +
                         amount + R"(","unit":"1"}}})",
                     "normal",
                     R"("P585":[)" + time_snak("P585", "+" + year + "-00-00T00:00:00Z", 9) + "]");
  };
  CHECK(facts(claims_of("P1082", {count("+100", "2001"), count("+300", "2021"),
                                  count("+200", "2011")})) == "population=300@2021");
  CHECK(facts(claims_of("P1082", {count("+1.5", "2001")})).empty());
}

TEST_CASE("classes are read by rank too, and nothing refers to itself") {
  const DumpEntity entity = read(line(R"({"P31":[)" + statement(item_snak("P31", 5)) + "," +
                                      statement(item_snak("P31", 6), "deprecated") +
                                      R"(],"P279":[)" + statement(item_snak("P279", 8)) +
                                      R"(],"P17":[)" + statement(item_snak("P17", 7)) + "]}"));
  CHECK(entity.classes == std::vector<std::uint32_t>{5});
  CHECK(entity.parents == std::vector<std::uint32_t>{8});
  CHECK(entity.facts.empty());
}

TEST_CASE("a recipe says what is wrong with it") {
  const std::string good = kRecipe;
  CHECK(parse_recipe(good).ok());
  CHECK(parse_recipe(good + "class person Q5 x\n").error().message.find("line 8") == 0);
  CHECK(parse_recipe(good + "class king Q5\n").error().message.find("king") != std::string::npos);
  CHECK(parse_recipe(good + "never L5\n").ok());
  CHECK(parse_recipe(good + "colour: red\n").error().message.find("colour") != std::string::npos);
  CHECK(parse_recipe("name: x\n").error().message.find("licence") != std::string::npos);
}

TEST_CASE("real lines of the dump read as they should, where they are") {
  const std::string folder = SIDELIGHT_ROOT "/../shared/data/knowledge/fixtures/";
  if (!std::filesystem::exists(folder)) return;
  std::vector<DumpEntity> found;
  std::size_t broken = 0;
  std::size_t others = 0;
  for (const char* name : {"wikidata-dump-49-entities.json.gz", "wikidata-dump-20-entities.json.gz",
                           "wdtk-mock-dump-with-bugs.json.gz"}) {
    DumpStream stream = DumpStream::open(folder + name).value();
    LineCutter lines;
    const auto take = [&](std::string_view text, bool, std::uint64_t) {
      const DumpLine kind = kind_of(text);
      if (kind == DumpLine::Broken) ++broken;
      if (kind == DumpLine::Other) ++others;
      if (kind == DumpLine::Item) found.push_back(read(std::string(text)));
    };
    for (std::string_view bytes = stream.read(); !bytes.empty(); bytes = stream.read())
      lines.cut(bytes, take);
    lines.finish(take);
    CHECK(stream.error().empty());
  }
  CHECK(broken == 0);
  CHECK(others > 30);  // brackets and properties
  REQUIRE(found.size() > 120);
  const auto at = [&](std::uint32_t id) -> const DumpEntity& {
    for (const DumpEntity& entity : found) {
      if (entity.id == id) return entity;
    }
    FAIL("no Q" << id);
    return found.front();
  };
  CHECK(at(142).label == "France");
  CHECK(at(142).sitelinks > 200);
  CHECK(at(268).label == "Poznań");
  const auto fact = [&](std::uint32_t id, std::string_view name) {
    for (const DumpFact& each : at(id).facts) {
      if (each.name == name)
        return each.reference == 0 ? each.value : "Q" + std::to_string(each.reference);
    }
    return std::string("-");
  };
  CHECK(fact(142, "capital") == "Q90");
  CHECK(fact(142, "coordinates") == "47,2");
  CHECK(fact(23, "died") == "1799-12-14");
  CHECK(fact(23, "office") == "-");
  CHECK(fact(84, "country") == "Q145");
}
