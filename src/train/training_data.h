// The words and packs that training reads its texts with: a folder of built data files. Never the
// models that it makes.
#pragma once

#include <string>

#include "base/result.h"
#include "reading/load.h"

namespace sidelight {

// The *.words and *.pack files of `folder`, in the order of their names.
Result<KnowledgeFiles> load_training_data(const std::string& folder);

}  // namespace sidelight
