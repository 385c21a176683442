// The command line (argument parsing): words into one Arguments, or an Error that names the word.
// What each command does is in its own file of this room.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace sidelight {

struct Arguments {
  std::string command;              // read, explain, export, snapshot, predict, help,
                                    // version
  std::vector<std::string> inputs;  // files, "-" for standard input
  std::string task;                 // of predict; the format of export
  std::string format = "text";      // json, text or markdown
  bool lines = false;               // read: each line of the input is one snapshot
  std::string url;
  std::string date;                // YYYY-MM-DD
  unsigned jobs = 0;               // threads of predict; 0 = as many as the machine has
  std::string data;                // folder of models and packs; empty = beside the program
  std::vector<std::string> packs;  // the reader's own, behind those of the folder
};

Result<Arguments> parse_arguments(const std::vector<std::string>& words);

// What `sidelight --help` prints.
extern const char* const kHelp;

}  // namespace sidelight
