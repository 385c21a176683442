// Files and standard input for the command line (I/O): bytes of a page, and the data folder beside
// the program. Never interprets a page beyond telling HTML, plain text and snapshot apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "page/page.h"
#include "reading/load.h"

namespace sidelight {

// The bytes of file `path`, or of standard input for "-". The Error names the path.
Result<std::string> read_bytes(const std::string& path);

// Whether `bytes` begin as a snapshot does.
bool looks_like_snapshot(std::string_view bytes);

// HTML, plain text or a snapshot, told apart by how the bytes begin. `url` and `date` fill what the
// page lost.
Result<Page> page_of(std::string_view bytes, const std::string& url, const std::string& date);

// Every *.words, *.model and *.pack of `folder`, in the order of their names, then `packs`, which
// must be packs that say their name, licence and date; the Error names the file. With `blocks_only`
// of the folder just the model of page/block_model.h, which is all that an article takes.
Result<KnowledgeFiles> load_knowledge(const std::string& folder,
                                      const std::vector<std::string>& packs,
                                      bool blocks_only = false);

// `data` beside the running program.
std::string default_data_folder(const char* program);

}  // namespace sidelight
