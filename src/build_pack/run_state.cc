#include "build_pack/run_state.h"

#include <filesystem>
#include <fstream>

namespace sidelight {
namespace {

constexpr std::uint64_t kVersion = 1;

}  // namespace

bool read_state(const std::string& path, RunState& state) {
  std::ifstream stream(path);
  std::uint64_t version = 0;
  std::string end;
  stream >> version >> state.dump_size >> state.recipe >> state.plain >> state.restart.stored >>
      state.restart.plain >> state.files >> state.counts.lines >> state.counts.items >>
      state.counts.candidates >> state.counts.broken >> state.complete >> end;
  return stream && version == kVersion && end == "end" && state.restart.plain <= state.plain;
}

bool write_state(const std::string& path, const RunState& state) {
  const std::string beside = path + ".new";
  std::ofstream stream(beside, std::ios::trunc);
  for (const std::uint64_t number :
       {kVersion, state.dump_size, state.recipe, state.plain, state.restart.stored,
        state.restart.plain, std::uint64_t{state.files}, state.counts.lines, state.counts.items,
        state.counts.candidates, state.counts.broken, std::uint64_t{state.complete}}) {
    stream << number << '\n';
  }
  stream << "end\n";
  stream.close();
  std::error_code failure;
  if (stream) std::filesystem::rename(beside, path, failure);
  return stream && !failure;
}

}  // namespace sidelight
