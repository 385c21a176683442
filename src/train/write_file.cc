#include "train/write_file.h"

#include <fstream>

namespace sidelight {

std::optional<Error> write_file(const std::string& path, const std::vector<std::byte>& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return Error{path + ": can't be written"};
  return std::nullopt;
}

}  // namespace sidelight
