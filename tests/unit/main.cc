// The program that runs all unit tests. Tests live in tests/unit/<room>/<file>_test.cc.
#define CATCH_CONFIG_RUNNER
#include "catch.h"

int main(int argc, char* argv[]) { return Catch::Session().run(argc, argv); }
