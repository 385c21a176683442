// Writer of word files (lexicon serialisation): lists in, the bytes that Language::open reads out.
// The same lists give the same bytes. Never reads files: that is word_source.h.
#pragma once

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "build_words/word_source.h"

namespace sidelight {

Result<std::vector<std::byte>> write_words(const WordFolder& folder);

}  // namespace sidelight
