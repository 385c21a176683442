// The command line (argument parsing): words into one Arguments, or an Error that names the word.
// What each command does is in its own file of this room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace sidelight {

struct Arguments {
  std::string command;  // read, explain, export, snapshot, predict, batch, help, version
  std::vector<std::string> inputs;  // files, "-" for standard input
  std::string task;                 // of predict; the format of export
  std::string format;  // read: json, text (the default) or markdown; batch: reading, …
  bool lines = false;  // read: each line of the input is one snapshot
  std::string url;
  std::string date;                // YYYY-MM-DD
  std::string jobs;                // predict and batch: threads, as given
  std::string output;              // batch: file; empty = standard output
  std::string resume;              // batch: file of the state
  bool quiet = false;              // batch
  std::string data;                // folder of models and packs; empty = beside the program
  std::vector<std::string> packs;  // the reader's own, behind those of the folder
};

Result<Arguments> parse_arguments(const std::vector<std::string>& words);

// How many threads `jobs` of a batch asks for: every core when it says nothing.
std::uint32_t threads_of(const Arguments& arguments);

// What `sidelight --help` prints.
extern const char* const kHelp;

}  // namespace sidelight
