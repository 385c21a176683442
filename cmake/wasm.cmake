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
    -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=16777216 -sMAXIMUM_MEMORY=536870912 -Wl,--stack-first
    # A function with one caller is not drawn into it: rooms made one function of 200 kB, for which the browser's compiler has no
    # registers left, and which gzip packs worse. The rooms' own [[gnu::noinline]] keeps the linker from it.
    -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=20)

# What runs once for a page, a name or a quote, not once for a word, is built small.
set(small_files
    "names/tagged_names" "names/surnames" "quotes/carried_speakers" "quotes/judged_reports" "quotes/quote" "people/name_groups" "people/given_names"
    "exports/*" "reading/*" "cards/*" "links/*" "pack/*" "format/container" "model/*_model"
    "page/snapshot_*" "page/json_ld" "page/author_*" "page/*_field*" "page/*image*" "page/embeds" "page/stories"
    "page/live_entries" "page/related_items" "page/day_text" "page/*_kind*" "page/layout" "page/frames" "page/headline"
    "page/byline_lines" "page/page_zones" "page/date_lines" "page/listing" "page/captions" "page/second_copy" "page/plain_*")
# … and what is asked of many words, but does little with one, in between.
set(middling_files
    "people/*" "text/mail_marks" "names/quoted_works" "names/document_names" "names/name_kinds" "names/name_chunks" "names/find_mentions" "cards/key_sentences"
    "quotes/not_speech" "quotes/repeated_quotes" "quotes/mixed_clauses" "quotes/speakers" "quotes/speaker_ranker"
    "quotes/marked_sources" "quotes/attribution" "quotes/reported" "quotes/report_candidates"
    "figures/date_rules_*" "figures/date_value" "figures/calendar" "figures/holidays" "figures/quantity" "figures/report" "figures/tense")
foreach(size small middling)
  list(TRANSFORM ${size}_files PREPEND "${CMAKE_SOURCE_DIR}/src/")
  list(TRANSFORM ${size}_files APPEND ".cc")
  file(GLOB ${size}_sources ${${size}_files})
endforeach()
list(REMOVE_ITEM middling_sources ${small_sources})
set_source_files_properties(${small_sources} PROPERTIES COMPILE_OPTIONS "-Oz")
set_source_files_properties(${middling_sources} PROPERTIES COMPILE_OPTIONS "-Os")
# Vectors only where they pay: elsewhere they make the engine larger and no faster.
set_property(SOURCE "${CMAKE_SOURCE_DIR}/src/names/name_tagger.cc" APPEND PROPERTY COMPILE_OPTIONS "-msimd128")
