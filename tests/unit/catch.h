// Catch2 (the unit test framework), whichever of its two shapes the system has: 2.13 is one header,
// 3 is a library. Every test includes this and nothing of Catch2 itself.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
