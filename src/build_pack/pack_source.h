// Source of a pack (tab-separated, reviewed text): reading data/packs/*.tsv into lines and
// entities. Never judges what a line says: that is build_pack/lint.h. The binary form is
// build_pack/write_pack.h.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/kinds.h"
#include "pack/pack.h"

namespace sidelight {

// One line of a file: id, key, value, as_of, source, note; trailing empty columns may be left out.
struct SourceLine {
  std::string file;
  std::uint32_t number = 0;  // from 1
  std::uint32_t id = 0;      // with kLocalBit for "L…"
  std::string key;
  std::string value;
  std::string as_of;
  std::string source;
};

// What is wrong, and where: "leaders.tsv:12: no label".
struct SourceProblem {
  std::string file;
  std::uint32_t line = 0;
  std::string message;
};

struct PackSource {
  std::vector<SourceLine> lines;                               // in the order of files and lines
  std::map<std::string, std::string> about;                    // of about.txt: "name: world"
  std::vector<SourceProblem> problems;                         // lines that could not be read
  std::map<std::uint32_t, std::vector<std::size_t>> entities;  // id → indices of its lines
};

// The parts of an alias's value, "text|case|use|prior|kind", the last may be missing.
struct SourceAlias {
  std::string text;
  CaseRule case_rule = CaseRule::Exact;
  AliasUse use = AliasUse::Name;
  std::uint32_t prior = 0;
  bool has_kind = false;
  EntityKind kind = EntityKind::Person;
};

// Reads every .tsv file of the folder in the order of their names, and about.txt. What cannot be
// read is a problem, never a crash.
PackSource read_pack_folder(const std::string& folder);

// Adds the lines of one file; `name` stands in problems.
void read_pack_text(PackSource& source, const std::string& name, std::string_view text);

// "Q159" → 159, "L12" → 12 with kLocalBit, anything else → 0.
std::uint32_t parse_entity_id(std::string_view text);

// False, with the reason, when the value is not an alias.
bool parse_alias(std::string_view value, SourceAlias& alias, std::string& reason);

// The value split at '|'.
std::vector<std::string> split_value(std::string_view value, char separator = '|');

std::string show_problem(const SourceProblem& problem);

}  // namespace sidelight
