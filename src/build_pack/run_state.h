// How far an interrupted run over a dump had come (checkpoint): a small text file, written whole
// each time. Never the rows themselves, which lie beside it.
#pragma once

#include <cstdint>
#include <string>

#include "build_pack/dump_stream.h"
#include "build_pack/map_dump.h"

namespace sidelight {

struct RunState {
  std::uint64_t dump_size = 0;  // of the file as it is stored
  std::uint64_t recipe = 0;     // fingerprint
  std::uint64_t plain = 0;      // all lines before this byte of the dump are in the row files
  Restart restart;              // where to begin reading to get there
  std::uint32_t files = 0;      // how many row files are whole
  MapCounts counts;
  bool complete = false;  // the dump was read to its end
};

// False when there is no state in `path`, or one that makes no sense.
bool read_state(const std::string& path, RunState& state);
bool write_state(const std::string& path, const RunState& state);

}  // namespace sidelight
