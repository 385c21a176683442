// Loading of models and packs (resource files) into one Knowledge: owns their bytes, and tells by
// the file's own header what each is. Never looks on a disk: the native door is cli/, the browser's
// is web/core/engine.ts.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "pack/knowledge.h"

namespace sidelight {

class KnowledgeFiles {
 public:
  // Takes a `.words`, `.model` or `.pack` file. A file that is not whole is refused with the
  // reason, and all loaded before stays as it was.
  std::optional<Error> add(std::vector<std::byte> bytes);

  // The same for a pack that a reader brings, after all that is shipped: nothing else will do, and
  // it must say its name, licence and date, which stand beside all that is shown from it. Its name
  // must be its own.
  std::optional<Error> add_pack(std::vector<std::byte> bytes);

  const Knowledge& knowledge() const { return knowledge_; }

 private:
  std::optional<Error> refusal_of_last_pack() const;

  // Each file keeps its address for as long as this lives: the Knowledge points into it.
  std::vector<std::unique_ptr<std::vector<std::byte>>> files_;
  Knowledge knowledge_;
};

// {"error": "…"} and a line end.
std::string error_json(const Error& error);

}  // namespace sidelight
