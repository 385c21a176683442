#include "model/quote_model.h"

#include <string>
#include <vector>

#include "catch.h"
#include "format/container.h"
#include "format/section_readers.h"

using namespace sidelight;

namespace {

struct Parts {
  std::uint32_t buckets = 4;
  std::size_t bytes = 12;
  std::vector<std::uint32_t> transitions = std::vector<std::uint32_t>(9, 5);
};

std::vector<std::byte> file_of(const Parts& parts) {
  ContainerWriter file(QuoteModel::kKind, QuoteModel::kMajor, QuoteModel::kMinor);
  std::vector<std::byte> weights(parts.bytes);
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = static_cast<std::byte>(256 - i);
  file.add("TAGW", parts.buckets, weights);
  file.add("TRAN", static_cast<std::uint32_t>(parts.transitions.size()),
           number_section(parts.transitions));
  file.add("META", 2, string_section(std::vector<std::string>{"features", "7"}));
  return std::move(file.finish()).value();
}

}  // namespace

TEST_CASE("a quote model gives its weights, signed") {
  const std::vector<std::byte> bytes = file_of({});
  const Result<QuoteModel> model = QuoteModel::open(bytes);
  REQUIRE(model);
  CHECK_FALSE(model.value().empty());
  QuoteModel::Scores scores{};
  model.value().add(5, scores);  // bucket 1
  CHECK(scores == QuoteModel::Scores{-3, -4, -5});
  CHECK(model.value().transition(1, 2) == 5);
  CHECK(model.value().about("features") == "7");
  CHECK(model.value().about("name").empty());
}

TEST_CASE("a quote model that is not whole is refused") {
  const auto refused = [](const Parts& parts) {
    const std::vector<std::byte> bytes = file_of(parts);
    const Result<QuoteModel> model = QuoteModel::open(bytes);
    REQUIRE_FALSE(model);
    return model.error().message;
  };
  Parts odd;
  odd.buckets = 3;
  odd.bytes = 9;
  CHECK(refused(odd).find("power of two") != std::string::npos);
  Parts cut;
  cut.bytes = 11;
  CHECK(refused(cut).find("power of two") != std::string::npos);
  Parts few;
  few.transitions.pop_back();
  CHECK(refused(few).find("nine") != std::string::npos);
  Parts large;
  large.transitions[3] = 10'001;
  CHECK(refused(large).find("out of bounds") != std::string::npos);
  std::vector<std::byte> bytes = file_of({});
  bytes[bytes.size() / 2] ^= std::byte{1};
  CHECK_FALSE(QuoteModel::open(bytes));
}
