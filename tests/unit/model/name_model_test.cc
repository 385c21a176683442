#include "model/name_model.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "catch.h"
#include "format/container.h"
#include "format/section_readers.h"
#include "model/hash_index.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kFirst = 5;  // hashes of two features
constexpr std::uint32_t kSecond = 77;

struct Parts {
  std::vector<std::uint32_t> features = {kFirst, kSecond};
  std::vector<std::byte> weights = std::vector<std::byte>(2 * NameModel::kLabels);
  std::vector<std::uint32_t> transitions =
      std::vector<std::uint32_t>(NameModel::kLabels * NameModel::kLabels);
  std::vector<std::uint32_t> calibration = {10, 600, 20, 900};
};

std::vector<std::byte> file_of(const Parts& parts) {
  const std::vector<std::string> about = {"features", "1"};
  ContainerWriter file(NameModel::kKind, NameModel::kMajor, NameModel::kMinor);
  std::vector<std::uint32_t> kept;
  file.add("FEAT", static_cast<std::uint32_t>(parts.features.size()),
           hash_index_section(parts.features, kept));
  file.add("TAGW", static_cast<std::uint32_t>(parts.features.size()), parts.weights);
  file.add("KNOW", 0, hash_index_section({}, kept));
  file.add("CLUS", 0, hash_index_section({}, kept));
  file.add("TRAN", static_cast<std::uint32_t>(parts.transitions.size()),
           number_section(parts.transitions));
  file.add("CALI", static_cast<std::uint32_t>(parts.calibration.size()),
           number_section(parts.calibration));
  file.add("META", static_cast<std::uint32_t>(about.size()), string_section(about));
  return file.finish().value();
}

TEST_CASE("name model: what a feature weighs is added, label by label") {
  Parts parts;
  std::vector<std::uint32_t> kept;
  hash_index_section(parts.features, kept);
  // Label after label: both features of label 3 stand beside each other.
  const std::size_t first = kept[0] == 0 ? 0 : 1;
  parts.weights[2 * 3 + first] = std::byte{0xF9};
  const std::vector<std::byte> bytes = file_of(parts);
  const Result<NameModel> model = NameModel::open(bytes);
  REQUIRE(model);
  CHECK(model.value().about("features") == "1");
  NameModel::Sums sums{};
  model.value().add(kFirst, sums);
  CHECK(sums[3] == -7);  // 0xF9 as a signed byte
  CHECK(sums[2] == 0);
  NameModel::Sums others{};
  model.value().add(kSecond, others);
  model.value().add(123'456, others);  // weighs nothing
  CHECK(std::all_of(others.begin(), others.begin() + NameModel::kLabels,
                    [](int sum) { return sum == 0; }));
}

TEST_CASE("name model: confidence rises with the margin") {
  const std::vector<std::byte> bytes = file_of({});
  const Result<NameModel> model = NameModel::open(bytes);
  REQUIRE(model);
  CHECK(model.value().confidence(5).thousandths == 500);
  CHECK(model.value().confidence(10).thousandths == 600);
  CHECK(model.value().confidence(19).thousandths == 600);
  CHECK(model.value().confidence(1'000'000).thousandths == 900);
}

TEST_CASE("name model: a file that is not whole is refused") {
  const auto refused = [](const Parts& parts) { return !NameModel::open(file_of(parts)); };
  Parts empty;
  empty.features.clear();
  empty.weights.clear();
  CHECK(refused(empty));
  Parts thin;
  thin.weights.pop_back();
  CHECK(refused(thin));
  Parts few;
  few.transitions.pop_back();
  CHECK(refused(few));
  Parts huge;
  huge.transitions[0] = 20'000;
  CHECK(refused(huge));
  Parts falling;
  falling.calibration = {10, 900, 20, 600};
  CHECK(refused(falling));
  const std::vector<std::byte> whole = file_of({});
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    const std::vector<std::byte> part(whole.begin(),
                                      whole.begin() + static_cast<std::ptrdiff_t>(size));
    CHECK_FALSE(NameModel::open(part));
  }
}

TEST_CASE("name model: only a name's own words go on with it") {
  CHECK(may_follow(kOutside, begin_of(EntityKind::Place)));
  CHECK(may_follow(begin_of(EntityKind::Place), inside_of(EntityKind::Place)));
  CHECK(may_follow(inside_of(EntityKind::Place), inside_of(EntityKind::Place)));
  CHECK_FALSE(may_follow(kOutside, inside_of(EntityKind::Place)));
  CHECK_FALSE(may_follow(begin_of(EntityKind::Person), inside_of(EntityKind::Place)));
  CHECK(kind_of_label(inside_of(EntityKind::Law)) == EntityKind::Law);
}

}  // namespace
}  // namespace sidelight
