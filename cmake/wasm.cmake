# sidelight.wasm: a standalone module without any generated JavaScript; its loader is web/core/engine.ts.
# Call _initialize() once after instantiation, as for every WASI reactor.

set(exported
    _sidelight_abi _sidelight_alloc _sidelight_free _sidelight_load _sidelight_load_pack _sidelight_begin _sidelight_step
    _sidelight_export _sidelight_result _sidelight_result_size)
string(JOIN "," exported_list ${exported})

sidelight_sources(wasm_sources wasm)
add_executable(sidelight_wasm ${wasm_sources})
set_target_properties(sidelight_wasm PROPERTIES OUTPUT_NAME sidelight SUFFIX .wasm)
target_link_libraries(sidelight_wasm PRIVATE sidelight_core sidelight_warnings sidelight_dialect)
# The stack lies first in memory, so that overflowing it traps instead of writing over data.
target_link_options(sidelight_wasm PRIVATE
    --no-entry -sSTANDALONE_WASM=1 -sEXPORTED_FUNCTIONS=${exported_list} -sTOTAL_STACK=1048576
    -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=16777216 -sMAXIMUM_MEMORY=536870912 -Wl,--stack-first)

# What runs once for a page, not once for a word, is built small.
file(GLOB small_sources "${CMAKE_SOURCE_DIR}/src/exports/*.cc" "${CMAKE_SOURCE_DIR}/src/reading/*.cc"
  "${CMAKE_SOURCE_DIR}/src/cards/*.cc" "${CMAKE_SOURCE_DIR}/src/page/snapshot_*.cc" "${CMAKE_SOURCE_DIR}/src/page/json_ld.cc"
  "${CMAKE_SOURCE_DIR}/src/page/author_*.cc" "${CMAKE_SOURCE_DIR}/src/page/*_field*.cc"
  "${CMAKE_SOURCE_DIR}/src/page/*image*.cc" "${CMAKE_SOURCE_DIR}/src/page/embeds.cc"
  "${CMAKE_SOURCE_DIR}/src/page/stories.cc" "${CMAKE_SOURCE_DIR}/src/page/live_entries.cc"
  "${CMAKE_SOURCE_DIR}/src/page/related_items.cc" "${CMAKE_SOURCE_DIR}/src/page/day_text.cc"
  "${CMAKE_SOURCE_DIR}/src/page/*_kind*.cc" "${CMAKE_SOURCE_DIR}/src/page/layout.cc" "${CMAKE_SOURCE_DIR}/src/page/frames.cc"
  "${CMAKE_SOURCE_DIR}/src/page/headline.cc" "${CMAKE_SOURCE_DIR}/src/page/byline_lines.cc" "${CMAKE_SOURCE_DIR}/src/page/listing.cc"
  "${CMAKE_SOURCE_DIR}/src/page/captions.cc" "${CMAKE_SOURCE_DIR}/src/page/second_copy.cc" "${CMAKE_SOURCE_DIR}/src/page/plain_*.cc"
  "${CMAKE_SOURCE_DIR}/src/links/*.cc" "${CMAKE_SOURCE_DIR}/src/people/[a-o]*.cc" "${CMAKE_SOURCE_DIR}/src/people/speech_*.cc"
  "${CMAKE_SOURCE_DIR}/src/quotes/not_speech.cc" "${CMAKE_SOURCE_DIR}/src/quotes/repeated_quotes.cc"
  "${CMAKE_SOURCE_DIR}/src/quotes/mixed_clauses.cc" "${CMAKE_SOURCE_DIR}/src/figures/date_rules_*.cc" "${CMAKE_SOURCE_DIR}/src/figures/quantity.cc" "${CMAKE_SOURCE_DIR}/src/figures/report.cc"
  "${CMAKE_SOURCE_DIR}/src/figures/tense.cc" "${CMAKE_SOURCE_DIR}/src/text/mail_marks.cc" "${CMAKE_SOURCE_DIR}/src/names/quoted_works.cc"
  "${CMAKE_SOURCE_DIR}/src/quotes/quote.cc" "${CMAKE_SOURCE_DIR}/src/quotes/speaker_ranker.cc" "${CMAKE_SOURCE_DIR}/src/people/pronoun_chains.cc"
  "${CMAKE_SOURCE_DIR}/src/quotes/marked_sources.cc" "${CMAKE_SOURCE_DIR}/src/quotes/attribution.cc" "${CMAKE_SOURCE_DIR}/src/pack/*.cc"
  "${CMAKE_SOURCE_DIR}/src/model/*_model.cc" "${CMAKE_SOURCE_DIR}/src/format/container.cc")
set_source_files_properties(${small_sources} PROPERTIES COMPILE_OPTIONS "-Oz")
