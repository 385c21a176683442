# Flags that every target of ours shares (interface targets). Third-party code gets none of them.

add_library(sidelight_warnings INTERFACE)
target_compile_options(sidelight_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees overlapping copies in its own std::string (gcc bug 105329).
  target_compile_options(sidelight_warnings INTERFACE -Wno-restrict)
endif()

# The dialect of the core: the same floating point everywhere (no fused multiply-add), and no exceptions,
# because WebAssembly pays dearly for them and a reading must not depend on where it ran.
add_library(sidelight_dialect INTERFACE)
target_compile_options(sidelight_dialect INTERFACE -fno-exceptions -fno-rtti)

add_library(sidelight_everywhere INTERFACE)
target_compile_options(sidelight_everywhere INTERFACE -ffp-contract=off)
# A JSON library built half with and half without exceptions would break the one-definition rule.
target_compile_definitions(sidelight_everywhere INTERFACE JSON_NOEXCEPTION)

if(SIDELIGHT_SANITIZE)
  # vptr checks need RTTI, which the core does without.
  set(sanitizers -fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all)
  add_compile_options(${sanitizers} -fno-omit-frame-pointer -g1)
  add_link_options(${sanitizers})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # The sanitisers' own branches make g++ see uninitialised values where there are none.
    target_compile_options(sidelight_warnings INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()

if(SIDELIGHT_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "SIDELIGHT_FUZZ needs clang: use the preset `fuzz`")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
