// build_words FOLDER FILE: writes the word lists of one language (data/<lang>/*.txt) into one file
// that the engine loads. Exit status 0, or 1 with the fault, its file and its line on standard
// error.
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "build_words/word_source.h"
#include "build_words/write_words.h"

int main(int argc, char* argv[]) {
  using namespace sidelight;
  if (argc != 3) {
    std::fprintf(stderr, "usage: build_words FOLDER FILE\n");
    return 2;
  }
  const Result<WordFolder> folder = read_word_folder(argv[1]);
  if (!folder) {
    std::fprintf(stderr, "build_words: %s\n", folder.error().message.c_str());
    return 1;
  }
  const Result<std::vector<std::byte>> bytes = write_words(folder.value());
  if (!bytes) {
    std::fprintf(stderr, "build_words: %s: %s\n", argv[1], bytes.error().message.c_str());
    return 1;
  }
  std::ofstream out(argv[2], std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(bytes.value().data()),
            static_cast<std::streamsize>(bytes.value().size()));
  out.close();
  if (!out) {
    std::fprintf(stderr, "build_words: %s: cannot be written\n", argv[2]);
    return 1;
  }
  return 0;
}
