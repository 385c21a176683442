# The rooms of src/ that make the core. page/html_*.cc (bytes and markup to a
# Page) is apart: it needs an HTML parser, and a browser has its own.

set(core_sources)
foreach(room IN LISTS SIDELIGHT_ROOMS)
  file(GLOB_RECURSE room_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${room}/*.cc")
  list(APPEND core_sources ${room_sources})
endforeach()
list(FILTER core_sources EXCLUDE REGEX "/src/page/html_[^/]*\\.cc$")

add_library(sidelight_core STATIC ${core_sources})
target_include_directories(sidelight_core PUBLIC "${CMAKE_SOURCE_DIR}/src")
target_link_libraries(sidelight_core PUBLIC sidelight_everywhere PRIVATE sidelight_warnings sidelight_dialect)
target_link_libraries(sidelight_core PUBLIC sidelight_re2 sidelight_json)

# The .cc files of src/<room>, or nothing where that room isn't there: sidelight_sources(<variable> <room>).
function(sidelight_sources variable room)
  file(GLOB_RECURSE found CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${room}/*.cc")
  set(${variable} ${found} PARENT_SCOPE)
endfunction()
