// Texts with their names, as training reads them (JSON lines): each sentence's stretches of open
// words with the labels that the corpus allows for each. What is learnt of them: train_names.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "names/tag_features.h"
#include "pack/knowledge.h"

namespace sidelight {

struct NameStretch {
  std::vector<TagFeatures::Row> rows;  // of each word
  std::vector<std::uint32_t> allowed;  // of each word: one bit a label
  std::uint32_t text = 0;              // number of its text
  std::uint32_t weight = 1;            // how often it is seen in a pass
};

struct NameCorpus {
  std::vector<NameStretch> stretches;
  std::uint32_t texts = 0;
  std::uint32_t words = 0;
};

// Reads the file `rows`; texts whose outlet (else id) has the hash `fold` modulo
// `folds` are left out. Progress goes to
// standard error.
Result<NameCorpus> read_name_corpus(const std::string& rows, const Knowledge& knowledge,
                                    const NameWords& words, std::uint32_t fold,
                                    std::uint32_t folds);

}  // namespace sidelight
