# One binary of unit tests, and one program for each fuzz target: a fuzzer under the preset `fuzz`, elsewhere a
# replay of the files of tests/fuzz/corpus/<target>/.

set(unit_sources "${CMAKE_SOURCE_DIR}/tests/unit/main.cc")
set(tested_rooms ${SIDELIGHT_ROOMS})
foreach(program_room IN ITEMS cli train build_words build_pack)
  if(TARGET ${program_room}_parts)
    list(APPEND tested_rooms ${program_room})
  endif()
endforeach()
foreach(room IN LISTS tested_rooms)
  file(GLOB_RECURSE room_tests CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/unit/${room}/*.cc")
  list(APPEND unit_sources ${room_tests})
endforeach()

if(NOT SIDELIGHT_FUZZ)
  add_executable(sidelight_tests ${unit_sources})
  # main.cc holds the whole of Catch2 where that is one header: its warnings aren't ours.
  set_source_files_properties("${CMAKE_SOURCE_DIR}/tests/unit/main.cc" PROPERTIES COMPILE_OPTIONS "-w")
  target_include_directories(sidelight_tests PRIVATE "${CMAKE_SOURCE_DIR}/tests/unit")
  target_link_libraries(sidelight_tests PRIVATE sidelight_core sidelight_warnings)
  # Where the tests find tables and fixtures, and the data files of this build.
  target_compile_definitions(sidelight_tests PRIVATE
      SIDELIGHT_ROOT="${CMAKE_SOURCE_DIR}" SIDELIGHT_DATA="${CMAKE_BINARY_DIR}/data")
  find_package(Catch2 QUIET)
  if(Catch2_VERSION VERSION_GREATER_EQUAL 3)
    target_link_libraries(sidelight_tests PRIVATE Catch2::Catch2)
  endif()
  foreach(library IN ITEMS sidelight_html cli_parts build_words_parts build_pack_parts train_parts)
    if(TARGET ${library})
      target_link_libraries(sidelight_tests PRIVATE ${library})
    endif()
  endforeach()
  add_dependencies(sidelight_tests sidelight_data)
endif()

# Small whole files to begin from, for the targets that take binary files: fuzz_seeds/<target>/.
set(seed_files)
foreach(pair IN ITEMS words pack)
  set(builder build_${pair})
  if(pair STREQUAL "pack")
    set(builder sidelight-build-pack)
  endif()
  if(TARGET ${builder})
    set(seed "${CMAKE_BINARY_DIR}/fuzz_seeds/${pair}_fuzz/small.${pair}")
    set(copy "${CMAKE_BINARY_DIR}/fuzz_seeds/container_fuzz/small.${pair}")
    file(GLOB seed_inputs CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/fuzz/seeds/${pair}/*")
    file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz_seeds/${pair}_fuzz" "${CMAKE_BINARY_DIR}/fuzz_seeds/container_fuzz")
    add_custom_command(
        OUTPUT "${seed}" "${copy}"
        COMMAND ${builder} "${CMAKE_SOURCE_DIR}/tests/fuzz/seeds/${pair}" "${seed}"
        COMMAND "${CMAKE_COMMAND}" -E copy "${seed}" "${copy}"
        DEPENDS ${builder} ${seed_inputs}
        VERBATIM)
    list(APPEND seed_files "${seed}")
  endif()
endforeach()
add_custom_target(sidelight_fuzz_seeds ALL DEPENDS ${seed_files})

set(fuzz_sources)
if(TARGET sidelight)
  file(GLOB fuzz_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/fuzz/*_fuzz.cc")
endif()
foreach(source IN LISTS fuzz_sources)
  get_filename_component(name "${source}" NAME_WE)
  if(SIDELIGHT_FUZZ)
    add_executable(${name} ${source})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    add_executable(${name} ${source} "${CMAKE_SOURCE_DIR}/tests/fuzz/replay.cc")
  endif()
  target_link_libraries(${name} PRIVATE sidelight_core sidelight_warnings)
  target_compile_definitions(${name} PRIVATE SIDELIGHT_DATA="${CMAKE_BINARY_DIR}/data")
  target_link_libraries(${name} PRIVATE cli_parts)
  if(TARGET sidelight_html)
    target_link_libraries(${name} PRIVATE sidelight_html)
  endif()
  add_dependencies(${name} sidelight_data)
endforeach()

# Counts the work of a reading for tests/full/growth.test.mjs, by the callbacks that fuzzing compiles in.
if(SIDELIGHT_FUZZ AND TARGET cli_parts)
  add_executable(work_count "${CMAKE_SOURCE_DIR}/tests/full/work_count.cc")
  target_link_libraries(work_count PRIVATE cli_parts sidelight_warnings)
  target_compile_definitions(work_count PRIVATE SIDELIGHT_DATA="${CMAKE_BINARY_DIR}/data")
  add_dependencies(work_count sidelight_data)
endif()
