// Unit tests of build_pack/lint.h: each rule of data/packs/README.md, by one bad line, is reported
// with file and line.
#include "catch.h"

#include <string>
#include <vector>

#include "build_pack/lint.h"
#include "build_pack/pack_source.h"
#include "build_pack/write_pack.h"

using namespace sidelight;

namespace {

const std::string kHeader = "qid\tkey\tvalue\tas_of\tsource\tnote\n";
const std::string kGood =
    "Q1\tdescription\tinvented river\n"
    "Q1\tkind\tplace\n"
    "Q1\tlabel\tThe Vell\n";

std::string problems_of(const std::string& text, const std::string& more = "") {
  PackSource source;
  source.about = {{"as_of", "2026-01"}, {"licence", "CC0-1.0"}, {"name", "small"}};
  read_pack_text(source, "a.tsv", text);
  if (!more.empty()) read_pack_text(source, "b.tsv", more);
  std::string out;
  for (const SourceProblem& problem : lint_pack(source)) out += show_problem(problem) + "\n";
  return out;
}

// The problems of an entity with this one line more, which is line 2 or, from "e" on, sorted in by
// the test.
std::string with_alias(const std::string& value) {
  return problems_of(kHeader + "Q1\talias\t" + value + "\n" + kGood);
}
std::string with_last(const std::string& rest) {
  return problems_of(kHeader + kGood + "Q1\t" + rest + "\n");
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a good source has no problem") {
  CHECK(problems_of(kHeader + kGood).empty());
  CHECK(with_alias("Vell|exact|name|900|facility").empty());
  CHECK(with_alias("VL|upper|name|0").empty());
}

TEST_CASE("lines that cannot be read are named") {
  CHECK(has(problems_of("qid\tkey\n" + kGood), "a.tsv:1: the first line"));
  CHECK(has(problems_of(kHeader + kGood + "\n"), "a.tsv:5: an empty line"));
  CHECK(has(problems_of(kHeader + kGood + "Q1\tx\n"), "a.tsv:5: expected 3 to 6 columns"));
  CHECK(has(problems_of(kHeader + kGood + "P1\tx\ty\n"), "'P1' is no id"));
  CHECK(has(problems_of(kHeader + kGood + "Q01\tx\ty\n"), "'Q01' is no id"));
  CHECK(has(problems_of(kHeader + kGood + "Q99999999999\tx\ty\n"), "is no id"));
  CHECK(has(with_last("website\tx\t"), "white space at the end"));
  CHECK(has(with_last("website\ta  b"), "doubled or outer spaces"));
  CHECK(has(with_last("website\ta\x01"), "control character"));
  CHECK(has(with_last("website\ta\r"), "control character"));
  CHECK(has(with_last("website\ta\xFF"), "not valid UTF-8"));
}

TEST_CASE("an entity needs one label, kind and description, in one file") {
  CHECK(has(problems_of(kHeader + "Q1\tkind\tplace\n"), "a.tsv:2: this entity has no label"));
  CHECK(has(with_last("label\tOther"), "a.tsv:5: a second 'label'"));
  CHECK(has(problems_of(kHeader + kGood, kHeader + "Q1\twebsite\tx\n"),
            "b.tsv:2: this entity is also in a.tsv"));
  CHECK(has(problems_of(kHeader + "Q1\tdescription\tx.\nQ1\tkind\tplaice\nQ1\tlabel\tx\n"),
            "'plaice' is no kind"));
  CHECK(has(problems_of(kHeader + "Q1\tdescription\tx.\nQ1\tkind\tplace\nQ1\tlabel\tx\n"),
            "no full stop"));
  CHECK(has(with_last("wobsite\tx"), "'wobsite' is no key"));
}

TEST_CASE("lines are sorted, and none stands twice") {
  CHECK(has(with_last("alias\tVell|exact|name|1"), "a.tsv:5: not sorted"));
  CHECK(has(problems_of(kHeader + "Q2\tdescription\tx\nQ2\tkind\tplace\nQ2\tlabel\tx\n" + kGood),
            "a.tsv:5: not sorted"));
  CHECK(has(problems_of(kHeader + kGood + "Q1\tpart_of\tQ1\nQ1\tpart_of\tQ1\n"),
            "a.tsv:6: the same line"));
}

TEST_CASE("alias rules") {
  CHECK(has(with_alias("Vell|exact|name"), "an alias is text"));
  CHECK(has(with_alias("Vell|loud|name|1"), "'loud' is no case rule"));
  CHECK(has(with_alias("Vell|exact|nickname|1"), "'nickname' is no use"));
  CHECK(has(with_alias("Vell|exact|name|1001"), "'1001' is no prior"));
  CHECK(has(with_alias("Vell|exact|name|-1"), "'-1' is no prior"));
  CHECK(has(with_alias("Vell|exact|name|1|fish"), "'fish' is no kind"));
  CHECK(has(with_alias("V L|any|name|1"), "three letters or fewer"));
  CHECK(has(with_alias("vell|exact|name|1"), "one word in lower case"));
  CHECK(has(with_alias("the vell|any|name|1"), "in lower case needs exact"));
  CHECK(has(with_alias("Vell|any|name|1"), "one word needs the case rule"));
  CHECK(has(with_alias("Vell|upper|name|1"), "needs an alias in upper case"));
  CHECK(has(with_alias("V V V V V V V V V V V V V V V V V|exact|name|1"), "more than 16 tokens"));
  CHECK(has(with_alias("Vell|exact|name|1\nQ1\talias\tVell|exact|name|2"), "stands twice"));
  CHECK(has(
      problems_of(
          kHeader + "Q1\talias\tVell|exact|name|600\n" + kGood +
          "Q2\talias\tVell|exact|name|401\nQ2\tdescription\tx\nQ2\tkind\tplace\nQ2\tlabel\tx\n"),
      "a.tsv:6: the priors of the name 'Vell' add up to 1001"));
}

TEST_CASE("facts are checked by their kind") {
  CHECK(has(with_last("part_of\tQ2"), "'Q2' is not in the pack"));
  CHECK(has(with_last("part_of\tthe sea"), "is no id"));
  CHECK(has(with_last("part_of\tQ1"), "refers to itself"));
  CHECK(has(with_last("population\t12\t2025"), "needs as_of and source"));
  CHECK(has(with_last("population\ta dozen\t2025\tx"), "people live nowhere"));
  CHECK(has(with_last("population\t8057236243\t2025\tx"), "people live nowhere"));
  CHECK(has(with_last("population\t12\t2025-13\tx"), "is no date"));
  CHECK(has(problems_of(kHeader + "Q1\tcoordinates\t91,0\n" + kGood), "coordinates are"));
  CHECK(has(problems_of(kHeader + "Q1\tcoordinates\t1.5\n" + kGood), "coordinates are"));
  CHECK(problems_of(kHeader + "Q1\tcoordinates\t-1.25,179.9\n" + kGood).empty());
  CHECK(has(with_last("office\tKing|Q9|2020\t2026\tx"), "'Q9' is not in the pack"));
  CHECK(has(with_last("office\tKing\t2026\tx"), "an office is its name"));
  CHECK(has(with_last("office\tKing|Q1|soon\t2026\tx"), "'soon' is no date"));
}

TEST_CASE("a reference must be of the kind that its fact wants") {
  const std::string person = "Q2\tdescription\tx\nQ2\tkind\tperson\nQ2\tlabel\tx\n";
  const auto with_person = [&](const std::string& rest) {
    return problems_of(kHeader + kGood + "Q1\t" + rest + "\n" + person);
  };
  CHECK(has(with_last("head_of_state\tQ3\t2026\tx"), "'Q3' is not in the pack"));
  CHECK_FALSE(has(with_person("head_of_state\tQ2\t2026\tx"), "is no person"));
  CHECK(has(with_person("part_of\tQ2\nQ2\tcountry\tQ2"), "a.tsv:6: 'Q2' is no place"));
  CHECK(has(with_person("part_of\tQ2\nQ2\theadquarters\tQ2"), "a.tsv:6: 'Q2' is no place"));
  CHECK(has(problems_of(kHeader + kGood + person + "Q2\thead_of_government\tQ1\t2026\tx\n"),
            "a.tsv:8: 'Q1' is no person"));
}

TEST_CASE("nothing is known before it began, nor later than the pack") {
  CHECK(has(with_last("population\t12\t2026-02\tx"), "later than the pack's own"));
  CHECK_FALSE(has(with_last("population\t12\t2026-01-31\tx"), "later"));
  CHECK_FALSE(has(with_last("population\t12\t2026\tx"), "later"));
  CHECK(has(with_last("office\tKing|Q1|2025-07-01\t2025-06\tx"),
            "held since 2025-07-01, later than as_of 2025-06"));
  CHECK_FALSE(has(with_last("office\tKing|Q1|2025-06-30\t2025-06\tx"), "held since"));
}

TEST_CASE("two holders of one office and circles are found") {
  const std::string other = "Q2\tdescription\tx\nQ2\tkind\tplace\nQ2\tlabel\tx\n";
  CHECK(has(problems_of(kHeader + kGood + "Q1\toffice\tKing|Q2\t2026\tx\n" + other +
                        "Q2\toffice\tKing|Q1\t2026\tx\n"),
            "a.tsv:9: 'King' has another holder at a.tsv:5"));
  CHECK(has(problems_of(kHeader + kGood + "Q1\tpart_of\tQ2\n" + other + "Q2\tpart_of\tQ1\n"),
            "goes round in a circle"));
}

TEST_CASE("a bad source builds no pack, and a missing folder is a problem") {
  PackSource source;
  read_pack_text(source, "a.tsv", kHeader + "Q1\tkind\tplace\n");
  CHECK_FALSE(write_pack(source).ok());
  CHECK_FALSE(lint_pack(read_pack_folder("no such folder")).empty());
}
