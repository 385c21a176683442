// The words, models and packs of this build, loaded once for the fuzz targets that read whole
// pages. Never used by the targets that fuzz those files themselves.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "reading/load.h"

// Stops the program when a file is missing or refused: without them little of the corridor would be
// reached.
inline const sidelight::Knowledge& shipped_knowledge() {
  static const sidelight::KnowledgeFiles* const files = [] {
    auto* loaded = new sidelight::KnowledgeFiles;
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(SIDELIGHT_DATA)) {
      names.push_back(entry.path().string());
    }
    std::sort(names.begin(), names.end());
    if (names.size() < 2) std::abort();
    for (const std::string& name : names) {
      std::ifstream stream(name, std::ios::binary);
      const std::string text((std::istreambuf_iterator<char>(stream)),
                             std::istreambuf_iterator<char>());
      const auto* begin = reinterpret_cast<const std::byte*>(text.data());
      if (const auto error = loaded->add(std::vector<std::byte>(begin, begin + text.size()))) {
        std::fprintf(stderr, "%s: %s\n", name.c_str(), error->message.c_str());
        std::abort();
      }
    }
    return loaded;
  }();
  return files->knowledge();
}
