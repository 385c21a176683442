// Name tagger (named entity recognition by a trained linear chain): which words are names, by the
// weights of model/name_model.h over the features of names/tag_features.h. Never makes names of
// them: that is names/tagged_names.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/name_model.h"
#include "names/tag_features.h"

namespace sidelight {

// A stretch of open words of one sentence, all of its labels chosen together.
struct TaggedWord {
  std::uint8_t label = 0;
  // Of a word of a name: by how much the best labelling loses when this word has another label.
  std::int32_t margin = 0;
};

// The best labels of words that stand side by side, given their features. Linear in words.
[[gnu::noinline]] std::vector<TaggedWord> tag_words(const NameModel& model,
                                                    std::span<const TagFeatures::Row> words);

// Calls use(open) for each stretch of open words of `sentence`.
template <class Use>
void each_open_stretch(const TagFeatures& features, TokenRange sentence, Use&& use) {
  for (std::uint32_t i = sentence.begin; i < sentence.end;) {
    if (!features.is_open(i)) {
      ++i;
      continue;
    }
    const std::uint32_t begin = i;
    while (i < sentence.end && features.is_open(i)) ++i;
    use(TokenRange{begin, i});
  }
}

// Whether the model was made for the features of this program.
bool fits_names(const NameModel& model);

}  // namespace sidelight
