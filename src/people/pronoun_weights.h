// Written by `sidelight-train pronouns`; do not edit. Sixty-fourths of a logit, by role and feature
// (people/pronoun_features.h); how they were learnt: models/pronouns-en.md.
#pragma once

#include <array>
#include <cstdint>

#include "people/pronoun_features.h"

namespace sidelight {

inline constexpr std::array<std::array<std::int16_t, kPronounFeatures>, kPronounRoles>
    kPronounWeights = {{
        {90,   6,  -1, -28, -66, 42,  17, -1, -56, -41, -2, 12, 22,  10, -3,  -10, -40, 17,
         -48,  7,  38, -7,  18,  39,  39, 19, -30, 2,   0,  30, -17, 14, -1,  66,  48,  -45,
         -116, 34, 48, 11,  9,   -32, 17, 16, 27,  -48, 25, 25, 67,  1,  -10, -37, 56,  2},
        {33,  13, -15, -3, -12, 33, 15, -22, -11, 14, 31,  19, -3, -46, -18, -1, -7,  7,
         -19, 3,  -48, 14, -17, 18, 28, -1,  15,  -3, -33, 36, 28, 2,   -18, 21, -16, -26,
         -42, 21, 7,   29, -34, -9, 18, 13,  20,  42, 35,  35, 22, 5,   -29, -9, 12,  15},
        {96,  -18, -11, -3, -60, 33,  10, -7, -31, 2,  8,  26, 0,   -30, 14,  36,  -15, -3,
         -32, -32, 34,  2,  1,   40,  51, 19, -48, -1, 5,  49, -23, 4,   -3,  12,  27,  -37,
         -8,  -1,  50,  -7, -20, -47, 19, 24, 9,   14, 24, 13, 36,  18,  -10, -42, 66,  5},
    }};

}  // namespace sidelight
