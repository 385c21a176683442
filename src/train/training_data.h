// What training reads its texts with: a folder of built data files. Never what is made of them.
#pragma once

#include <string>

#include "base/result.h"
#include "reading/load.h"

namespace sidelight {

// The *.words and *.pack files of `folder`, and its *.model files where `models` asks for them, in
// the order of their names.
Result<KnowledgeFiles> load_training_data(const std::string& folder, bool models = false);

}  // namespace sidelight
