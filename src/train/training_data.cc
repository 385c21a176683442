#include "train/training_data.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

namespace sidelight {

namespace fs = std::filesystem;

Result<KnowledgeFiles> load_training_data(const std::string& folder, bool models) {
  std::vector<fs::path> paths;
  std::error_code trouble;
  for (fs::directory_iterator entry(folder, trouble), end; !trouble && entry != end;
       entry.increment(trouble)) {
    const fs::path ending = entry->path().extension();
    if (ending == ".words" || ending == ".pack" || (models && ending == ".model"))
      paths.push_back(entry->path());
  }
  if (paths.empty()) return Error{folder + ": no words and no packs (give a folder with --data)"};
  std::sort(paths.begin(), paths.end());
  KnowledgeFiles files;
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    std::vector<std::byte> copy(bytes.size());
    std::transform(bytes.begin(), bytes.end(), copy.begin(),
                   [](char c) { return static_cast<std::byte>(c); });
    if (const auto refused = files.add(std::move(copy)))
      return Error{path.string() + ": " + refused->message};
  }
  return files;
}

}  // namespace sidelight
