# What Sidelight does not write itself: RE2, nlohmann/json, zlib (the program only), Catch2 (tests only).

# RE2: the last source that needs no Abseil, with its generated Unicode tables, the same for native and WebAssembly.
# It is unpacked once, beside all build folders.
set(re2_root "${CMAKE_SOURCE_DIR}/build/third_party/re2")
execute_process(COMMAND bash "${CMAKE_SOURCE_DIR}/tools/fetch_re2.sh" "${re2_root}" RESULT_VARIABLE re2_status)
if(NOT re2_status EQUAL 0)
  message(FATAL_ERROR "RE2 could not be fetched (tools/fetch_re2.sh)")
endif()
file(GLOB re2_sources "${re2_root}/vendor/re2/*.cc")
add_library(sidelight_re2 STATIC ${re2_sources}
    "${re2_root}/vendor/util/rune.cc" "${re2_root}/vendor/util/strutil.cc")
target_include_directories(sidelight_re2 SYSTEM PUBLIC "${re2_root}/vendor")
target_compile_definitions(sidelight_re2 PRIVATE NDEBUG)
target_compile_options(sidelight_re2 PRIVATE -w -fno-exceptions -ffp-contract=off)
if(NOT EMSCRIPTEN)
  set(THREADS_PREFER_PTHREAD_FLAG ON)
  find_package(Threads REQUIRED)
  target_link_libraries(sidelight_re2 PUBLIC Threads::Threads)
  find_package(ZLIB REQUIRED) # Debian: zlib1g-dev; for gzipped web archives
endif()

# nlohmann/json: the system's. The system's include folder itself would break the WebAssembly build, so only a
# folder that holds one link, `nlohmann`, is shown to the compiler.
find_path(SIDELIGHT_JSON_FOLDER nlohmann/json.hpp PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH)
if(NOT SIDELIGHT_JSON_FOLDER)
  message(FATAL_ERROR "nlohmann/json is missing (Debian: nlohmann-json3-dev)")
endif()
file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/json_only")
file(CREATE_LINK "${SIDELIGHT_JSON_FOLDER}/nlohmann" "${CMAKE_BINARY_DIR}/json_only/nlohmann" SYMBOLIC)
add_library(sidelight_json INTERFACE)
target_include_directories(sidelight_json SYSTEM INTERFACE "${CMAKE_BINARY_DIR}/json_only")
