// Runs a fuzz target over the files of the folders or files given (corpus replay), for compilers
// that have no libFuzzer; then over damaged copies of each that a fuzzer did not make: cut short,
// and with bytes changed, always the same ones. Prints how many it ran; none at all is a failure.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kCuts = 8;
constexpr std::size_t kChanges = 24;
constexpr std::size_t kLargestDamaged = 256 * 1024;  // larger files are run as they are, once

std::vector<std::filesystem::path> files_of(const std::filesystem::path& place) {
  std::vector<std::filesystem::path> files;
  if (std::filesystem::is_regular_file(place)) files.push_back(place);
  if (std::filesystem::is_directory(place)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(place)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Named by its hash: libFuzzer wrote it, and it is the damaged copy of another already.
bool is_fuzzed(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  return name.size() == 40 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// A vector of exactly this size each time, so that AddressSanitizer sees a read past its end.
void run(const Bytes& bytes) {
  const Bytes exact(bytes);
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

std::size_t run_damaged(const Bytes& bytes) {
  if (bytes.empty() || bytes.size() > kLargestDamaged) return 0;
  for (std::size_t i = 0; i < kCuts; ++i) {
    run(Bytes(bytes.begin(),
              bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() * i / kCuts)));
  }
  std::uint64_t state = bytes.size();
  const auto next = [&state](std::size_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>((state >> 33) % below);
  };
  for (std::size_t i = 0; i < kChanges; ++i) {
    Bytes changed(bytes);
    for (std::size_t j = 0; j <= i % 4; ++j) {
      changed[next(changed.size())] = static_cast<std::uint8_t>(next(256));
    }
    run(changed);
  }
  return kCuts + kChanges;
}

}  // namespace

int main(int argc, char* argv[]) {
  std::size_t files = 0;
  std::size_t damaged = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& file : files_of(argv[i])) {
      std::ifstream stream(file, std::ios::binary);
      const Bytes bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
      run(bytes);
      if (!is_fuzzed(file)) damaged += run_damaged(bytes);
      ++files;
    }
  }
  const std::string name = std::filesystem::path(argv[0]).filename().string();
  std::printf("%s: %zu inputs and %zu damaged copies\n", name.c_str(), files, damaged);
  return files > 0 ? 0 : 1;
}
