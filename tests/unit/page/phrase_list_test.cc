#include "page/phrase_list.h"

#include <string>
#include <vector>

#include "catch.h"

namespace sidelight {
namespace {

constexpr PhraseList kSigns({"getty", "ap photo", "/ap", "x", "get", "©"});

TEST_CASE("phrase list: a phrase is held where its word edges are the line's") {
  CHECK(kSigns.held_in("picture by getty images"));
  CHECK(kSigns.held_in("getty"));
  CHECK(kSigns.held_in("pool/ap"));
  CHECK(kSigns.held_in("an ap photo."));
  CHECK(kSigns.held_in("© 2026"));
  CHECK(kSigns.held_in("follow us on x"));
  CHECK_FALSE(kSigns.held_in("gettysburg"));
  CHECK_FALSE(kSigns.held_in("forgetty"));
  CHECK_FALSE(kSigns.held_in("map photo"));
  CHECK_FALSE(kSigns.held_in("pool/apt"));
  CHECK_FALSE(kSigns.held_in("taxing xenon"));
  CHECK_FALSE(kSigns.held_in(""));
}

TEST_CASE("phrase list: whole lines and their beginnings") {
  CHECK(kSigns.has("get"));
  CHECK(kSigns.has("x"));
  CHECK_FALSE(kSigns.has("gets"));
  CHECK_FALSE(kSigns.has("ge"));
  CHECK_FALSE(kSigns.has(""));
  CHECK(kSigns.begin_of("gets") == "get");
  CHECK(kSigns.begin_of("xylophone") == "x");
  CHECK(kSigns.begin_of("ge").empty());
  CHECK(kSigns.begin_of("").empty());
}

TEST_CASE("phrase list: all places, from left to right") {
  std::vector<std::size_t> places;
  kSigns.each_in("x getty x", [&](std::size_t, std::size_t at) {
    places.push_back(at);
    return false;
  });
  CHECK(places == std::vector<std::size_t>{0, 2, 2, 8});
}

}  // namespace
}  // namespace sidelight
