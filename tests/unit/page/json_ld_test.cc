#include "page/json_ld.h"

#include <string>
#include <utility>
#include <vector>

#include "catch.h"

namespace sidelight {
namespace {

Page page_with(std::vector<std::string> scripts, const std::string& title = "",
               const std::string& url = "") {
  Page page;
  page.json_ld = std::move(scripts);
  page.title = title;
  page.url = url;
  return page;
}

const char* const kTwo =
    R"([{"@type":"NewsArticle","headline":"Lighthouse keeper retires","datePublished":"2020-01-02"},
        {"@type":"NewsArticle","headline":"Ferry sails again after the storm",
         "url":"https://www.island.example/ferry/?from=feed","datePublished":"2024-03-04"}])";

TEST_CASE("json-ld: of several articles the one that the page shows") {
  CHECK(read_json_ld(page_with({kTwo})).published == "2020-01-02");
  CHECK(read_json_ld(page_with({kTwo}, "Ferry sails again after the storm | Island Post"))
            .published == "2024-03-04");
  CHECK(read_json_ld(page_with({kTwo}, "", "https://island.example/ferry")).published ==
        "2024-03-04");
}

TEST_CASE("json-ld: a more telling type before a general one") {
  const char* const graph =
      R"({"@graph":[{"@type":"WebPage","name":"A","datePublished":"2020-01-02","description":"D"},
          {"@type":["Thing","http://schema.org/NewsArticle"],"headline":"Ferry sails again"}]})";
  const LinkedData data = read_json_ld(page_with({graph}));
  CHECK(data.found);
  CHECK(data.type == "NewsArticle");
  CHECK(data.headline == "Ferry sails again");
  CHECK(data.description == "D");
  CHECK(data.published == "2020-01-02");
}

TEST_CASE("json-ld: authors by name, by parts of it and by reference") {
  const auto authors = [](const std::string& author) {
    return read_json_ld(page_with({R"({"@graph":[{"@type":"Person","@id":"#o","name":"Ola Fjell"},
        {"@type":"Article","headline":"H","author":)" +
                                   author + "}]}"}))
        .authors;
  };
  using Names = std::vector<std::string>;
  CHECK(authors(R"("Ola Fjell")") == Names{"Ola Fjell"});
  CHECK(authors(R"({"@id":"#o"})") == Names{"Ola Fjell"});
  CHECK(authors(R"([{"givenName":"Ola","familyName":"Fjell"},{"name":["Marit Oversund"]}])") ==
        Names{"Ola Fjell", "Marit Oversund"});
  CHECK(authors(R"({"name":"Ren&eacute; &amp;quot;Vik&amp;quot; Fjell"})") ==
        Names{"Ren\xC3\xA9 \"Vik\" Fjell"});
  CHECK(authors("7").empty());
  CHECK(authors("[[[]]]").empty());
}

TEST_CASE("json-ld: a video's headline and day") {
  const LinkedData data = read_json_ld(page_with(
      {R"({"@type":"VideoObject","name":"The last ferry","uploadDate":"2025-10-02T08:00:00Z"})"}));
  CHECK(data.type == "VideoObject");
  CHECK(data.headline == "The last ferry");
  CHECK(data.published == "2025-10-02T08:00:00Z");
}

TEST_CASE("json-ld: texts lose their tags") {
  CHECK(read_json_ld(page_with({R"({"@type":"Article","headline":"H",
      "description":"&lt;p&gt;The ferry <b>sails</b> again, 3 < 4.&lt;/p&gt;"})"}))
            .description == "The ferry sails again, 3 < 4.");
}

TEST_CASE("json-ld: what is odd is no data") {
  for (const char* json :
       {"", "{", "[1,2", "{\"@type\":3}", "null", "{\"@type\":\"NewsArticle\",\"author\":[[[]]]}",
        "<!-- {\"@type\":\"NewsArticle\",\"headline\":7} -->"}) {
    INFO(json);
    CHECK(read_json_ld(page_with({json})).authors.empty());
  }
  CHECK(read_json_ld(page_with({"{\"@type\":\"NewsArticle\",\"headline\":\"A\nB &amp; C\"}"}))
            .headline == "A B & C");
  CHECK(read_json_ld(page_with({"{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}"}))
            .paid);
  CHECK_FALSE(read_json_ld(page_with({std::string(20000, '[')})).found);
}

}  // namespace
}  // namespace sidelight
