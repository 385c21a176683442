# The native program, the two tools that write its data files, and those files beside it in data/.

file(GLOB html_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/page/html_*.cc")
if(html_sources)
  add_library(sidelight_html STATIC ${html_sources})
  target_link_libraries(sidelight_html PUBLIC sidelight_core PRIVATE sidelight_warnings sidelight_dialect)
endif()

# One program from one room of src/; nothing while that room has no file. All but its main.cc is a library,
# <room>_parts, so that tests can use it.
function(sidelight_program name room)
  sidelight_sources(sources ${room})
  list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  if(NOT EXISTS "${CMAKE_SOURCE_DIR}/src/${room}/main.cc")
    return()
  endif()
  add_executable(${name} "${CMAKE_SOURCE_DIR}/src/${room}/main.cc")
  target_link_libraries(${name} PRIVATE sidelight_warnings sidelight_dialect)
  if(sources)
    add_library(${room}_parts STATIC ${sources})
    target_link_libraries(${room}_parts PUBLIC sidelight_core PRIVATE sidelight_warnings sidelight_dialect)
    if(TARGET sidelight_html)
      target_link_libraries(${room}_parts PUBLIC sidelight_html)
    endif()
    target_link_libraries(${name} PRIVATE ${room}_parts)
    if(room STREQUAL "cli")
      target_link_libraries(${room}_parts PUBLIC ZLIB::ZLIB)
    endif()
  else()
    target_link_libraries(${name} PRIVATE sidelight_core)
  endif()
endfunction()

# Each program needs the rooms that it is made of: a shortened SIDELIGHT_ROOMS leaves it out.
if("reading" IN_LIST SIDELIGHT_ROOMS)
  sidelight_program(sidelight cli)
  sidelight_program(sidelight-train train)
endif()
if("model" IN_LIST SIDELIGHT_ROOMS)
  sidelight_program(build_words build_words)
endif()
if("pack" IN_LIST SIDELIGHT_ROOMS)
  sidelight_program(sidelight-build-pack build_pack)
  # Dumps come compressed.
  find_package(ZLIB REQUIRED)
  find_package(BZip2 REQUIRED)
  target_link_libraries(build_pack_parts PRIVATE ZLIB::ZLIB BZip2::BZip2)
endif()

# data/<file> written by `<tool> <source folder> <file>`, anew when the tool or a source file changed.
set(data_files)
function(sidelight_data tool source file)
  file(GLOB_RECURSE inputs CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${source}/*")
  if(NOT TARGET ${tool} OR NOT inputs)
    return()
  endif()
  set(output "${CMAKE_BINARY_DIR}/data/${file}")
  add_custom_command(
      OUTPUT "${output}"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_BINARY_DIR}/data"
      COMMAND ${tool} "${CMAKE_SOURCE_DIR}/${source}" "${output}"
      DEPENDS ${tool} ${inputs}
      COMMENT "Writing data/${file}"
      VERBATIM)
  set(data_files ${data_files} "${output}" PARENT_SCOPE)
endfunction()

sidelight_data(build_words data/en en.words)
sidelight_data(sidelight-build-pack data/packs world.pack)

# Trained models go as they are; of those of names the one that SIDELIGHT_NAMES says, and none that an earlier choice left there.
include(${CMAKE_CURRENT_LIST_DIR}/name_model.cmake)
file(GLOB models CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/models/*.model")
sidelight_choose_names(models "${SIDELIGHT_NAMES}")
file(GLOB stale "${CMAKE_BINARY_DIR}/data/names-*.model")
list(FILTER stale EXCLUDE REGEX "/names-${SIDELIGHT_NAMES}\\.model$")
if(stale)
  file(REMOVE ${stale})
endif()
foreach(model IN LISTS models)
  get_filename_component(name "${model}" NAME)
  set(output "${CMAKE_BINARY_DIR}/data/${name}")
  add_custom_command(
      OUTPUT "${output}"
      COMMAND "${CMAKE_COMMAND}" -E copy "${model}" "${output}"
      DEPENDS "${model}"
      VERBATIM)
  list(APPEND data_files "${output}")
endforeach()
add_custom_target(sidelight_data ALL DEPENDS ${data_files})
