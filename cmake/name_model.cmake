# Which of the trained models of names a build installs: models/names-<choice>.model, or none of them.

# en: learnt from all corpora that may be learnt from. en-strict: from the cleanly licensed part and our own text alone
# (models/names-en-strict.md). none: rules alone find names.
set(SIDELIGHT_NAMES "en" CACHE STRING "the model of names that is installed: en, en-strict or none")
set_property(CACHE SIDELIGHT_NAMES PROPERTY STRINGS en en-strict none)

# Takes the models of names out of `list` but the chosen one. A choice that names no file is an error.
function(sidelight_choose_names list choice)
  set(kept ${${list}})
  list(FILTER kept EXCLUDE REGEX "/names-[^/]*$")
  if(NOT choice STREQUAL "none")
    set(chosen ${${list}})
    list(FILTER chosen INCLUDE REGEX "/names-${choice}\\.model$")
    if(NOT chosen)
      message(FATAL_ERROR "SIDELIGHT_NAMES=${choice}: models/names-${choice}.model is not there")
    endif()
    list(APPEND kept ${chosen})
  endif()
  set(${list} ${kept} PARENT_SCOPE)
endfunction()
