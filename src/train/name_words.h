// Words that a name model brings along (gazetteers and word clusters): read from lists that are not
// in this project, written as the sections of model/hash_index.h.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "format/container.h"
#include "model/name_model.h"

namespace sidelight {

// The two sections, and the same opened.
struct NameWordFile {
  std::vector<std::byte> known;
  std::vector<std::byte> clusters;
  std::vector<std::byte> file;  // holds both; `words` are views into it
  NameWords words;

  void add_to(ContainerWriter& model) const;
};

// `known`: lines of name and kind (given, family, person, place, organisation, other); `clusters`:
// lines of word, cluster and part of the cluster (train/word_clusters.h), numbers from 1 to 255,
// the first ones first where two can't be told apart. Tabs between. Either may be a `.model` whose
// list is taken over; an empty path is an empty list.
Result<std::unique_ptr<NameWordFile>> read_name_words(const std::string& known,
                                                      const std::string& clusters);

}  // namespace sidelight
