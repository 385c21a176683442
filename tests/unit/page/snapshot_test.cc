#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "page/html_page.h"
#include "page/snapshot.h"

namespace sidelight {
namespace {

std::string snapshot_with(const std::string& elements, const std::string& texts) {
  return R"({"format":"sidelight-snapshot","version":1,"url":"","title":"","language":"","metadata":[],"jsonLd":[],"elements":)" +
         elements + ",\"texts\":" + texts + "}";
}

constexpr const char* kTwo = R"([{"tag":"body","parent":-1},{"tag":"p","parent":0}])";

TEST_CASE("snapshot: what is written reads back to the same bytes") {
  Page page;
  page.url = "https://example.org/a?b=\"c\"";
  page.date = "2024-05-15";
  page.title = "Tabs\tand \\ and \x01";
  page.language = "en";
  page.metadata = {{"og:title", "A \xF0\x9F\x98\x80"}};
  page.json_ld = {"{\"@type\":\"Article\"}\n"};
  Element body;
  body.tag = "body";
  Element paragraph;
  paragraph.tag = "p";
  paragraph.parent = 0;
  paragraph.hints = {{"class", "a b"}, {"id", "x"}};
  paragraph.hidden = true;
  paragraph.fixed = true;
  paragraph.box = Box{-5, 10, 700, 20};
  page.elements = {body, paragraph};
  page.texts = {{1, 2, " One\ntwo \xC3\xA9 "}};
  page.notes = {{NoteCode::TextLimit, ""}};
  const std::string written = write_snapshot(page);
  const Result<Page> again = read_snapshot(written);
  REQUIRE(again.ok());
  CHECK(write_snapshot(again.value()) == written);
  CHECK(again.value().elements[1].box->left == -5);
  CHECK(again.value().elements[1].hint("id") == "x");
  CHECK(again.value().texts[0].text == page.texts[0].text);
  CHECK(written.back() == '\n');
}

TEST_CASE("snapshot: lone surrogates and NUL are repaired and noted") {
  const Result<Page> page =
      read_snapshot(snapshot_with(kTwo, R"([[1,2,"a\ud800b\udc00c\ud83d\ude00d\u0000"]])"));
  REQUIRE(page.ok());
  CHECK(page.value().texts[0].text ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD"
        "c\xF0\x9F\x98\x80"
        "d\xEF\xBF\xBD");
  REQUIRE(page.value().notes.size() == 1);
  CHECK(page.value().notes[0].code == NoteCode::InvalidText);
}

TEST_CASE("snapshot: bytes that are no UTF-8 are repaired and noted") {
  const Result<Page> page = read_snapshot(snapshot_with(kTwo, "[[1,2,\"a\xFF\"]]"));
  REQUIRE(page.ok());
  CHECK(page.value().texts[0].text == "a\xEF\xBF\xBD");
  CHECK(page.value().notes.at(0).code == NoteCode::InvalidText);
}

TEST_CASE("snapshot: what is wrong is named") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "not a JSON object"},
      {"[]", "not a JSON object"},
      {"{", "first member"},
      {"{}", "format"},
      {R"({"format":"other"})", "format"},
      {R"({"format":"sidelight-snapshot","version":2})", "version"},
      {R"({"format":"sidelight-snapshot","version":1})", "elements or texts are missing"},
      {R"({"format":"sidelight-snapshot","version":1,"url":3})", "url"},
      {snapshot_with("3", "[]"), "elements"},
      {snapshot_with("[{}]", "[]"), "elements"},
      {snapshot_with(R"([{"tag":"body","parent":0}])", "[]"), "element 0"},
      {snapshot_with(R"([{"tag":"body","parent":-1},{"tag":"p","parent":-1}])", "[]"), "element 1"},
      {snapshot_with(R"([{"tag":"body","parent":-1},{"tag":"p","parent":7}])", "[]"), "element 1"},
      {snapshot_with(
           R"([{"tag":"b","parent":-1},{"tag":"p","parent":0},{"tag":"p","parent":0},{"tag":"p","parent":1}])",
           "[]"),
       "element 3"},
      {snapshot_with(kTwo, R"([[2,2,"a"]])"), "text 0"},
      {snapshot_with(kTwo, R"([[1,3,"a"]])"), "text 0"},
      {snapshot_with(kTwo, R"([[1,1,"a"]])"), "text 0"},
      {snapshot_with(kTwo, R"([[1,2,"a"],[0,1,"b"]])"), "text 1"},
      {snapshot_with(kTwo, R"([[1,2]])"), "texts"},
      {snapshot_with(kTwo, "[]") + "x", "closing brace"},
      {R"({"format":"sidelight-snapshot","version":1,"url":"\x"})", "url"},
      {R"({"x":)" + std::string(1000, '['), "x"},
  };
  for (const auto& test : cases) {
    INFO(test.first.substr(0, 200));
    const Result<Page> page = read_snapshot(test.first);
    REQUIRE_FALSE(page.ok());
    INFO(page.error().message);
    CHECK(page.error().message.find(test.second) != std::string::npos);
  }
}

TEST_CASE("snapshot: members that are not known are passed over") {
  std::string json = snapshot_with(kTwo, R"([[1,2,"a"]])");
  json.insert(1, R"("new":{"a":[1,-2.5e3,null,true,{"b":"}"}],"c":[]},)");
  CHECK(read_snapshot(json).ok());
}

TEST_CASE("snapshot: every prefix of one is an error, never a crash") {
  const Result<Page> page =
      read_html("<title>T</title><p class=a hidden>One <b>two</b></p>", HtmlSource{});
  REQUIRE(page.ok());
  const std::string json = write_snapshot(page.value());
  for (std::size_t length = 0; length + 2 < json.size(); ++length) {
    CHECK_FALSE(read_snapshot(json.substr(0, length)).ok());
  }
}

TEST_CASE("snapshot: beyond the limits the rest is left out with a note") {
  std::string texts = "[";
  for (std::uint32_t i = 0; i <= kMaxTexts; ++i) texts += (i == 0 ? "[1,2,\"a\"]" : ",[1,2,\"a\"]");
  const Result<Page> many = read_snapshot(snapshot_with(kTwo, texts + "]"));
  REQUIRE(many.ok());
  CHECK(many.value().texts.size() == kMaxTexts);
  CHECK(many.value().notes.at(0).code == NoteCode::NodeLimit);
  const std::string big(kMaxTextBytes, 'x');
  const Result<Page> large =
      read_snapshot(snapshot_with(kTwo, "[[1,2,\"ab\"],[1,2,\"" + big + "\"],[1,2,\"c\"]]"));
  REQUIRE(large.ok());
  CHECK(large.value().texts.size() == 2);
  CHECK(large.value().notes.at(0).code == NoteCode::TextLimit);
}

}  // namespace
}  // namespace sidelight
