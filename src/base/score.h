// Confidence (probability estimate) in whole thousandths, so that what is printed is the same on
// every machine. Never a floating-point number; the rule that gave it travels beside it.
#pragma once

#include <algorithm>
#include <cstdint>

namespace sidelight {

struct Score {
  std::uint16_t thousandths = 0;  // 0 to 1000

  static constexpr Score of(int value) {
    return Score{static_cast<std::uint16_t>(std::clamp(value, 0, 1000))};
  }
  friend constexpr bool operator==(Score a, Score b) { return a.thousandths == b.thousandths; }
  friend constexpr bool operator<(Score a, Score b) { return a.thousandths < b.thousandths; }
};

}  // namespace sidelight
