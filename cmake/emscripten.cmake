# The toolchain file of Emscripten, wherever its compiler lies.
find_program(SIDELIGHT_EMCC emcc REQUIRED)
file(REAL_PATH "${SIDELIGHT_EMCC}" emcc_program)
get_filename_component(emscripten_root "${emcc_program}" DIRECTORY)
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
