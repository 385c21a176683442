#include "train/block_labels.h"

#include "catch.h"

using namespace sidelight;

TEST_CASE("leaves are labelled by where their words stand in the reference") {
  const std::string truth =
      "The ferry to Norvik leaves at dawn and comes back at dusk.\n"
      "A new boat\n"
      "The council will buy a second boat next spring, the mayor said.";
  const std::vector<std::string_view> leaves = {
      "Home",
      "A new boat",  // a teaser, far from the text
      "Weather for the weekend: rain in the west, sun in the east.",
      "The ferry to Norvik leaves at dawn and comes back at dusk.",
      "A new boat",
      "The council will buy a second boat next spring, the mayor said.",
      "The ferry to Norvik leaves at dawn and comes back at dusk.",  // repeated by itself
      "Photo: L. Arnesen"};
  const std::vector<std::uint8_t> labels = label_leaves(leaves, truth);
  CHECK(labels == std::vector<std::uint8_t>{0, 0, 0, 1, 1, 1, 0, 0});
}

TEST_CASE("a line is found in the leaves that hold it and little else") {
  const std::vector<std::string_view> leaves = {
      "Two towns share one bridge, and neither wants to pay for it.",
      "Two towns share one bridge, and neither wants to pay for it. The story began in 1931, when "
      "a "
      "miller and a priest could not agree on who should hold the key."};
  CHECK(leaves_holding(leaves, "Two towns share one bridge and neither wants to pay for it") ==
        std::vector<std::size_t>{0});
  CHECK(leaves_holding(leaves, "Too short").empty());
  CHECK(lines_of("one\n\ntwo") == std::vector<std::string>{"one", "two"});
}
