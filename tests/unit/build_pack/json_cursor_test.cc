// Unit tests of build_pack/json_cursor.h: what is wanted is found, the rest is stepped over, and
// whatever is broken fails without leaving the line.
#include "build_pack/json_cursor.h"

#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "catch.h"

using namespace sidelight;

namespace {

// The members as "name=value", in order; "!" behind them when the cursor failed.
std::string members(std::string_view text) {
  // Exactly as long as it is, so that a step too far is seen.
  const std::unique_ptr<char[]> exact(new char[text.size()]);
  if (!text.empty()) std::memcpy(exact.get(), text.data(), text.size());
  JsonCursor cursor(std::string_view(exact.get(), text.size()));
  std::string out;
  cursor.for_each_member([&](std::string_view name, JsonCursor& member) {
    out += std::string(name) + "=" + std::string(member.value()) + ";";
  });
  return out + (cursor.failed() || !cursor.at_end() ? "!" : "");
}

}  // namespace

TEST_CASE("members of an object are given one by one, their values as they stand") {
  CHECK(members(R"({"a":1,"b":"x","c":[1,[2]],"d":{"e":{}}})") ==
        "a=1;b=\"x\";c=[1,[2]];d={\"e\":{}};");
  CHECK(members(" { \"a\" : true , \"b\" : null } ") == "a=true;b=null;");
  CHECK(members(R"({"a":"}]\"{\\","b":-1.5e3})") == "a=\"}]\\\"{\\\\\";b=-1.5e3;");
  CHECK(members("{}").empty());
}

TEST_CASE("an empty list counts as an empty map, a full one does not") {
  CHECK(members("[]").empty());
  CHECK(members(" [ ] ").empty());
  CHECK(members("[1]") == "!");
}

TEST_CASE("strings of every length end where they end") {
  for (std::size_t length = 0; length < 40; ++length) {
    for (const char* tail : {"", "\\\"", "\\\\", "\\u0041"}) {
      const std::string inside = std::string(length, 'x') + tail;
      CAPTURE(inside);
      CHECK(members("{\"k\":\"" + inside + "\",\"l\":2}") == "k=\"" + inside + "\";l=2;");
    }
  }
}

TEST_CASE("every beginning of an object that is not the whole fails") {
  const std::string whole = R"({"a":[1,{"b":"c\"d"}],"e":"\u00e9"})";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(members(whole.substr(0, size)).back() == '!');
  }
  for (const char* broken :
       {"{a:1}", "{\"a\"1}", "{\"a\":}", "{\"a\":1 \"b\":2}", "nothing", "{\"a\":1}}"}) {
    CAPTURE(broken);
    CHECK(members(broken).back() == '!');
  }
}

TEST_CASE("escapes become UTF-8, and what cannot be becomes the replacement character") {
  CHECK(unescape_json(R"(S\u00e3o \"Paulo\" \/ \\)") == "São \"Paulo\" / \\");
  CHECK(unescape_json(R"(\ud83d\ude00)") == "\xF0\x9F\x98\x80");
  CHECK(unescape_json(R"(\ud83d!)") == "\xEF\xBF\xBD!");
  CHECK(unescape_json(R"(\ude00)") == "\xEF\xBF\xBD");
  CHECK(unescape_json(R"(\ud83d\u0041)") ==
        "\xEF\xBF\xBD"
        "A");
  CHECK(unescape_json("\\u12").substr(0, 3) == "\xEF\xBF\xBD");
  CHECK(unescape_json(R"(a\tb\nc\u0007d)") == "a b c d");
  CHECK(unescape_json("\xFF") == "\xEF\xBF\xBD");
  CHECK(unescape_json("\\") == "\\");
}

TEST_CASE("whole numbers are read, others refused") {
  std::int64_t number = 0;
  CHECK((parse_whole("-12", number) && number == -12));
  CHECK((parse_whole("+0007", number) && number == 7));
  CHECK((parse_whole("999999999999999999", number) && number == 999999999999999999));
  for (const char* other : {"", "-", "1.5", "1e3", "1234567890123456789", "x"}) {
    CAPTURE(other);
    CHECK_FALSE(parse_whole(other, number));
  }
}
